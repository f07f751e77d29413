import { locate, locateItems, type TextRange } from '../json/locate.ts';

/** A list of entries in the text of a body. Offsets count UTF-16 units. */
export interface ListText extends TextRange {
  readonly items: readonly TextRange[];
}

/** An entry of a list that is written anew: the position of one that is there, or the JSON text of another. */
export type EntrySource = number | string;

/** Finds the list at a pointer; undefined where there is none. `text` is strict JSON. */
export function listAt(text: string, pointer: string): ListText | undefined {
  const place = locate(text, pointer);
  if (place?.exact !== true) return undefined;
  const items = locateItems(text, place);
  return items === undefined ? undefined : { from: place.from, to: place.to, items };
}

/**
 * The list with other entries, laid out as it was. An entry that stays keeps every byte of its text; in a body of
 * several lines each entry begins on a line of its own.
 *
 * @returns the JSON text of the list; undefined where a position is none of the list's
 */
export function arrangeList(
  text: string,
  list: ListText,
  entries: readonly EntrySource[],
): string | undefined {
  const written: string[] = [];
  for (const entry of entries) {
    const item = typeof entry === 'number' ? list.items[entry] : undefined;
    if (typeof entry === 'number' && item === undefined) return undefined;
    written.push(typeof entry === 'string' ? entry : text.slice(item?.from, item?.to));
  }
  return bracketed(written, gapsOf(text, list, written.length));
}

/** A list of its own for the place where `outer` is the indent of the line, in a body without that list. */
export function newList(entries: readonly string[], text: string, outer: string): string {
  return bracketed(entries, freshGaps(text, outer));
}

interface Gaps {
  readonly first: string;
  readonly between: string;
  readonly last: string;
}

function bracketed(entries: readonly string[], gaps: Gaps): string {
  return entries.length === 0 ? '[]' : `[${gaps.first}${entries.join(`,${gaps.between}`)}${gaps.last}]`;
}

function gapsOf(text: string, list: ListText, count: number): Gaps {
  const [first, second] = list.items;
  const last = list.items.at(-1);
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', list.from - 1) + 1, list.from))?.[0] ?? '';
  if (first === undefined || last === undefined) return freshGaps(text, outer);
  const opening = text.slice(list.from + 1, first.from);
  const between = second === undefined ? opening : text.slice(text.indexOf(',', first.to) + 1, second.from);
  const inOneLine = !opening.includes('\n') && !between.includes('\n');
  if (inOneLine && count > 1 && text.includes('\n')) return freshGaps(text, outer);
  return { first: opening, between, last: text.slice(last.to, list.to - 1) };
}

function freshGaps(text: string, outer: string): Gaps {
  if (!text.includes('\n')) return { first: '', between: /[:,] /.test(text) ? ' ' : '', last: '' };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = /\n([ \t]+)/.exec(text)?.[1] ?? '  ';
  return { first: eol + outer + unit, between: eol + outer + unit, last: eol + outer };
}
