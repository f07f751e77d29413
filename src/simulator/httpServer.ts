import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Header } from '../core/calls/ports.ts';
import { connectionFault, type ConnectionError } from './connectionFault.ts';
import type { Log } from './log.ts';
import { createBodyReceiver, maxBodyBytes, type ReceiveBody } from './receiveBody.ts';
import type { ReceivedRequest } from './received.ts';
import type { Answer } from './respond.ts';

export interface ServerPorts {
  /** PEM texts; plain HTTP without them. */
  readonly tls?: { readonly cert: string; readonly key: string };
  respond(request: ReceivedRequest): Promise<Answer>;
  /** Takes over requests that are not the gateway's business; true where it did. */
  intercept(request: IncomingMessage, response: ServerResponse): boolean;
  readonly log: Log;
}

/** The HTTP side: bytes in, bytes out, and nothing a client does may end it. */
export function createGatewayServer(ports: ServerPorts): Server {
  const options = {
    // A client that dawdles over its headers loses its connection; a body has longer.
    headersTimeout: 5_000,
    requestTimeout: 120_000,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 32 * 1024,
  };
  const receive = createBodyReceiver();
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    response.sendDate = false;
    response.on('error', () => undefined);
    if (ports.intercept(request, response)) return;
    serve(request, response, ports, receive).catch((error: unknown) => {
      ports.log('error', `A request could not be answered: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, 500, [], '');
    });
  };
  const server =
    ports.tls === undefined
      ? createServer(options, listener)
      : createTlsServer({ ...options, ...ports.tls }, listener);
  server.on('clientError', (error: ConnectionError, socket: Socket) => {
    ports.log('warn', `A connection was closed: ${connectionFault(error)}.`);
    if (socket.writable && error.code !== 'ECONNRESET') {
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    } else {
      socket.destroy();
    }
  });
  return server;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  ports: ServerPorts,
  receive: ReceiveBody,
): Promise<void> {
  const start = performance.now();
  const { method = '', url: target = '' } = request;
  const received = await receive(request);
  const turnAway = (status: number, why: string): void => {
    ports.log('warn', `${method} ${target}: refused, ${why}.`);
    response.shouldKeepAlive = false;
    send(response, status, [], '');
    request.resume();
  };
  switch (received.kind) {
    case 'aborted':
      ports.log('warn', `${method} ${target}: the client broke off before its body was complete.`);
      return;
    case 'tooLarge':
      turnAway(413, `the body is larger than ${maxBodyBytes} bytes`);
      return;
    case 'crowded':
      turnAway(503, 'others are sending too much at once');
      return;
    case 'whole':
      break;
  }
  const body = received.bytes;
  const answer = await ports.respond({ method, target, headers: headersOf(request), body });
  hand(response, answer);
  const { endpoint = 'no API', status } = answer.result;
  const took = (performance.now() - start).toFixed(1);
  const digest = createHash('sha256').update(body).digest('hex');
  ports.log(
    status === 'S' ? 'info' : 'warn',
    `${method} ${target} (${endpoint}): ${outcomeOf(answer)} [${body.length} bytes, sha256 ${digest}, ${took} ms]`,
  );
  const explanation = await answer.result.explain?.();
  if (explanation !== undefined) ports.log('warn', `Why the signature does not fit: ${explanation}`);
}

/** Sends the answer, at once or later, or cuts its connection off. */
function hand(response: ServerResponse, { delivery, headers, body }: Answer): void {
  if (delivery.kind === 'cut') {
    response.destroy();
  } else if (delivery.afterMs === 0) {
    send(response, 200, headers, body);
  } else {
    const timer = setTimeout(() => send(response, 200, headers, body), delivery.afterMs);
    // A client that does not wait so long leaves nothing behind.
    response.once('close', () => clearTimeout(timer));
  }
}

function outcomeOf({ delivery, result: { status, code, detail, scenario } }: Answer): string {
  const outcome = delivery.kind === 'cut' ? 'cut off without an answer' : `${status} ${code}`;
  const reason = detail === undefined ? '' : `, ${detail}`;
  return `${outcome}${reason}${scenario === undefined ? '' : ` (scenario ${scenario})`}`;
}

/** Every value of every header. Node's own collections drop repeats or cost more than the rest of the reading. */
function headersOf({ rawHeaders }: IncomingMessage): ReceivedRequest['headers'] {
  const headers = new Map<string, string[]>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    const values = headers.get(name);
    if (values === undefined) headers.set(name, [value]);
    else values.push(value);
  }
  return headers;
}

function send(response: ServerResponse, status: number, headers: readonly Header[], body: string): void {
  const lines = ['content-length', String(Buffer.byteLength(body))];
  // Node would write its own one in title case.
  lines.push('connection', response.shouldKeepAlive ? 'keep-alive' : 'close');
  for (const header of headers) lines.push(...header);
  response.writeHead(status, lines);
  // A text leaves in one write with its headers, bytes would take a second one.
  response.end(body);
}
