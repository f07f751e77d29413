import { isJsonArray, isJsonObject, JsonNumber, type Json } from './json.ts';

/**
 * Writes JSON with every number in its own digits and every member in its order. With `indent` (a count of
 * blanks) each member and item has a line of its own.
 */
export function stringifyJson(value: Json, indent = 0): string {
  const parts: string[] = [];
  write(value, parts, indent === 0 ? undefined : ' '.repeat(indent), '\n');
  return parts.join('');
}

function write(value: Json, parts: string[], indent: string | undefined, lineStart: string): void {
  if (value instanceof JsonNumber) {
    parts.push(value.source);
  } else if (isJsonObject(value)) {
    writeList('{', '}', value.entries(), value.size, parts, indent, lineStart);
  } else if (isJsonArray(value)) {
    writeList('[', ']', unnamed(value), value.length, parts, indent, lineStart);
  } else {
    parts.push(JSON.stringify(value));
  }
}

function writeList(
  open: string,
  close: string,
  entries: Iterable<readonly [name: string | undefined, value: Json]>,
  size: number,
  parts: string[],
  indent: string | undefined,
  lineStart: string,
): void {
  if (size === 0) {
    parts.push(open, close);
    return;
  }
  const inner = indent === undefined ? '' : lineStart + indent;
  let separator = open;
  for (const [name, value] of entries) {
    parts.push(separator, inner);
    if (name !== undefined) {
      parts.push(JSON.stringify(name), indent === undefined ? ':' : ': ');
    }
    write(value, parts, indent, inner);
    separator = ',';
  }
  parts.push(indent === undefined ? '' : lineStart, close);
}

function* unnamed(items: readonly Json[]): Iterable<readonly [undefined, Json]> {
  for (const item of items) {
    yield [undefined, item];
  }
}
