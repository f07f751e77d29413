import { encodeBase64 } from '../signing/base64.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { BodyPart } from './sampleCall.ts';
import { shellString } from './shellString.ts';

/** Commands of bash, joined so that the first to fail ends them, which write exactly the body. */
export function shellBody(body: readonly BodyPart[]): string {
  return body.length === 0 ? 'true' : body.map(commandOf).join(' &&\n  ');
}

function commandOf(part: BodyPart): string {
  switch (part.kind) {
    case 'file':
      return `openssl base64 -A -in ${shellString(part.path)}`;
    case 'secret':
      return `secret=$(inside_string ${part.variable}) && printf %s "$secret"`;
    case 'bytes': {
      const text = decodeUtf8(part.bytes);
      return text === undefined || text.includes('\0')
        ? `printf '%s\\n' '${base64Lines(part.bytes)}' | openssl base64 -d`
        : `printf %s ${shellString(text)}`;
    }
  }
}

/** Lines of the length that openssl writes and reads. */
function base64Lines(bytes: Uint8Array): string {
  return encodeBase64(bytes).replace(/.{64}(?=.)/g, '$&\n');
}
