import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documents } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { handingIn, type Kept, type Said } from '../../test/setup/handing-in.ts';
import { docx, formOf, packed, pdf, photograph } from '../../test/setup/papers.ts';
import { partRoutes } from './case-parts.ts';
import { documentRoutes } from './documents.ts';

let desk: Desk;
let intake: Official;
let caseNo: string;
let papers: ReturnType<typeof handingIn>;

beforeAll(async () => {
  desk = await Desk.open(documentRoutes, partRoutes);
  intake = desk.as('intake-officer');
  ({ caseNo } = await desk.file());
  papers = handingIn(intake, caseNo);
});
afterAll(() => desk.close());

describe('what is refused', () => {
  test.each([
    ['a script', pdf('2 0 obj\n<< /S /JavaScript /JS (app.alert) >>\nendobj'), 'script'],
    ['a script whose name is spelled in codes', pdf('2 0 obj\n<< /S /J#61vaScr#69pt >>\nendobj'), 'script'],
    ['a script among packed objects', packed('5 0 << /S /JavaScript /JS (app.alert) >>'), 'script'],
    ['a program to launch', pdf('2 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj'), 'script'],
    ['a file inside', pdf('2 0 obj\n<< /Type /EmbeddedFile >>\nendobj'), 'embedded'],
    ['a password', pdf('trailer\n<< /Encrypt 9 0 R >>'), 'encrypted'],
  ])('a PDF with %s', async (_, bytes, ground) => {
    expect(await papers.refused(bytes, 'a.pdf')).toEqual([422, ground]);
  });

  test.each([
    ['macros', docx({ 'word/vbaProject.bin': 'x' }), 'macros'],
    ['macros under another name', docx({ '[Content_Types].xml': '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>' }), 'macros'],
    ['a template elsewhere', docx({ 'word/_rels/settings.xml.rels': '<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>' }), 'linked'],
    ['a file inside', docx({ 'word/embeddings/oleObject1.bin': 'x' }), 'embedded'],
    ['a broken list', docx().subarray(0, -30), 'damaged'],
  ])('an office file with %s', async (_, bytes, ground) => {
    const [status, found] = await papers.refused(bytes, 'a.docx');
    expect(status).toBe(422);
    // Without its list the archive may not even be known as an office file.
    expect(ground === 'damaged' ? ['damaged', 'unknown'] : [ground]).toContain(found);
  });

  test('a link that a reader clicks is no reason', async () => {
    expect((await papers.upload(docx({ 'word/_rels/document.xml.rels': '<Relationships><Relationship Id="r1" Type="http://x/hyperlink" Target="http://example.cn" TargetMode="External"/></Relationships>' }), 'a.docx')).statusCode).toBe(201);
  });

  test('what is empty, unknown, broken or not what its name says', async () => {
    expect(await papers.refused('', 'a.txt')).toEqual([422, 'empty']);
    expect(await papers.refused(Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'a.exe')).toEqual([422, 'unknown']);
    expect(await papers.refused('<html><script>alert(1)</script></html>', 'a.html')).toEqual([422, 'name-differs']);
    expect(await papers.refused('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg')).toEqual([422, 'unknown']);
    expect(await papers.refused(pdf(), 'a.jpg')).toEqual([422, 'name-differs']);
    expect(await papers.refused((await photograph()).subarray(0, 400), 'a.jpg')).toEqual([422, 'damaged']);
  });

  test('it says why, in both languages, and stays on record without its bytes', async () => {
    const bytes = pdf('2 0 obj\n<< /S /Launch >>\nendobj');
    const key = randomUUID();
    expect((await papers.upload(bytes, 'run.pdf', key)).json<Said>().detail).toBe('文件未通过检查：里面有会自己运行的内容。');
    const english = await intake.call('POST', `/cases/${caseNo}/documents`, { body: formOf(bytes, 'run.pdf'), key, headers: { 'accept-language': 'en' } });
    expect([english.statusCode, english.json<Said>().detail]).toEqual([422, 'The file was refused: something in it runs by itself.']);
    const [row] = await desk.registers.db.select().from(documents).where(and(eq(documents.caseNo, caseNo), eq(documents.name, 'run.pdf')));
    expect(await papers.listed(row!.id)).toMatchObject({ state: 'refused', refusal: '里面有会自己运行的内容' });
    expect((await papers.given(row!.id)).statusCode).toBe(404);
  });
});

describe('names and forms', () => {
  test('a name is kept to the letter', async () => {
    const name = `张㛃的“证明” (2026.3) & 100%;='.pdf`;
    const { documentId } = (await papers.upload(pdf(), name)).json<Kept>();
    expect(await papers.listed(documentId)).toMatchObject({ name });
    const disposition = String((await papers.given(documentId)).headers['content-disposition']);
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe(name);
  });

  test.each([['turned direction', 'a\u202Egpj.pdf'], ['a path', '../../etc/passwd'], ['another path', 'C:\\a.pdf'], ['too many letters', `${'长'.repeat(200)}.pdf`], ['a tab', 'a\tb.pdf']])('a name with %s is refused and named', async (_, name) => {
    const answer = await papers.upload(pdf(), name);
    expect([answer.statusCode, answer.json<Said>().errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/file']]);
  });

  test('a form without a file, with another field, or no form at all', async () => {
    const url = `/cases/${caseNo}/documents`;
    expect((await intake.call('POST', url, { body: {} })).statusCode).toBe(415);
    const other = new FormData();
    other.append('note', 'x');
    expect((await intake.call('POST', url, { body: other })).json<Said>().errors).toMatchObject([{ pointer: '/note' }]);
    const two = formOf(pdf(), 'a.pdf');
    two.append('file', new Blob([pdf()]), 'b.pdf');
    expect((await intake.call('POST', url, { body: two })).statusCode).toBe(413);
    const broken = await intake.call('POST', url, { body: Buffer.from('--x\r\nnothing'), headers: { 'content-type': 'multipart/form-data; boundary=x' } });
    expect(broken.statusCode).toBe(400);
    expect((await intake.call('POST', url, { body: formOf(pdf(), 'a.pdf'), headers: { 'idempotency-key': 'no' } })).statusCode).toBe(400);
  });
});

test('a store that is not there, or not ours to write to, is answered as away, and nothing is kept', async () => {
  const { objects } = desk.deps;
  const { take } = objects;
  const count = await desk.registers.db.$count(documents);
  for (const code of ['EACCES', 'ENOTDIR', 'EROFS']) {
    objects.take = () => Promise.reject(Object.assign(new Error('refused'), { code }));
    const refused = await intake.call('POST', `/cases/${caseNo}/documents`, { body: formOf(pdf(''), 'shut.pdf') });
    objects.take = take;
    expect([refused.statusCode, refused.headers['retry-after'], await desk.registers.db.$count(documents)]).toEqual([503, '5', count]);
  }
});
