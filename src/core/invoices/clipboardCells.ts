/**
 * The cells of what a spreadsheet puts on the clipboard: tabs between cells, line breaks between rows. A cell with a
 * tab or a line break is in double quotes, the quotes within doubled; a cell that merely begins with a quote is not.
 */
export function clipboardCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    quotedCell.lastIndex = at;
    plainCell.lastIndex = at;
    const quoted = quotedCell.exec(text);
    const cell = quoted?.[1]?.replaceAll('""', '"') ?? plainCell.exec(text)?.[0] ?? '';
    row.push(cell);
    at = quoted === null ? at + cell.length : quotedCell.lastIndex;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

const quotedCell = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const plainCell = /[^\t\r\n]*/y;
