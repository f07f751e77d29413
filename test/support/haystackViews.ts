import { inflateRawSync, inflateSync, constants } from 'node:zlib';

/** What a place holds, told in another way. */
export interface HaystackView {
  /** What was done to the bytes; empty where they are as they were. */
  readonly how: string;
  readonly bytes: Buffer;
}

/** Archives within archives within archives are followed; further ones are not. */
const deepest = 3;

/**
 * The bytes as they are, the same without breaks of lines, and all that is compressed in them, be it in a gzip file,
 * a zlib stream or a ZIP, wherever it begins.
 */
export function* haystackViews(bytes: Buffer, how = '', depth = 0): Generator<HaystackView> {
  yield { how, bytes };
  const unwrapped = withoutLineBreaks(bytes);
  if (unwrapped.byteLength < bytes.byteLength) yield { how: `${how}, without line breaks`, bytes: unwrapped };
  if (depth === deepest) return;
  for (const { kind, at, inflate } of compressedParts(bytes)) {
    const part = inflate();
    if (part !== undefined) yield* haystackViews(part, `${how}, ${kind} at ${at}`, depth + 1);
  }
}

/** As they are, in UTF-16, escaped in JSON or a URL, or soft as those of quoted-printable, with what indents a line. */
const lineBreak = /=?\0?(?:\r\0?)?\n(?:\0?[ \t])*|\\+[rn]|%(?:25)*0[ad]|&#1[03];/gi;

function withoutLineBreaks(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(lineBreak, ''), 'latin1');
}

interface CompressedPart {
  readonly kind: string;
  readonly at: number;
  /** Undefined where it only looked like one. */
  readonly inflate: () => Buffer | undefined;
}

/** What is cut off at its end is taken as far as it goes. */
const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 28 };

function* compressedParts(bytes: Buffer): Generator<CompressedPart> {
  const rest = (at: number): Buffer => bytes.subarray(at);
  for (const at of placesOf(bytes, [0x1f, 0x8b, 0x08])) {
    const data = gzipData(bytes, at);
    // Without its own header: what follows a gzip file is an error to zlib, but not what follows a raw stream.
    yield { kind: 'gzip', at, inflate: () => attempt(() => inflateRawSync(rest(data), options)) };
  }
  for (const level of [0x01, 0x5e, 0x9c, 0xda]) {
    for (const at of placesOf(bytes, [0x78, level])) {
      yield { kind: 'zlib', at, inflate: () => attempt(() => inflateSync(rest(at), options)) };
    }
  }
  for (const at of placesOf(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const deflated = 8;
    if (at + 30 > bytes.byteLength || bytes.readUInt16LE(at + 8) !== deflated) continue;
    const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    yield { kind: 'ZIP', at, inflate: () => attempt(() => inflateRawSync(rest(data), options)) };
  }
}

/** Where the data of a gzip file begin (RFC 1952, 2.3). */
function gzipData(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let data = at + 10;
  if ((flags & 0x04) !== 0) data += 2 + (bytes[data] ?? 0) + ((bytes[data + 1] ?? 0) << 8);
  for (const named of [0x08, 0x10]) {
    if ((flags & named) !== 0) data = bytes.indexOf(0, data) + 1;
  }
  return (flags & 0x02) === 0 ? data : data + 2;
}

function* placesOf(bytes: Buffer, mark: readonly number[]): Generator<number> {
  const needle = Buffer.from(mark);
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) yield at;
}

function attempt(inflate: () => Buffer): Buffer | undefined {
  try {
    const part = inflate();
    return part.byteLength === 0 ? undefined : part;
  } catch {
    return undefined;
  }
}
