import type { Node } from 'jsonc-parser';

/** How a JSON text is written, so that what is added looks like what is there. */
export interface Layout {
  readonly eol: '\n' | '\r\n';
  /** White space of one level. */
  readonly indent: string;
  /** Members stand on lines of their own. */
  readonly multiline: boolean;
  /** What stands between a name and its value; what follows the colon also follows commas on a line. */
  readonly colon: string;
}

export function layoutOf(text: string, root: Node | undefined): Layout {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const first = root?.children?.[0];
  if (root === undefined || first === undefined) {
    return { eol, indent: '  ', multiline: true, colon: ': ' };
  }
  const [name, value] = first.children ?? [];
  const colon =
    first.type === 'property' && name !== undefined && value !== undefined
      ? text.slice(name.offset + name.length, value.offset)
      : ': ';
  const lead = text.slice(root.offset + 1, first.offset);
  const lineBreak = lead.lastIndexOf('\n');
  const inner = lead.slice(lineBreak + 1);
  // An object that was cut out of a body still has the indent of its surroundings before its last bracket.
  const outer = lineIndent(text, root.offset + root.length - 1);
  const indent = inner.startsWith(outer) && inner !== outer ? inner.slice(outer.length) : inner;
  return {
    eol,
    indent: lineBreak >= 0 && indent !== '' ? indent : '  ',
    multiline: text.includes('\n'),
    colon: /[\r\n]/.test(colon) ? ': ' : colon,
  };
}

/** The white space at the beginning of the line in which `offset` lies. */
export function lineIndent(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** `json` inside the objects and lists that `tokens` name, whose own lines begin with `outer`. */
export function nested(tokens: readonly string[], json: string, layout: Layout, outer: string): string {
  const [token, ...rest] = tokens;
  if (token === undefined) {
    return json;
  }
  const list = token === '0' || token === '-';
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  const stacked = layout.multiline && (!list || rest.length > 0);
  const indent = stacked ? outer + layout.indent : outer;
  const value = nested(rest, json, layout, indent);
  const content = list ? value : `${JSON.stringify(token)}${layout.colon}${value}`;
  return stacked
    ? `${open}${layout.eol}${indent}${content}${layout.eol}${outer}${close}`
    : `${open}${content}${close}`;
}
