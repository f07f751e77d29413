import type { IncomingMessage } from 'node:http';

/** Above the greatest body of the catalogue, an upload of about 9.8 MB. */
export const maxBodyBytes = 16 * 1024 * 1024;

/** Bytes of all the bodies that are still coming in: many slow uploads would fill the memory otherwise. */
const maxIncomingBytes = 16 * maxBodyBytes;

export type ReceivedBody =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  /** The client broke off. */
  | { readonly kind: 'aborted' }
  | { readonly kind: 'tooLarge' }
  /** Too much is coming in from others at the same time. */
  | { readonly kind: 'crowded' };

export type ReceiveBody = (request: IncomingMessage) => Promise<ReceivedBody>;

/** Receives the bodies of one server, which share its memory. */
export function createBodyReceiver(): ReceiveBody {
  let incoming = 0;
  return (request) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) {
      return Promise.resolve({ kind: 'tooLarge' });
    }
    return new Promise((resolve) => {
      let chunks: Uint8Array[] = [];
      let size = 0;
      let settled = false;
      const settle = (body: ReceivedBody): void => {
        if (settled) return;
        settled = true;
        incoming -= size;
        chunks = [];
        resolve(body);
      };
      request.on('data', (chunk: Uint8Array) => {
        if (settled) return;
        size += chunk.length;
        incoming += chunk.length;
        chunks.push(chunk);
        if (size > maxBodyBytes) settle({ kind: 'tooLarge' });
        else if (incoming > maxIncomingBytes) settle({ kind: 'crowded' });
      });
      request.on('end', () => settle({ kind: 'whole', bytes: Buffer.concat(chunks) }));
      request.on('error', () => settle({ kind: 'aborted' }));
      request.on('close', () => settle({ kind: 'aborted' }));
    });
  };
}
