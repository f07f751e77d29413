import type { FramedText } from './content.ts';

/** Takes the byte order mark, blanks and line breaks around a body off it. */
export function frameText(text: string): FramedText {
  const head = /^[\uFEFF \t\r\n]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(head.length);
  const core = rest.trimEnd();
  return { head, core, tail: rest.slice(core.length) };
}

export function joinFrame({ head, core, tail }: FramedText): string {
  return head + core + tail;
}
