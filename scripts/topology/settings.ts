import { join } from 'node:path';

type Ports = Readonly<Record<'frontend' | 'frontendMembers' | 'matching' | 'matchingMembers' | 'history' | 'historyMembers' | 'system' | 'systemMembers' | 'http', number>>;

/** What the image temporalio/server makes of the variables in docker-compose.yml, on one host. */
export function temporalSettings({ hostname, port, password }: URL, ports: Ports, dynamicConfig: string): string {
  const store = (database: string, connections: number) => ({ sql: { pluginName: 'postgres12', databaseName: database, connectAddr: `${hostname}:${port}`, connectProtocol: 'tcp', user: 'temporal', password, maxConns: connections, maxIdleConns: connections, maxConnLifetime: '1h' } });
  const rpc = (grpcPort: number, membershipPort: number, more: object = {}) => ({ rpc: { grpcPort, membershipPort, bindOnLocalHost: true, ...more } });
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: { defaultStore: 'default', visibilityStore: 'visibility', numHistoryShards: 128, datastores: { default: store('temporal', 20), visibility: store('temporal_visibility', 10) } },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: { frontend: rpc(ports.frontend, ports.frontendMembers, { httpPort: ports.http }), matching: rpc(ports.matching, ports.matchingMembers), history: rpc(ports.history, ports.historyMembers), worker: rpc(ports.system, ports.systemMembers) },
    clusterMetadata: { enableGlobalNamespace: false, failoverVersionIncrement: 10, masterClusterName: 'active', currentClusterName: 'active', clusterInformation: { active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `127.0.0.1:${ports.frontend}` } } },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicConfig, pollInterval: '60s' },
  });
}

/** deploy/proxy.conf with the replicas named one by one: Docker's name server is not there to name them. */
export function proxySettings(deployed: string, folder: string, port: number, replicas: readonly number[]): string {
  const here = deployed
    .replace(/^resolver .*$/m, '')
    .replace(/server api:8080 resolve (.*);/, (_, limits: string) => replicas.map((each) => `server 127.0.0.1:${each} ${limits};`).join('\n    '))
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${join(folder, `nginx-${each}`)};`).join('\n');
  return `daemon off;\nworker_processes 1;\npid ${join(folder, 'nginx.pid')};\nerror_log stderr warn;\nevents {}\nhttp {\n${temporary}\n${here}\n}\n`;
}
