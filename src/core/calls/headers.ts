import type { Header } from './ports.ts';

/** The values of a header, whatever the case of its name, in the order received. */
export function headerValues(headers: readonly Header[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([found]) => found.toLowerCase() === wanted).map(([, value]) => value);
}
