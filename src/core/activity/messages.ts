import type { AnswerMessage, RequestMessage } from '../calls/message.ts';
import type { ActivityEntry } from './entry.ts';
import { bytesOf } from './keptBody.ts';

/** The request of an entry. Its body has a stand-in where an attachment or a secret was. */
export function requestMessage({ request }: ActivityEntry): RequestMessage {
  const { method, url, headers, body } = request;
  return { method, target: url, headers, body: bytesOf(body) ?? new Uint8Array() };
}

/** The answer of an entry; undefined where none came. */
export function answerMessage({ answer }: ActivityEntry): AnswerMessage | undefined {
  if (answer === null) {
    return undefined;
  }
  const { status, statusText, headers, body } = answer;
  return { status, statusText, headers, body: bytesOf(body) ?? new Uint8Array() };
}

/** Whether the bytes of a body are those of the wire, so that a signature over them can be checked. */
export function isAsOnWire(entry: ActivityEntry, which: 'request' | 'answer'): boolean {
  return which === 'request'
    ? !entry.request.body.redacted && entry.request.attachment === null
    : entry.answer?.body.redacted === false;
}
