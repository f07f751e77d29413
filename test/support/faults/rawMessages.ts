import type { AnswerMessage, RequestMessage } from '../../../src/core/calls/message.ts';
import type { Header } from '../../../src/core/calls/ports.ts';

interface RawMessage {
  readonly start: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** A request from the bytes of its HTTP message. */
export function rawRequest(bytes: Buffer): RequestMessage {
  const { start, ...rest } = rawMessage(bytes);
  const [method = '', target = ''] = start.split(' ');
  return { method, target, ...rest };
}

/** An answer from the bytes of its HTTP message. */
export function rawAnswer(bytes: Buffer): AnswerMessage {
  const { start, ...rest } = rawMessage(bytes);
  const [, status = '', ...text] = start.split(' ');
  return { status: Number(status), statusText: text.join(' '), ...rest };
}

function rawMessage(bytes: Buffer): RawMessage {
  const end = bytes.indexOf('\r\n\r\n');
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { start, headers, body: bytes.subarray(end + 4) };
}
