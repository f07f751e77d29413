import type { TextChange } from './pointerEdits.ts';

/** The text with changes made in it, which are ascending and apart. */
export function withChanges(text: string, changes: readonly TextChange[]): string {
  return changes.reduceRight(
    (done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to),
    text,
  );
}

/**
 * The same change without the beginning and the end that stay as they are, so that an editor beside the table keeps
 * its place; undefined where nothing changes. Never between the two characters of a line break or of a pair.
 */
export function narrowed(text: string, { from, to, insert }: TextChange): TextChange | undefined {
  let start = 0;
  const most = Math.min(to - from, insert.length);
  while (start < most && text[from + start] === insert[start]) start += 1;
  while (start > 0 && isInside(insert, start)) start -= 1;
  let end = 0;
  while (end < most - start && text[to - 1 - end] === insert[insert.length - 1 - end]) end += 1;
  while (end > 0 && isInside(insert, insert.length - end)) end -= 1;
  const change = { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
  return change.from === change.to && change.insert === '' ? undefined : change;
}

function isInside(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}
