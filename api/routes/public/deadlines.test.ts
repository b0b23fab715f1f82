import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PublicDoor } from '../../../test/setup/public-door.ts';

let door: PublicDoor;
beforeAll(async () => {
  door = await PublicDoor.open();
});
afterAll(() => door.close());

describe('counting days', () => {
  test('the calculator counts as the cases do, with pauses and reasons', async () => {
    const answer = await door.app.inject({ url: '/api/public/deadline?from=2026-09-28&figure=5&unit=working-day' });
    expect(answer.json()).toMatchObject({ lastDay: '2026-10-10', provisional: false });
    expect(answer.json<{ days: { day: string }[] }>().days).toContainEqual(expect.objectContaining({ day: '2026-10-01', counted: false, why: 'holiday', name: '国庆节' }));
    expect((await door.app.inject({ url: '/api/public/deadline?from=2026-06-01&figure=10&pauses=2026-06-05..2026-06-15' })).json()).toMatchObject({ lastDay: '2026-06-22' });
    expect((await door.app.inject({ url: '/api/public/deadline?from=2028-06-01&figure=10' })).json()).toMatchObject({ provisional: true });
  });

  test('a lasting state counts its first day and is not moved for rest, whatever notice is still to come', async () => {
    const ends = async (query: string) => (await door.app.inject({ url: `/api/public/deadline?${query}` })).json<{ lastDay: string; provisional: boolean }>();
    expect(await ends('from=2026-05-12&figure=12&unit=month&lasting=true')).toMatchObject({ lastDay: '2027-05-11', provisional: false });
    expect(await ends('from=2026-05-14&figure=6&unit=month')).toMatchObject({ lastDay: '2026-11-16' });
    expect(await ends('from=2026-05-16&figure=6&unit=month&lasting=true')).toMatchObject({ lastDay: '2026-11-15' });
    expect((await door.app.inject({ url: '/api/public/deadline?from=2026-05-16&figure=6&lasting=true' })).json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual(['/query/lasting']);
  });

  test('what is no day, no figure or no span is named', async () => {
    const pointers = async (query: string) => (await door.app.inject({ url: `/api/public/deadline?${query}` })).json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
    expect(await pointers('from=2026-02-30&figure=5')).toEqual(['/query/from']);
    expect(await pointers('from=2026-02-03&figure=0')).toEqual(['/query/figure']);
    expect(await pointers('from=2026-02-03&figure=11&unit=year')).toEqual(['/query/figure']);
    expect(await pointers('from=2026-02-03&figure=5&pauses=2026-03-05..2026-03-01')).toEqual(['/query/pauses']);
  });

  test('the known periods come with the event they run from', async () => {
    const { items } = (await door.app.inject({ url: '/api/public/deadlines' })).json<{ items: { id: string; sentence: string; kind: string }[] }>();
    expect(items).toContainEqual(expect.objectContaining({ id: 'complaint-review-request', sentence: '从“收到结果”次日起 30 天。', kind: 'statutory' }));
    expect(items).toContainEqual(expect.objectContaining({ id: 'measure-demerit', sentence: '从“给予记过”当天起 12 个月，当天计入。', lasting: true, kind: 'target' }));
  });
});
