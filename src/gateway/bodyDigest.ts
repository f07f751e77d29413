import { createHash } from 'node:crypto';
import { joinPieces } from '../core/calls/joinPieces.ts';
import type { BodyDigest } from '../core/grants/application.ts';
import { canonicalJson } from '../core/grants/canonicalJson.ts';
import { parseJson } from '../core/json/parseJson.ts';

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
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const parsed = parseJson(text);
  return parsed.ok ? sha256Of([new TextEncoder().encode(canonicalJson(parsed.value))]) : null;
}
