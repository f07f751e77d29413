import { createHash } from 'node:crypto';
import { joinPieces } from '../core/calls/joinPieces.ts';
import type { BodyDigest } from '../core/grants/application.ts';
import { canonicalJson } from '../core/grants/canonicalJson.ts';
import { parseJson } from '../core/json/parseJson.ts';
import { decodeUtf8 } from '../core/utf8.ts';

/** Tells a body apart from others by its bytes and, where it is strict JSON, by what it says. */
export function digestBody(pieces: readonly Uint8Array[]): BodyDigest {
  const bytes = joinPieces(pieces);
  return { sha256: sha256Of([bytes]), jsonSha256: jsonSha256(bytes), bytes: bytes.byteLength };
}

/** SHA-256 of all pieces together, in hex. */
export function sha256Of(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) {
    hash.update(piece);
  }
  return hash.digest('hex');
}

function jsonSha256(bytes: Uint8Array): string | null {
  const text = decodeUtf8(bytes);
  const parsed = text === undefined ? undefined : parseJson(text);
  return parsed?.ok === true ? sha256Of([new TextEncoder().encode(canonicalJson(parsed.value))]) : null;
}
