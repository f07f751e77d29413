import { createHash } from 'node:crypto';
import { JsonNumber, isJsonArray, isJsonObject, type Json } from '../core/json/json.ts';

/** SHA-256 in hex of what a body says, whatever its white space and the order of its members. */
export function requestDigest(body: Json): string {
  return createHash('sha256').update(canonicalText(body)).digest('hex');
}

function canonicalText(value: Json): string {
  if (value instanceof JsonNumber) return value.source;
  if (isJsonObject(value)) {
    const members = [...value].sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join(',')}}`;
  }
  if (isJsonArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  return JSON.stringify(value);
}
