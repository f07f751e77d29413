import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BodyRecorder extends AsyncDisposable {
  readonly url: string;
  /** The bodies that arrived, each to its last byte. */
  readonly bodies: readonly Buffer[];
  /** Lets the requests that wait be answered; before, none is. */
  hold(): () => void;
}

const answer = '{"result":{"resultStatus":"F","resultCode":"PROCESS_FAIL","resultMessage":"refused"}}';

/** An HTTP server that keeps every body it receives and refuses each call, unsigned. */
export async function recordBodies(): Promise<BodyRecorder> {
  const bodies: Buffer[] = [];
  const waiting: ServerResponse[] = [];
  let held = false;
  const release = (): void => {
    for (const response of waiting.splice(0)) {
      response.setHeader('content-type', 'application/json');
      response.end(answer);
    }
  };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      bodies.push(Buffer.concat(pieces));
      waiting.push(response);
      if (!held) release();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    hold: () => {
      held = true;
      return () => {
        held = false;
        release();
      };
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
