import { createHash } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface RecordedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body as they came off the socket. */
  readonly body: Buffer;
  readonly bodySha256: string;
}

export interface RecordingGateway {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** Requests to one path, by its end. */
  requestsTo(endpoint: string): readonly RecordedRequest[];
  /** How many connections were accepted, with or without a request on them. */
  connections(): number;
  /** Changes the bytes of the answers from now on; undefined passes them on as they are. */
  alter(change: ((answer: Buffer, path: string, request: RecordedRequest) => Buffer) | undefined): void;
  /** Keeps requests back; the function lets them go on. */
  hold(): () => void;
  close(): Promise<void>;
}

/** Stands between the extension and a simulator: sees every byte of what is sent and can alter what comes back. */
export async function startRecordingGateway(simulatorUrl: string): Promise<RecordingGateway> {
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let change: Parameters<RecordingGateway['alter']>[0];
  let gate: Promise<void> = Promise.resolve();
  const { hostname, port } = new URL(simulatorUrl);

  const forward = async (bytes: Buffer, request: RecordedRequest, client: Socket): Promise<void> => {
    await gate;
    const upstream = connect(Number(port), hostname);
    sockets.add(upstream);
    const answer: Buffer[] = [];
    upstream.on('data', (chunk: Buffer) => answer.push(chunk));
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => {
      sockets.delete(upstream);
      const whole = Buffer.concat(answer);
      client.end(change === undefined ? whole : change(whole, request.path, request));
    });
    // The answer ends where the connection does.
    upstream.write(closing(bytes));
  };

  const server = createServer((client) => {
    connections += 1;
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => undefined);
    let received = Buffer.alloc(0);
    client.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const request = readRequest(received);
      if (request === undefined) return;
      const whole = received;
      received = Buffer.alloc(0);
      requests.push(request);
      void forward(whole, request, client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    requestsTo: (endpoint) => requests.filter(({ path }) => path.endsWith(`/${endpoint}`)),
    connections: () => connections,
    alter: (next) => {
      change = next;
    },
    hold: () => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The request once it is whole. */
function readRequest(bytes: Buffer): RecordedRequest | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [requestLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = bytes.subarray(end + 4);
  if (body.byteLength < Number(headers['content-length'])) return undefined;
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  return { path: requestLine.split(' ')[1] ?? '', headers, body: Buffer.from(body), bodySha256 };
}

function closing(request: Buffer): Buffer {
  const end = request.indexOf('\r\n\r\n');
  const head = request
    .subarray(0, end)
    .toString('latin1')
    .split('\r\n')
    .filter((line) => !/^connection:/i.test(line));
  return Buffer.concat([
    Buffer.from([...head, 'connection: close', '', ''].join('\r\n'), 'latin1'),
    request.subarray(end + 4),
  ]);
}

/** Turns one bit of the first figure around: the answer stays JSON of the right length, and lies. */
export function flipDigit(answer: Buffer): Buffer {
  const start = answer.indexOf('\r\n\r\n') + 4;
  const place = /"value"\s*:\s*"?(\d)/.exec(answer.toString('latin1', start));
  if (place === null) throw new Error('The answer has no figure to alter.');
  const at = start + place.index + place[0].length - 1;
  const altered = Buffer.from(answer);
  // A 1 would become a 0, with which no number of JSON begins.
  altered[at] = (altered[at] ?? 0) ^ (place[1] === '1' ? 2 : 1);
  return altered;
}

/** Changes the signature of an answer and nothing else. */
export function withWrongSignature(answer: Buffer): Buffer {
  const wrong = (_: string, name: string, first: string): string => name + (first === 'A' ? 'B' : 'A');
  return Buffer.from(answer.toString('latin1').replace(/(signature=)(.)/i, wrong), 'latin1');
}
