import type { SignedParts } from '../signing/contentToSign.ts';
import type { Charset } from './doctorPorts.ts';

/** How somebody wrote the JSON of a body, its beginning and end left as they are. */
export interface JsonForm {
  /** Equal forms have equal ids. */
  readonly id: string;
  rewrite(text: string): string | undefined;
}

/** What somebody did to the outside of a body, or to all of it. */
export interface BodyFrame {
  readonly id: string;
  /** What stands in place of the body, whatever that is. */
  readonly whole?: string;
  rewrite(text: FramedText): string;
}

/** A body's text with what stands before and after its JSON. */
export interface FramedText {
  /** A byte order mark, blanks and line breaks. */
  readonly head: string;
  readonly core: string;
  readonly tail: string;
}

/** How bytes became text and text became bytes, where that is not UTF-8. */
export interface CharsetUse {
  readonly id: string;
  readonly decode?: (bytes: Uint8Array) => string | undefined;
  readonly encode?: Charset;
}

/** A content to sign as somebody may have put it together. */
export interface Content extends SignedParts {
  /** Between method and path. */
  readonly gap: string;
  readonly lineBreak: string;
  readonly firstDot: string;
  readonly lastDot: string;
  readonly form?: JsonForm;
  readonly frame?: BodyFrame;
  readonly charset?: CharsetUse;
}

/** The content as documented, over the body as it is. */
export function plainContent(parts: SignedParts): Content {
  return { ...parts, gap: ' ', lineBreak: '\n', firstDot: '.', lastDot: '.' };
}

/** The content up to the body. */
export function prefixOf(content: Content): string {
  const { method, gap, path, lineBreak, clientId, firstDot, time, lastDot } = content;
  return `${method}${gap}${path}${lineBreak}${clientId}${firstDot}${time}${lastDot}`;
}
