import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingGateway {
  readonly url: string;
  /** Requests whose headers arrived, in their order. */
  readonly requests: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Answers every request that waits. */
  answer(): void;
  /** Resolves when that many requests have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

const refusal = '{"result":{"resultCode":"PROCESS_FAIL","resultStatus":"F","resultMessage":"refused"}}';

function isInquiry({ url }: IncomingMessage): boolean {
  return url?.endsWith('/inquiryCreditGrant') === true;
}

/** An HTTP server that counts what arrives and answers, unsigned; what it holds, inquiries apart, when it is told to. */
export async function startCountingGateway(
  options: { readonly holds?: boolean } = {},
): Promise<CountingGateway> {
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const waiting: ServerResponse[] = [];
  const watchers = new Set<() => void>();
  const answer = (): void => {
    for (const response of waiting.splice(0)) {
      response.setHeader('content-type', 'application/json');
      response.end(refusal);
    }
  };
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    waiting.push(response);
    request.resume().on('end', () => {
      if (options.holds !== true || isInquiry(request)) answer();
    });
    for (const watcher of watchers) watcher();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer,
    arrived: (count) =>
      new Promise((resolve) => {
        const watcher = (): void => {
          if (requests.length >= count) {
            watchers.delete(watcher);
            resolve();
          }
        };
        watchers.add(watcher);
        watcher();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
