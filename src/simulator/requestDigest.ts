import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/grants/canonicalJson.ts';
import type { Json } from '../core/json/json.ts';

/** SHA-256 in hex of what a body says: two bodies that are equal as JSON have the same one. */
export function requestDigest(body: Json): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}
