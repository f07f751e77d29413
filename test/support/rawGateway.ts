import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Header } from '../../src/core/calls/ports.ts';
import { contentToSign, type SignedParts } from '../../src/core/signing/contentToSign.ts';
import { writeSignatureHeader } from '../../src/core/signing/signatureHeader.ts';
import { createSigner } from '../../src/gateway/rsa.ts';
import { keys } from './vectors.ts';

export interface ReceivedRequest {
  readonly requestLine: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

export interface RawGateway {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** How many connections were accepted, with or without a request on them. */
  connections(): number;
  close(): Promise<void>;
}

export interface RawBehaviour {
  /** What to do with a whole request; the socket takes any bytes. */
  readonly onRequest?: (socket: Socket, request: ReceivedRequest) => void | Promise<void>;
  readonly onConnection?: (socket: Socket) => void;
}

/** A server that understands requests but writes whatever a test wants, HTTP or not. */
export async function startRawGateway(behaviour: RawBehaviour): Promise<RawGateway> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    behaviour.onConnection?.(socket);
    let chunks: Buffer[] = [];
    let missing = 0;
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      missing -= chunk.byteLength;
      if (missing > 0) return;
      const received = Buffer.concat(chunks);
      const read = readRequest(received);
      missing = read.missing;
      if (read.request === undefined) {
        chunks = [received];
        return;
      }
      chunks = [];
      requests.push(read.request);
      void behaviour.onRequest?.(socket, read.request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
}

/** The request, once it is whole, or how many bytes it still lacks, as far as that is known. */
function readRequest(bytes: Buffer): { request?: ReceivedRequest; missing: number } {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { missing: 0 };
  const [requestLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const body = bytes.subarray(end + 4);
  const missing = Number(headerOf({ headers }, 'content-length')) - body.byteLength;
  return missing > 0 ? { missing } : { request: { requestLine, headers, body }, missing: 0 };
}

export function headerOf({ headers }: Pick<ReceivedRequest, 'headers'>, name: string): string {
  return headers.find(([found]) => found.toLowerCase() === name)?.[1] ?? '';
}

const gatewaySigner = createSigner(keys.gateway.privateKeyPkcs8Pem);
const otherSigner = createSigner(keys.partner.privateKeyPkcs8Pem);

export interface AnswerOptions {
  readonly status?: string;
  /** What the signature covers, where that is not what it should be. */
  readonly signed?: Partial<SignedParts> & { readonly body?: string | Uint8Array };
  readonly otherKey?: boolean;
  /** Changes the headers of a rightly signed answer; an undefined value leaves one out. */
  readonly change?: (headers: Map<string, string>) => void;
  readonly extra?: readonly string[];
}

/** A whole HTTP answer, signed by the gateway's test key if nothing else is asked for. */
export async function answerBytes(
  request: ReceivedRequest,
  body: string | Uint8Array,
  options: AnswerOptions = {},
): Promise<Buffer> {
  const parts: SignedParts = {
    method: 'POST',
    path: request.requestLine.split(' ')[1] ?? '',
    clientId: headerOf(request, 'client-id'),
    time: '2026-11-21T10:00:01+08:00',
    ...options.signed,
  };
  const content = contentToSign(parts, [Buffer.from(options.signed?.body ?? body)]);
  const signature = await (options.otherKey === true ? otherSigner : gatewaySigner).sign(content);
  const bytes = Buffer.from(body);
  const headers = new Map([
    ['client-id', headerOf(request, 'client-id')],
    ['response-time', '2026-11-21T10:00:01+08:00'],
    ['signature', writeSignatureHeader('1', signature)],
    ['content-type', 'application/json; charset=UTF-8'],
    ['content-length', String(bytes.byteLength)],
    ['connection', 'close'],
  ]);
  options.change?.(headers);
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${options.status ?? '200 OK'}`, ...lines, ...(options.extra ?? []), '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n')), bytes]);
}
