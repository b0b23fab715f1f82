import { describe, expect, test } from 'vitest';
import type { DutyList } from '../../../api/shapes.ts';
import { without } from './answered.ts';
import { agreementOf } from './approval.ts';
import { sorted } from './arrivals.ts';
import { filtersFrom, listPath, searchOf } from './filters.ts';
import { actOf } from './keys.ts';

const row = { tagName: 'TR', isContentEditable: false };
const pressed = (key: string, more = {}) => actOf({ key, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, within: row, ...more });

describe('keys of the list', () => {
  test('move, open, approve, tick, search, help, close', () => {
    expect(['j', 'ArrowDown', 'K', 'Enter', 'a', 'x', '/', '?', 'Escape'].map((key) => pressed(key))).toEqual(['down', 'down', 'up', 'open', 'approve', 'tick', 'search', 'help', 'close']);
  });

  test('nothing while somebody types', () => {
    for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT']) expect(pressed('j', { within: { tagName, isContentEditable: false } })).toBeUndefined();
    expect(pressed('j', { within: { tagName: 'DIV', isContentEditable: true } })).toBeUndefined();
  });

  test('nothing while the input method composes, or with a modifier', () => {
    expect(pressed('j', { isComposing: true })).toBeUndefined();
    expect(pressed('Process')).toBeUndefined();
    expect(pressed('a', { ctrlKey: true })).toBeUndefined();
  });

  test('Enter stays with a focused button or link', () => {
    expect(pressed('Enter', { within: { tagName: 'BUTTON', isContentEditable: false } })).toBeUndefined();
    expect(pressed('Enter', { within: { tagName: 'A', isContentEditable: false } })).toBeUndefined();
  });
});

describe('filters in the address', () => {
  test('a link reproduces the list', () => {
    const filters = filtersFrom(new URLSearchParams('scope=organ&level=red&q=张&after=c1'), 'open');
    expect(searchOf(filters, { after: filters.after }).toString()).toBe(new URLSearchParams({ scope: 'organ', level: 'red', q: '张', after: 'c1' }).toString());
    expect(listPath(filters)).toBe(`/api/duties?${new URLSearchParams({ scope: 'organ', state: 'open', limit: '50', level: 'red', q: '张', after: 'c1' })}`);
  });

  test('a word it does not know is left out', () => {
    expect(filtersFrom(new URLSearchParams('scope=everything&level=purple'), 'open')).toMatchObject({ scope: 'mine', level: '' });
  });

  test('another filter starts at the first page', () => {
    const filters = filtersFrom(new URLSearchParams('after=c1'), 'open');
    expect(searchOf(filters, { level: 'red' }).has('after')).toBe(false);
  });
});

describe('new rows', () => {
  const items = [{ id: 'new' }, { id: 'a' }, { id: 'b' }];

  test('wait until they are shown', () => {
    expect(sorted(items, new Set(['a', 'b']))).toEqual({ rows: [{ id: 'a' }, { id: 'b' }], waiting: 1 });
  });

  test('are shown at once where the list was empty', () => {
    expect(sorted(items, new Set())).toEqual({ rows: items, waiting: 0 });
    expect(sorted(items, undefined)).toEqual({ rows: items, waiting: 0 });
  });

  test('a row that was done leaves at once', () => {
    expect(sorted([{ id: 'b' }], new Set(['a', 'b']))).toEqual({ rows: [{ id: 'b' }], waiting: 0 });
  });
});

describe('approval from the list', () => {
  const result = (value: string, more = {}) => ({ value, title: value, adverse: false, ends: false, ...more });
  const schema = { type: 'object', properties: { result: {}, note: {} }, required: ['result'] };

  test('says the result that burdens nobody, with the opinion', () => {
    expect(agreementOf({ quick: true, danger: false, schema, results: [result('returned', { adverse: true }), result('confirmed')] }, '同意。')).toEqual({ title: 'confirmed', body: { result: 'confirmed', note: '同意。' } });
  });

  test('is not offered where the form asks for more', () => {
    expect(agreementOf({ quick: true, danger: false, schema: { ...schema, required: ['result', 'reason'] }, results: [result('granted')] }, '')).toBeUndefined();
  });

  test('is not offered for what ends a case, is dangerous or not marked quick', () => {
    expect(agreementOf({ quick: true, danger: false, schema, results: [result('filed', { ends: true })] }, '')).toBeUndefined();
    expect(agreementOf({ quick: true, danger: true, schema, results: [result('upheld')] }, '')).toBeUndefined();
    expect(agreementOf({ quick: false, danger: false, schema, results: [result('confirmed')] }, '')).toBeUndefined();
  });
});

describe('a duty that was answered', () => {
  const duty = (caseNo: string, key: string, state = 'open') => ({ caseNo, key, state });
  const list = { items: [duty('A', 'decide'), duty('A', 'report', 'done'), duty('B', 'decide')], total: 3, counts: { all: 3 } } as unknown as DutyList;

  test('leaves the list as it was read, and is counted no more', () => {
    expect(without(list, { caseNo: 'A', key: 'decide' })).toMatchObject({ items: [duty('A', 'report', 'done'), duty('B', 'decide')], total: 2, counts: { all: 2 } });
  });

  test('stays among what is done, and takes nothing else away', () => {
    expect(without(list, { caseNo: 'A', key: 'report' })).toBe(list);
    expect(without(list, { caseNo: 'C', key: 'decide' })).toBe(list);
  });
});
