import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeDoor, type FakeDoor } from '../../test/setup/fake-door.ts';

let door: FakeDoor;
beforeAll(async () => {
  door = await fakeDoor();
});
afterAll(() => door.app.close());

const filing = { applicant: 'family', deceasedName: '王五', deceasedId: '320602199303031234', diedOnYear: '2026', diedOnMonth: '１', diedOnDay: '5', ground: 'rescue', facts: '抢险', name: '王妻', phone: '13800000001', county: '320602-veterans' };
const post = (fields: Record<string, string>, url = '/martyrs') =>
  door.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() });

test('换语言、换字号时写下的都还在，什么也没有提交', async () => {
  const { statusCode, body } = await post({ ...filing, go: 'stay' }, '/martyrs?lang=en');
  expect(statusCode).toBe(200);
  for (const kept of ['<html lang="en">', 'value="王五"', 'name="diedOnYear" value="2026"', '>抢险</textarea>']) expect(body.includes(kept), kept).toBe(true);
});

test('空白的表可以留在浏览器里，退回来还是离开时的样子；写了东西退回来的不留', async () => {
  const blank = await door.app.inject({ url: '/martyrs' });
  const back = await post({ ...filing, facts: '' });
  expect([blank.headers['cache-control'], back.headers['cache-control']]).toEqual(['private, max-age=0, must-revalidate', 'no-store']);
});

test('该选的没选写“请选”，该写的没写写“请写”', async () => {
  const { body } = await post({ ...filing, ground: '', facts: '' });
  for (const said of ['请选“拟申报的情形”', '请写“牺牲的情形”']) expect(body.includes(said), said).toBe(true);
});

test('没写牺牲日期的，说明写在年月日三格上面，点说明就到“年”那一格', async () => {
  const { statusCode, body } = await post({ ...filing, diedOnYear: '', diedOnMonth: '', diedOnDay: '' });
  expect(statusCode).toBe(422);
  expect(body).toContain('<a href="#diedOnYear">请写“牺牲日期”</a>');
  expect(body).toContain('aria-describedby="diedOn-hint diedOn-fault"');
});
