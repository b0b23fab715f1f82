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
  return rows.filter((row) => row.some((each) => each.trim() !== ''));
}
