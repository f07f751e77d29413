import { sentence } from '../sentence.ts';
import { prefixOf } from './content.ts';
import type { FixedValue } from './diagnosis.ts';
import { maskSecrets } from './secretMask.ts';
import type { Subject } from './subject.ts';
import { decodeUtf8 } from '../utf8.ts';

/** Longer bodies are not shown again. */
const shownBytes = 4_096;

/** The exact content to sign, whole where its body is short and holds no secret. */
export function rightContent({ right, body, secrets, hidesBody }: Subject): FixedValue {
  const name = sentence('What has to be signed');
  const prefix = prefixOf(right);
  const text = body.byteLength <= shownBytes && !hidesBody ? decodeUtf8(body) : undefined;
  if (text !== undefined && maskSecrets(body, secrets).every((byte, index) => byte === body[index])) {
    return { name, text: prefix + text };
  }
  return {
    name,
    text: prefix,
    note: sentence(
      'Here follow the {0} bytes of the body exactly as they are sent.',
      String(body.byteLength),
    ),
  };
}
