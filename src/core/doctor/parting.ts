import { sentence, type Sentence } from '../sentence.ts';
import { prefixOf, type Content } from './content.ts';
import type { Parting, Snippet } from './diagnosis.ts';
import { bodySecrets, longestEscape, maskSecrets, star } from './secretMask.ts';
import type { Subject } from './subject.ts';
import { characterSize, namedMark, visibleText } from './visibleText.ts';
import { encodeUtf8 } from '../utf8.ts';

/** Bytes shown on each side of the place. */
const shownBytes = 32;

/** Bytes on each side that are searched for secrets at least and at most. */
const leastSearched = 8_192;
const mostSearched = 65_536;

/**
 * Where the content that fits the message and the one that was signed part; undefined where they are equal.
 *
 * @param content the one that was signed
 */
export function partingOf(
  sent: readonly Uint8Array[],
  signed: readonly Uint8Array[],
  content: Content,
  subject: Subject,
): Parting | undefined {
  const offset = firstDifference(sent, signed);
  if (offset === undefined) {
    return undefined;
  }
  const snippet = (pieces: readonly Uint8Array[], { length }: string): Snippet =>
    snippetAt(pieces, offset, subject.hidesBody ? length : Number.POSITIVE_INFINITY, subject.secrets);
  return {
    offset,
    part: partAt(subject.right, offset),
    signed: snippet(signed, prefixOf(content)),
    sent: snippet(sent, prefixOf(subject.right)),
  };
}

function firstDifference(one: readonly Uint8Array[], other: readonly Uint8Array[]): number | undefined {
  const [oneSize, otherSize] = [sizeOf(one), sizeOf(other)];
  const shorter = Math.min(oneSize, otherSize);
  for (let at = 0; at < shorter;) {
    const [left, right] = [runAt(one, at), runAt(other, at)];
    const run = Math.min(left.byteLength, right.byteLength);
    for (let index = 0; index < run; index += 1) {
      if (left[index] !== right[index]) {
        return at + index;
      }
    }
    at += run;
  }
  return oneSize === otherSize ? undefined : shorter;
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}

/** The rest of the piece that holds an offset. */
function runAt(pieces: readonly Uint8Array[], offset: number): Uint8Array {
  let begin = 0;
  for (const piece of pieces) {
    if (offset < begin + piece.byteLength) {
      return piece.subarray(offset - begin);
    }
    begin += piece.byteLength;
  }
  return new Uint8Array();
}

function range(pieces: readonly Uint8Array[], from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  for (let at = from; at < to;) {
    const run = runAt(pieces, at).subarray(0, to - at);
    bytes.set(run, at - from);
    at += run.byteLength;
  }
  return bytes;
}

/** @param shown bytes of the content that may be shown */
function snippetAt(
  pieces: readonly Uint8Array[],
  offset: number,
  shown: number,
  secrets: readonly string[],
): Snippet {
  const size = sizeOf(pieces);
  // Wide enough that no secret is cut at its ends and so not recognised, but for one that is longer still.
  const longest = Math.min(
    mostSearched,
    secrets.reduce((most, { length }) => Math.max(most, length * longestEscape), leastSearched),
  );
  const from = Math.max(0, offset - shownBytes - longest);
  const to = Math.min(size, offset + shownBytes + longest);
  const window = range(pieces, from, to);
  const inWindow = bodySecrets(window);
  const masked = maskSecrets(window, [...secrets, ...(inWindow ?? [])]);
  masked.fill(star, inWindow === undefined ? 0 : Math.max(0, shown - from));
  maskCutTexts(masked, window, from > 0, to < size);
  const begin = Math.max(0, offset - shownBytes);
  const end = Math.min(size, offset + shownBytes);
  const at = characterStart(masked, offset - from);
  const before = masked.subarray(characterStart(masked, begin - from), at);
  const after = masked.subarray(at, characterStart(masked, end - from));
  return {
    before: (begin > 0 ? '…' : '') + visibleText(before),
    after: visibleText(after) + (end < size ? '…' : namedMark('end')),
  };
}

const quotationMark = 0x22;

/** Masks texts that are cut off at an end of the window, so long that what they are is not known. */
function maskCutTexts(masked: Uint8Array, window: Uint8Array, cutBefore: boolean, cutAfter: boolean): void {
  const [first, last] = [window.indexOf(quotationMark), window.lastIndexOf(quotationMark)];
  if (cutBefore) {
    masked.fill(star, 0, first === -1 ? undefined : first);
  }
  if (cutAfter) {
    masked.fill(star, last + 1);
  }
}

/** The offset, or the one before it where a UTF-8 character begins that goes over it. */
function characterStart(bytes: Uint8Array, offset: number): number {
  for (let at = offset; at >= 0 && offset - at < 4; at -= 1) {
    if (at + characterSize(bytes, at) > offset) {
      return at;
    }
  }
  return offset;
}

function partAt(right: Content, offset: number): Sentence {
  const { method, gap, path, lineBreak, clientId, firstDot, time, lastDot } = right;
  const parts: readonly (readonly [string, Sentence])[] = [
    [method, sentence('the method')],
    [gap, sentence('the blank after the method')],
    [path, sentence('the path')],
    [lineBreak, sentence('the line break after the path')],
    [clientId, sentence('the Client-Id')],
    [firstDot, sentence('the dot after the Client-Id')],
    [time, sentence('the time')],
    [lastDot, sentence('the dot before the body')],
  ];
  let end = 0;
  for (const [text, name] of parts) {
    end += encodeUtf8(text).byteLength;
    if (offset < end) {
      return name;
    }
  }
  return sentence('the body at offset {0}', String(offset - end));
}
