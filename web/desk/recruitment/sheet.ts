/** A sheet of text as rows of cells: CSV (RFC 4180), or tabs as spreadsheets copy them. */
export function sheetOf(text: string): string[][] {
  const separator = text.slice(0, text.indexOf('\n') >>> 0).includes('\t') ? '\t' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const end = () => {
    rows.at(-1)!.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (isQuoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else isQuoted = false;
    } else if (c === '"' && cell === '') isQuoted = true;
    else if (c === separator) end();
    else if (c === '\n') {
      end();
      rows.push([]);
    } else if (c !== '\r' && c !== '\uFEFF') cell += c;
  }
  end();
  return withoutTail(rows);
}

/** Blank rows between stay, so that a fault is named by the row that the reader sees. */
const withoutTail = (rows: string[][]): string[][] => rows.slice(0, rows.findLastIndex((row) => row.some((each) => each.trim() !== '')) + 1);

/** Text of a file: UTF-8, or as spreadsheets save it, on Chinese machines or as “Unicode text”. */
export async function textIn(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The first sheet of a workbook (.xlsx) as rows of text. Throws on a file that is none. */
export async function sheetIn(workbook: Blob): Promise<string[][]> {
  // Read only where somebody brings a workbook: nobody else loads the reader.
  const { readSheet } = await import('read-excel-file/universal');
  return withoutTail((await readSheet(await workbook.arrayBuffer())).map((row) => row.map(cellText)));
}

/** What a spreadsheet shows of a number: fifteen digits, no trace of its binary form. */
const shownDigits = 15;
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return String(Number(cell.toPrecision(shownDigits)));
  return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell) : '';
}

/** Rows as CSV that a spreadsheet opens in Chinese, and in which no cell is taken for a formula. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): Blob {
  const quoted = (cell: string | number) => `"${String(cell).replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
  return new Blob([`\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}
