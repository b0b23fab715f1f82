// Imports point one way. Who may look into which room is said here once.
import { posix } from 'node:path';
import { lineOf, type Node, nodesOf, type Source } from './sources.ts';

interface Rule {
  readonly files: RegExp;
  /** Paths in this repository that may be imported, besides the room itself. */
  readonly may: RegExp;
  /** Paths of which only types may be imported. */
  readonly mayTypes?: RegExp;
  readonly packages?: RegExp;
}

const words = String.raw`workflows\/([\w-]+\/)?(((review|outcome)-)?words|grounds|labels|day)\.ts`;
const forms = String.raw`workflows\/([\w-]+\/)?forms?\.ts`;
const law = String.raw`workflows\/([\w-]+\/)?law\.ts`;
const messages = String.raw`workflows\/([\w-]+\/)?messages\.ts`;
const temporal = /^@temporalio\/(workflow|common)$/;
const anyPackage = /^/;
const onlyRoom = (...paths: string[]): RegExp => new RegExp(`^(${paths.join('|')})$`);

/** The first rule whose `files` matches holds. Tests, their fakes, configuration and scripts are free. */
const rules: readonly Rule[] = [
  { files: /\.test\.tsx?$|\.config\.ts$|\/fake-[\w-]+\.tsx?$|^(scripts|test)\//, may: /^/ },
  { files: /^workflows\/.*\/forms?\.ts$/, may: onlyRoom(String.raw`workflows\/(?!.*messages\.ts).*`), packages: /^typebox(\/|$)/ },
  { files: /^workflows\//, may: onlyRoom(String.raw`workflows\/(?!.*\/forms?\.ts).*`), mayTypes: new RegExp(`^${forms}$`), packages: temporal },
  { files: /^db\//, may: onlyRoom('db/.*', words), mayTypes: /^workflows\// },
  {
    files: /^activities\//,
    may: onlyRoom('activities/.*', 'db/.*', words, forms, law, String.raw`workflows\/steps\/activities\.ts`),
    mayTypes: /^workflows\//,
    packages: /^(?!@temporalio\/worker)/,
  },
  // Built by itself and loaded as a file: the door sees nothing of the procedures but what a rehearsal tells.
  { files: /^api\/rehearsal\//, may: onlyRoom('api/rehearsal/.*', 'workflows/index.ts'), packages: /^(node:|@temporalio\/common$)/ },
  // How a letter is set is no effect: the desk previews it with the same code.
  { files: /^api\//, may: onlyRoom('api/.*', 'db/.*', words, forms, law, messages, String.raw`activities\/letters\/(letter|notice|preview|volume)\.ts`), mayTypes: /^workflows\//, packages: /^(?!@temporalio\/worker)/ },
  { files: /^web\/counter\//, may: onlyRoom('web/.*', 'api/shapes.*', words, forms), mayTypes: /^(api|workflows)\// },
  {
    files: /^web\//,
    may: onlyRoom('web/(?!counter/).*', 'api/shapes.*', words, forms),
    mayTypes: /^(api|workflows)\//,
    packages: /^(?!node:|fastify|@fastify\/|@temporalio\/|postgres$|drizzle-orm)/,
  },
  { files: /^worker\.ts$/, may: onlyRoom('activities/.*', 'db/.*') },
  { files: /^server\.ts$/, may: onlyRoom('api/.*', 'db/.*', 'web/counter/.*') },
];

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

interface Import {
  readonly of: string;
  readonly types: boolean;
  readonly at: number;
}

export function wrongImports(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => {
    const rule = rules.find(({ files }) => files.test(source.path));
    if (!rule) return [{ path: source.path, line: 1, message: 'no rule of scripts/checks/imports.ts covers this file' }];
    return importsOf(source)
      .map((one) => ({ one, against: objection(source.path, one, rule) }))
      .filter(({ against }) => against)
      .map(({ one, against }) => ({ path: source.path, line: lineOf(source, one.at), message: against }));
  });
}

function objection(path: string, { of, types }: Import, rule: Rule): string {
  if (!of.startsWith('.')) return types || (rule.packages ?? anyPackage).test(of) ? '' : `may not import the package ${of}`;
  const target = posix.normalize(posix.join(posix.dirname(path), of));
  if (/\/fake-/.test(target) && !rule.may.test('fake')) return `may not import ${target}: fakes are for tests`;
  if (rule.may.test(target) || (types && rule.mayTypes?.test(target))) return '';
  return rule.mayTypes?.test(target) ? `may import only types from ${target}` : `may not import ${target}`;
}

function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(source.program)) {
    const from = (node.source as Node | null | undefined)?.value;
    if (typeof from !== 'string') continue;
    const kind = node.importKind ?? node.exportKind;
    found.push({ of: from, types: kind === 'type' || node.type === 'TSImportType', at: node.start });
  }
  return found;
}
