import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy of a company that lets nobody through without a password. */
export interface PasswordProxy extends AsyncDisposable {
  /** As it is written into a setting, password and all. */
  readonly url: string;
  /** Requests that were let through. */
  readonly passed: () => number;
  /** Requests that were turned away, tunnels that were asked for included. */
  readonly refused: () => number;
  /** Lets nobody through any more, whatever the password. */
  refuseAll(): void;
  /** Ends it: whoever connects from now on finds nobody. */
  close(): Promise<void>;
}

const refusal = '<html><body><h1>The password was not accepted.</h1></body></html>';
const refusalHeaders = {
  'Proxy-Authenticate': 'Basic realm="company"',
  'Content-Type': 'text/html',
  'Content-Length': String(refusal.length),
  Connection: 'close',
};

/**
 * Leads every request to this machine, whatever host it names, and no tunnel anywhere.
 *
 * @param credentials user name, colon and password, percent-encoded where an address needs that
 */
export async function startPasswordProxy(credentials: string): Promise<PasswordProxy> {
  let [passed, refused, isOpen] = [0, 0, true];
  const server = createServer((request, response) => {
    if (!isOpen || request.headers['proxy-authorization'] !== expected) {
      refused += 1;
      response.writeHead(407, refusalHeaders).end(refusal);
      return;
    }
    passed += 1;
    const { port, pathname, search } = new URL(request.url ?? '');
    const onward = send({
      hostname: '127.0.0.1',
      port,
      method: request.method,
      path: pathname + search,
      headers: withoutProxyHeaders(request),
      agent: false,
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.statusMessage, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (_request, socket) => {
    refused += 1;
    socket.on('error', () => undefined);
    const head = Object.entries(refusalHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${head.join('')}\r\n${refusal}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://${credentials}@127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { username, password } = new URL(url);
  const plain = [username, password].map(decodeURIComponent).join(':');
  const expected = `Basic ${Buffer.from(plain).toString('base64')}`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url,
    passed: () => passed,
    refused: () => refused,
    refuseAll: () => {
      isOpen = false;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function withoutProxyHeaders({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, index) => !/^proxy-/i.test(rawHeaders[index - (index % 2)] ?? ''));
}
