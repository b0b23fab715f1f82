import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { manifest, rank, type Candidate, type Formula } from './ranking.ts';
import { tieCriteria, type TieCriterion } from './words.ts';

const half: Formula = { weights: { 'written-test': 50, interview: 50 }, ties: ['written-test', 'targeted'] };
const one = (id: string, written: number, interview: number, more: Partial<Candidate> = {}): Candidate => ({ id, position: 'A01', points: { 'written-test': written * 100, interview: interview * 100 }, targeted: false, receipt: Number(id.replace(/\D/g, '')), ...more });

describe('排名由成绩、权重和公布的并列规则得出（第九条第一款）', () => {
  test('按加权总分从高到低，每个岗位一张名单', () => {
    const list = rank([one('a1', 70, 80), one('a2', 90, 70), one('a3', 60, 60, { position: 'B02' })], half);
    expect(list.map(({ id, position, rank: at, total }) => [id, position, at, total])).toEqual([['a2', 'A01', 1, 800_000], ['a1', 'A01', 2, 750_000], ['a3', 'B02', 1, 600_000]]);
  });

  test('总分相同的，依次比较公布的项目，最后看谁报名在先', () => {
    const list = rank([one('a4', 70, 80), one('a3', 70, 80), one('a2', 75, 75), one('a1', 70, 80, { targeted: true, receipt: 9 })], half);
    expect(list.map(({ id, tie }) => [id, tie])).toEqual([['a2', undefined], ['a1', 'written-test'], ['a3', 'targeted'], ['a4', 'receipt']]);
  });

  test('缺考的成绩按零分计', () => {
    expect(rank([one('a1', 50, 60), { ...one('a2', 0, 0), points: { 'written-test': 9_000 } }], half).map(({ id }) => id)).toEqual(['a1', 'a2']);
  });

  const candidates = fc
    .array(fc.record({ position: fc.constantFrom('A01', 'B02'), written: fc.integer({ min: 0, max: 40 }), skill: fc.integer({ min: 0, max: 40 }), interview: fc.integer({ min: 0, max: 40 }), targeted: fc.boolean() }), { maxLength: 60 })
    .map((rows) => rows.map((row, i): Candidate => ({ id: `n${i + 1}`, position: row.position, points: { 'written-test': row.written * 100, 'skill-test': row.skill * 50, interview: row.interview * 25 }, targeted: row.targeted, receipt: i + 1 })));
  const formulas = fc.record({ written: fc.integer({ min: 0, max: 100 }), rest: fc.integer({ min: 0, max: 100 }), ties: fc.shuffledSubarray(Object.keys(tieCriteria) as TieCriterion[]) }).map(({ written, rest, ties }): Formula => {
    const interview = Math.min(rest, 100 - written);
    return { weights: { 'written-test': written, interview, 'skill-test': 100 - written - interview }, ties };
  });

  test('给出的先后次序不影响名单和指纹', () => {
    fc.assert(
      fc.property(candidates, formulas, fc.infiniteStream(fc.nat()), (given, formula, chance) => {
        const shuffled = given.map((candidate) => [chance.next().value, candidate] as const).toSorted(([a], [b]) => a - b).map(([, candidate]) => candidate);
        expect(manifest(rank(shuffled, formula))).toBe(manifest(rank(given, formula)));
      }),
      { numRuns: 300 },
    );
  });

  test('名次连续不重复，总分不会后高于前，每人恰好一次', () => {
    fc.assert(
      fc.property(candidates, formulas, (given, formula) => {
        const list = rank(given, formula);
        expect(list.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
        for (const position of ['A01', 'B02']) {
          const own = list.filter((each) => each.position === position);
          expect(own.map((each) => each.rank)).toEqual(own.map((_, i) => i + 1));
          for (const [i, each] of own.entries()) if (i > 0) expect(each.total).toBeLessThanOrEqual(own[i - 1]!.total);
        }
      }),
      { numRuns: 300 },
    );
  });
});
