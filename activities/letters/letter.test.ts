import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { renderLetter, type Letter } from './letter.ts';
import { metadataOf, printedPages, textOf } from './printed.ts';
import { blank } from './typesetting.ts';

const acceptance: Letter = {
  kind: '受理告知书',
  title: '投诉举报事项受理告知书',
  organ: '南通市公安局督察支队',
  number: '通公督告〔2026〕131号',
  to: '编号 TS-2026-00131 的来信人',
  body: ['您反映的事项，我们已于2026年6月12日受理。', '您有新的情况，可以凭回执随时补充。'],
  signedOn: '2026年6月12日',
  contact: ['联系电话：0513-80000000'],
};
const outcome: Letter = {
  ...acceptance,
  kind: '结果告知书',
  title: '投诉举报事项调查结果告知书',
  body: ['您反映的事项已经调查完毕，结果如下：', '您不同意的，可以要求复查。'],
  table: [
    { item: '一、执勤时言语粗暴', finding: '属实', handling: '给予警告' },
    { item: '二、收取商户好处', finding: '不属实', handling: '不作处理' },
  ],
};
const POINTS_PER_MM = 72 / 25.4;
const character = (156 / 28) * POINTS_PER_MM;
const pitch = (225 / 22) * POINTS_PER_MM;

const printed = (letter: Letter) => printedPages(renderLetter(letter));
const wholeText = (letter: Letter) => printed(letter).map(textOf).join('\n');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the same letter gives the same bytes', () => {
  test('twice in one process, with another letter between', () => {
    const first = sha256(renderLetter(outcome));
    renderLetter({ ...acceptance, draft: true, number: '' });
    expect(sha256(renderLetter(outcome))).toBe(first);
  });

  test('in a fresh process', () => {
    const script = `const { renderLetter } = await import(${JSON.stringify(new URL('./letter.ts', import.meta.url).href)});
      const { createHash } = await import('node:crypto');
      console.log(createHash('sha256').update(renderLetter(${JSON.stringify(outcome)})).digest('hex'));`;
    const fresh = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    });
    expect(fresh.trim()).toBe(sha256(renderLetter(outcome)));
  }, 120_000);
});

describe('what is printed', () => {
  test.each(['㛃', '䶮', '𫖯', '喆', '昇', '赟', '堃', '犇', '珺', '垚', '燚', '祎'])('the rare name character %s, in body and in bold title', (rare) => {
    const text = wholeText({ ...acceptance, to: `王${rare}`, title: `关于${rare}的告知书` });
    expect(text).toContain(`王${rare}：`);
    expect(text).toContain(`关于${rare}的告知书`);
  });

  test('a character that no letter font has is refused, without a word of the letter', () => {
    expect(() => renderLetter({ ...acceptance, to: '王\u{1F600}小明' })).toThrow(/^The letter holds a character that none of the letter fonts has/);
    expect(() => renderLetter({ ...acceptance, to: '王\u{1F600}小明' })).not.toThrow(/小明/);
  });

  test.each(['#panic()', '*x*', '"', '\\', '$a$', '_d_', '@c', '<b>', '// x', '] } #eval("1")'])('%s stands as it was written', (written) => {
    const text = wholeText({ ...acceptance, to: written, title: written, table: [{ item: written, finding: written, handling: written }] });
    expect(text.split(written).length - 1).toBe(5);
  });

  test('marks that turn the reading direction are left out', () => {
    expect(wholeText({ ...acceptance, to: '王\u202E小\u200B明' })).toContain('王小明：');
  });

  test('a table of findings, with its headings tagged', () => {
    const pdf = renderLetter(outcome);
    for (const cell of ['反映事项', '调查认定', '处理情况', '一、执勤时言语粗暴', '不作处理']) expect(wholeText(outcome)).toContain(cell);
    expect(Buffer.from(pdf).toString('latin1').match(/\/S \/TH\b/g)).toHaveLength(3);
  });

  test('the sample seal says 样章, and a letter without it does not', () => {
    expect(wholeText({ ...acceptance, sealSample: true })).toContain('样章');
    expect(wholeText(acceptance)).not.toContain('样章');
  });

  test('an English summary is marked as not binding', () => {
    expect(wholeText({ ...acceptance, note: 'We accepted your complaint.' }).replaceAll('\n', ' ')).toMatch(/not legally binding.*We accepted your complaint\./);
  });
});

describe('drafts', () => {
  test('the watermark and the names of what is missing', () => {
    const text = wholeText({ ...acceptance, draft: true, number: '', signedOn: '', body: ['您好。', `最迟于${blank('办结日')}作出结果。`] }).replaceAll('\n', '');
    for (const word of ['草稿', '文号', '成文日期', '最迟于办结日作出结果。']) expect(text).toContain(word);
  });

  test('the watermark moves nothing else', () => {
    const lines = (draft: boolean) => printed({ ...outcome, draft }).map((page) => page.filter((line) => line.text !== '草稿'));
    expect(lines(true)).toEqual(lines(false));
  });

  test('a letter with a blank is not issued', () => {
    expect(() => renderLetter({ ...acceptance, number: ' ', body: [blank('办结日')] })).toThrow('A letter with blanks cannot be issued: 文号、办结日.');
  });
});

describe('what a reader of the file learns without opening the letter', () => {
  test('its kind, and nothing of its people or its matter', () => {
    const metadata = metadataOf(renderLetter({ ...outcome, to: '王小明', title: '关于王小明的告知书' }));
    expect(metadata).toContain('结果告知书');
    expect(metadata).toContain('<dc:title>');
    for (const secret of ['王小明', '00131', '执勤', '南通']) expect(metadata).not.toContain(secret);
    expect(metadata).not.toMatch(/dc:creator|\/Author/);
  });

  test('the standard it keeps: PDF/A-2a', () => {
    expect(metadataOf(renderLetter(acceptance))).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
  });
});

describe('the page of GB/T 9704', () => {
  const filled = printed({ ...acceptance, body: ['字'.repeat(28 * 60), '完。'] });

  test('28 characters a line, 22 lines a page', () => {
    const second = filled[1]?.filter((line) => line.text.startsWith('字')) ?? [];
    expect(second).toHaveLength(22);
    for (const line of second) {
      expect(line.text).toHaveLength(28);
      expect(line.left).toBeCloseTo(28 * POINTS_PER_MM, 1);
    }
    second.slice(1).forEach((line, before) => expect(line.down - (second[before]?.down ?? 0)).toBeCloseTo(pitch, 1));
  });

  test('a paragraph begins two characters in', () => {
    const opening = filled[0]?.find((line) => line.text.startsWith('字'));
    expect(opening?.text).toHaveLength(26);
    expect(opening?.left).toBeCloseTo(28 * POINTS_PER_MM + 2 * character, 1);
  });

  test('no page number on the first page, — 2 — and — 3 — at the outer edges after it', () => {
    const [first = '', second = '', third = ''] = filled.map(textOf);
    expect(first).not.toMatch(/— \d+ —/);
    expect(second).toContain('— 2 —');
    expect(third).toContain('— 3 —');
    const left = (page: number) => filled[page]?.find((line) => line.text.startsWith('—'))?.left ?? NaN;
    expect(left(1)).toBeLessThan(130);
    expect(left(2)).toBeGreaterThan(420);
  });

  test('a line never begins with a stop', () => {
    for (let lead = 0; lead < 28; lead++) {
      const page = printed({ ...acceptance, body: [`${'字'.repeat(lead)}${'事项，依据；'.repeat(12)}完。`, '完。'] })[0] ?? [];
      for (const line of page) expect(line.text).not.toMatch(/^[，。；：、”》）]/);
    }
  }, 120_000);

  test('no page holds the signature without words of the letter, at whatever line it falls', () => {
    const pageCounts = new Set<number>();
    for (let lines = 26; lines <= 50; lines++) {
      const pages = printed({ ...acceptance, body: ['首'.repeat(26 + 28 * (lines - 1)), '完'.repeat(40)] });
      const signed = pages.find((page) => textOf(page).includes(acceptance.signedOn));
      expect(signed && textOf(signed)).toContain('完');
      pageCounts.add(pages.length);
    }
    expect([...pageCounts]).toEqual([2, 3]);
  }, 120_000);

  test('a last paragraph longer than a page is parted at a sentence, and its end stays with the signature', () => {
    const pages = printed({ ...acceptance, body: ['此事已经查清，逐项说明。'.repeat(100)] });
    expect(pages.map(textOf).join('').replaceAll('\n', '').split('此事已经查清').length - 1).toBe(100);
    expect(textOf(pages.at(-1) ?? [])).toContain('逐项说明。');
    expect(textOf(pages.at(-1) ?? [])).toContain(acceptance.signedOn);
    for (const page of pages) for (const line of page) expect(line.down).toBeLessThan((297 - 20) * POINTS_PER_MM);
  });

  test('a long organ name stays on one line, as head and as signature', () => {
    const organ = '南通市公安局经济技术开发区分局警务督察与辅警管理大队';
    const page = printed({ ...acceptance, organ })[0] ?? [];
    expect(page.filter((line) => line.text === organ)).toHaveLength(2);
    const head = page.find((line) => line.down < 50 * POINTS_PER_MM);
    expect(head?.text).toBe(organ);
    expect(head?.left).toBeGreaterThan(20 * POINTS_PER_MM);
  });
});
