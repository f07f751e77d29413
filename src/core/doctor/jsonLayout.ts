import { joinTokens, type Token } from './jsonSource.ts';

/** White space as a kind of program writes it. */
export interface Layout {
  readonly id: string;
  /** One level of indentation; undefined keeps everything on one line. */
  readonly indent?: string;
  readonly newline?: '\n' | '\r\n';
  readonly colon: string;
  /** After a comma that ends no line. */
  readonly comma: string;
  /** Lists stay on one line, with a blank inside their brackets, as Jackson writes them. */
  readonly inlineLists?: boolean;
}

export const compact: Layout = { id: 'compact', colon: ':', comma: ',' };

/** One blank after commas and colons, the default of Python. */
export const spaced: Layout = { id: 'spaced', colon: ': ', comma: ', ' };

export const indented = (indent: string, newline: '\n' | '\r\n' = '\n'): Layout => ({
  id: `indent ${indent.length}${indent.startsWith('\t') ? ' tab' : ''}${newline === '\n' ? '' : ' CRLF'}`,
  indent,
  newline,
  colon: ': ',
  comma: ',',
});

/** The default pretty printer of Jackson. */
export const jackson: Layout = {
  id: 'jackson',
  indent: '  ',
  newline: '\n',
  colon: ' : ',
  comma: ',',
  inlineLists: true,
};

export const layouts: readonly Layout[] = [
  compact,
  indented('  '),
  indented('    '),
  indented('   '),
  spaced,
  indented('\t'),
  indented('  ', '\r\n'),
  indented('    ', '\r\n'),
  jackson,
  { id: 'colon', colon: ': ', comma: ',' },
  { id: 'comma', colon: ':', comma: ', ' },
];

/** Writes tokens with the white space of a layout, or with their own. */
export function layOut(tokens: readonly Token[], layout: Layout | undefined): string {
  if (layout === undefined) {
    return joinTokens(tokens);
  }
  const parts: string[] = [];
  const open: string[] = [];
  let previous: Token['kind'] | undefined;
  for (const { kind, text } of tokens) {
    if (kind === 'close') {
      const bracket = open.pop();
      const empty = layout.inlineLists === true ? ' ' : '';
      parts.push(previous === 'open' ? empty : breakIn(layout, bracket, open));
    } else if (previous === 'open' || previous === 'comma') {
      parts.push(breakIn(layout, open.at(-1), open));
    }
    parts.push(kind === 'colon' ? layout.colon : kind === 'comma' ? layout.comma : text);
    if (kind === 'open') {
      open.push(text);
    }
    previous = kind;
  }
  return parts.join('');
}

/** The white space before an item, or before the bracket that closes a list which is not empty. */
function breakIn(layout: Layout, bracket: string | undefined, open: readonly string[]): string {
  const { indent, newline = '\n', inlineLists = false } = layout;
  if (inlineLists && bracket === '[') {
    return ' ';
  }
  const levels = inlineLists ? open.filter((each) => each === '{').length : open.length;
  return indent === undefined ? '' : newline + indent.repeat(levels);
}
