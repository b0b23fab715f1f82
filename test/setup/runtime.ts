import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

// There is one for each process, whatever number of files it runs.
Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } } });
