import { createTransport } from 'nodemailer';
import { expect, inject, test } from 'vitest';
import { readMail } from './mail.ts';

test('a mail sent by the office is kept as a file and read back whole, also a long Chinese subject', async () => {
  const subject = '南通市公安局告知：您反映的事项有新的进展，请凭受理编号登录查询（甲乙丙丁戊己庚辛壬癸）';
  const text = '您好：\n编号 TS-2026-0001 有新的消息。\n喆赟堃';
  const { url, inbox } = inject('smtp');
  await createTransport(url).sendMail({ from: 'notice@localhost', to: 'zhang@example.com', subject, text, messageId: '<case-1.1@fujing>' });
  const mails: { messageId: string; id: string }[] = await (await fetch(`${inbox}/mails`)).json();
  const mail = mails.find(({ messageId }) => messageId === '<case-1.1@fujing>');
  expect(mail).toMatchObject({ from: 'notice@localhost', to: 'zhang@example.com', subject, text: expect.stringContaining('编号 TS-2026-0001 有新的消息。') });
  expect(await (await fetch(`${inbox}/mails/${mail?.id}.eml`)).text()).toContain('Message-ID: <case-1.1@fujing>');
  expect(await (await fetch(inbox)).text()).toContain(subject);
});

test('the first plain text of a mail with several parts is shown', () => {
  const raw = [
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('正文').toString('base64'),
    '--b',
    'Content-Type: text/html',
    '',
    '<p>页面</p>',
    '--b--',
    '',
  ].join('\r\n');
  expect(readMail(Buffer.from(raw)).text).toBe('正文');
});
