import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../stack/layout.ts';
import { wrongImports } from './imports.ts';
import { parse } from './sources.ts';
import { duplicateWords } from './words.ts';

const about = (path: string, text: string): string[] => wrongImports([parse(path, text)]).map(({ message }) => message);

describe('the guard of import directions sees', () => {
  test.each([
    ['workflows/complaint/complaint.ts', `import { cases } from '../../db/schema/cases.ts'`, 'may not import db/schema/cases.ts'],
    ['workflows/complaint/complaint.ts', `import { readFileSync } from 'node:fs'`, 'may not import the package node:fs'],
    ['workflows/complaint/messages.ts', `import { forms } from './forms.ts'`, 'may import only types from workflows/complaint/forms.ts'],
    ['db/reads/file.ts', `import { route } from '../../api/routes/file.ts'`, 'may not import api/routes/file.ts'],
    ['db/reads/file.ts', `export { law } from '../../workflows/complaint/law.ts'`, 'may import only types from workflows/complaint/law.ts'],
    ['activities/deliver.ts', `const door = await import('../api/plugins/session.ts')`, 'may not import api/plugins/session.ts'],
    ['api/routes/file.ts', `import { Worker } from '@temporalio/worker'`, 'may not import the package @temporalio/worker'],
    ['web/desk/case/path.tsx', `import { connect } from '../../../db/client.ts'`, 'may not import db/client.ts'],
    ['worker.ts', `import './api/app.ts'`, 'may not import api/app.ts'],
    ['helpers/text.ts', ``, 'no rule of scripts/checks/imports.ts covers this file'],
  ])('%s: %s', (path, text, message) => expect(about(path, text)).toEqual([message]));

  test.each([
    ['workflows/complaint/messages.ts', `import type { Forms } from './forms.ts'`],
    ['db/schema/cases.ts', `import { offices } from '../../workflows/steps/words.ts'`],
    ['api/routes/messages.ts', `import type { complaint } from '../../workflows/complaint/complaint.ts'`],
    ['workflows/complaint/complaint.test.ts', `import { createActivities } from '../../activities/index.ts'`],
  ])('and lets pass %s: %s', (path, text) => expect(about(path, text)).toEqual([]));
});

test('a word written twice is found with both places, a citation is not a word', () => {
  const found = duplicateWords([
    parse('db/a.ts', `export const a = '第十七条第一款', b = '不予受理告知书'`),
    parse('web/b.tsx', `\nexport const c = <p title="第十七条第一款">不予受理告知书</p>`),
  ]);
  expect(found).toEqual([{ word: '不予受理告知书', places: ['db/a.ts:1', 'web/b.tsx:2'] }]);
});

/** Linters have been seen to pass everything, silently, under a compiler they do not know. */
describe('the linter with this configuration sees', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fujing-lint-'));
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"strict":true,"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lint = (path: string, text: string): Promise<string> => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return new Promise((done) => {
      execFile(join(root, 'node_modules/.bin/oxlint'), ['--type-aware', '--deny-warnings', path], { cwd: folder }, (error, said) => done(error ? said : ''));
    });
  };

  test('a wrong import', async () => expect(await lint('workflows/steps/a.ts', `export { cases } from '../../db/schema.ts';\n`)).toContain('no-restricted-imports'));
  test('a promise nobody waits for', async () => expect(await lint('api/b.ts', `const later = async (): Promise<number> => 1;\nlater();\n`)).toContain('no-floating-promises'));
  test('and lets pass what is right', async () => expect(await lint('api/c.ts', `const later = async (): Promise<number> => 1;\nawait later();\n`)).toBe(''));
});
