import { canonicalJson } from '../grants/canonicalJson.ts';
import { parseJson } from '../json/parseJson.ts';
import type { KeptBody, KeptRequest } from './entry.ts';

/** Whether two calls asked for the same: equal bytes, or JSON that differs in order and spaces only. */
export function sameRequest(one: KeptRequest, other: KeptRequest): boolean {
  if (one.body.sha256 === other.body.sha256) {
    return true;
  }
  const json = canonicalBody(one.body);
  return (
    json !== undefined &&
    json === canonicalBody(other.body) &&
    one.attachment?.sha256 === other.attachment?.sha256
  );
}

/** Of what was taken out of a body nobody knows any more whether it was the same. */
function canonicalBody({ form, content, redacted }: KeptBody): string | undefined {
  if (redacted || form !== 'utf8') {
    return undefined;
  }
  const parsed = parseJson(content);
  return parsed.ok ? canonicalJson(parsed.value) : undefined;
}
