import type { Header } from './ports.ts';

/** The values of a header, whatever the case of its name, in the order received. */
export function headerValues(headers: readonly Header[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([found]) => found.toLowerCase() === wanted).map(([, value]) => value);
}

/** How a body is compressed; undefined where it is not. */
export function contentCoding(headers: readonly Header[]): string | undefined {
  return headerValues(headers, 'Content-Encoding').find((coding) => coding.toLowerCase() !== 'identity');
}
