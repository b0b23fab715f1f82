import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { transcript, type Told } from './transcript.ts';
import { Walk, type Path } from './walk.ts';

/** Losing and taking up several times takes its time on a slow machine. */
const longPath = 400_000;
/** Whatever order side branches were entered in. */
const linesOf = (section: string): string[] => section.split('\n').filter((line) => line.startsWith('| ')).sort();

const saidIn = ({ steps }: Path): string[] => steps.filter((step) => 'say' in step).map(({ say, as }) => `${say} ${as}`);

/** What the test command has time for. */
const most = 5;

/** The few paths in which together most is said: each time the one with the most that was not heard before. */
function withNews(paths: Readonly<Record<string, Path>>): [string, Path][] {
  const left = new Set(Object.values(paths).flatMap(saidIn));
  const chosen: [string, Path][] = [];
  const newsOf = (path: Path) => new Set(saidIn(path).filter((each) => left.has(each))).size;
  while (left.size > 0 && chosen.length < most) {
    const best = Object.entries(paths).reduce((most, each) => (newsOf(each[1]) > newsOf(most[1]) ? each : most));
    chosen.push(best);
    for (const each of saidIn(best[1])) left.delete(each);
  }
  return chosen;
}

/** The paths of a procedure are walked with losses, and comes to what its approved transcript says. */
export function losingNothing(procedure: string, paths: Readonly<Record<string, Path>>, words: Told): void {
  const approved = readFileSync(new URL(`../../docs/procedures/${procedure}.approved.md`, import.meta.url), 'utf8');
  const approvedLines = (sentence: string): string[] => linesOf(approved.split('## ').find((section) => section.startsWith(sentence))!);
  let walk: Walk;
  beforeAll(async () => {
    walk = await Walk.begin(procedure, inject('testServerPath'), inject('workflowBundlePath'));
  });
  afterAll(() => walk.end());

  describe('流程丢失几次、从登记簿接办，经过不变；各条路丢失的地方错开', () => {
    for (const [nth, [sentence, path]] of withNews(paths).entries()) {
      test(sentence, async () => {
        expect(linesOf(transcript(words, sentence, await walk.take(path, { losesFrom: nth })))).toEqual(approvedLines(sentence));
      }, longPath);
    }

    test('历史过长时以接办的方式另起，经过不变', async () => {
      const [sentence, path] = Object.entries(paths)[1]!;
      const register = await walk.take(path, { historyLimit: 20 });
      expect(register.takenUp).toBeGreaterThan(0);
      expect(linesOf(transcript(words, sentence, register))).toEqual(approvedLines(sentence));
    }, longPath);
  });
}
