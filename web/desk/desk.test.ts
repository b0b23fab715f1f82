import { describe, expect, test } from 'vitest';
import { readNotice } from './admin/holiday-notice.ts';
import { monthsOf } from './months.ts';
import { explain, signOf } from './clock-words.ts';
import { sayDay, sayInstant, untilMidnight } from './dates.ts';
import { factsIn, inFours } from './intake/facts.ts';
import { newKey } from './key.ts';
import { speech } from './language.tsx';
import { words } from './words.ts';

describe('days and times', () => {
  test('a day carries its weekday, and its year when that is another', () => {
    expect(sayDay('2026-06-14', 'zh', 2026)).toBe('6月14日（周日）');
    expect(sayDay('2027-01-01', 'zh', 2026)).toBe('2027年1月1日（周五）');
    expect(sayDay('2026-06-14', 'en', 2026)).toBe('Sun 14 Jun');
  });

  test('an instant is the office’s wall clock, wherever the computer stands', () => {
    expect(sayInstant('2026-06-14T16:30:00Z')).toBe('2026-06-15 00:30');
  });

  test('midnight is Shanghai’s', () => {
    expect(untilMidnight(Date.parse('2026-06-14T15:59:00Z'))).toBe(60_000);
  });
});

describe('signs of a clock', () => {
  const statutory = { state: 'running', kind: 'statutory' } as const;

  test('every state has a shape of its own, legible without colour', () => {
    const shapes = (['green', 'yellow', 'red', 'overdue'] as const).map((level) => signOf({ ...statutory, level }).shape);
    expect(new Set([...shapes, signOf({ ...statutory, level: 'green', state: 'paused' }).shape, signOf({ ...statutory, level: 'green', kind: 'target' }).shape]).size).toBe(6);
  });

  test('a target is never red, whatever level it comes with', () => {
    for (const level of ['green', 'yellow', 'red', 'overdue'] as const) {
      for (const kind of ['target', 'model'] as const) expect(signOf({ state: 'running', level, kind }).colour).not.toBe('red');
    }
  });

  test('the explanation says the day, the original day and the ground', () => {
    const clock = { key: 'c', title: '办结', figure: 60, unit: 'day', unitTitle: '天', startsOn: '2026-05-12', lastDay: '2026-07-13', originalLastDay: '2026-07-11', daysLeft: 11, left: '剩 11 天', state: 'running', provisional: true, level: 'green', kind: 'statutory', status: 'B', statusTitle: '法定', article: '第三十四条', source: '信访工作条例', pausable: false } as const;
    const text = explain(clock, speech('zh')).join(' ');
    for (const part of ['7月13日', '7月11日', '暂定', '信访工作条例第三十四条', '5月12日']) expect(text).toContain(part);
  });
});

describe('a holiday notice', () => {
  const notice = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。`;

  test('gives rest days and make-up days with their names', () => {
    const days = readNotice(notice, 2026);
    expect(days.filter(({ name, kind }) => name === '元旦' && kind === 'holiday').map(({ day }) => day)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
    expect(days.filter(({ kind }) => kind === 'make-up').map(({ day }) => day)).toEqual(['2026-01-04', '2026-02-14', '2026-02-28']);
    expect(days.filter(({ name, kind }) => name === '春节' && kind === 'holiday')).toHaveLength(9);
    expect(days.at(-1)).toEqual({ day: '2026-04-06', kind: 'holiday', name: '清明节' });
  });

  test('a span may pass into the next month, and a single day stands alone', () => {
    expect(readNotice('国庆节：9月30日至10月2日放假。', 2027).map(({ day }) => day)).toEqual(['2027-09-30', '2027-10-01', '2027-10-02']);
    expect(readNotice('端午节：6月19日（周五）放假。', 2026)).toEqual([{ day: '2026-06-19', kind: 'holiday', name: '端午节' }]);
  });

  test('a span that runs backwards gives nothing', () => {
    expect(readNotice('元旦：1月3日至1日放假。', 2026)).toEqual([]);
  });
});

test('days fall under their weekday, from Monday', () => {
  const [may, june] = monthsOf([{ day: '2026-05-30' }, { day: '2026-05-31' }, { day: '2026-06-01' }]);
  expect(may!.weeks[0]!.map((each) => each?.day)).toEqual([undefined, undefined, undefined, undefined, undefined, '2026-05-30', '2026-05-31']);
  expect(june!.weeks[0]![0]!.day).toBe('2026-06-01');
});

test('the four facts are a hint', () => {
  expect(factsIn({ against: '某辅警', place: ' ', occurredOn: '5月', matter: '太短' })).toEqual({ who: true, where: false, when: true, what: false });
});

test('a receipt is read in fours', () => {
  expect(inFours('4821093755162208')).toBe('4821 0937 5516 2208');
});

test('a key is a UUID of version 4', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test.each(Object.entries(words))('%s asks for the same values in both languages', (_, [zh, en]) => {
  const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  expect(zh).not.toBe('');
  expect(en).not.toBe('');
  expect(holes(en)).toEqual(holes(zh));
});
