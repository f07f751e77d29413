import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { commandPath, leasePath, type ControlAnswer } from './controlProtocol.ts';
import { createLeases } from './leases.ts';
import type { LogHub } from './log.ts';
import { maxUnreadBytes } from './logWriter.ts';

export interface ControlPorts {
  readonly token: string;
  readonly logs: LogHub;
  /** Runs one command, given as the text of its JSON. */
  readonly run: (command: string) => ControlAnswer;
  /** Called once when nobody holds a lease any more. */
  readonly abandoned: () => void;
}

export interface ControlChannel {
  intercept(request: IncomingMessage, response: ServerResponse): boolean;
  /** Begins to wait for the first lease. */
  readonly start: () => void;
}

const maxCommandBytes = 64 * 1024;

/** The channel of the program that started the simulator, and the leases that keep it alive. */
export function createControlChannel(ports: ControlPorts): ControlChannel {
  const leases = createLeases(ports.abandoned);
  const lease = (response: ServerResponse): void => {
    const giveUp = leases.take();
    response.writeHead(200, ['content-type', 'application/x-ndjson', 'connection', 'close']);
    response.flushHeaders();
    const leave = ports.logs.read((line) => {
      if (response.writableLength < maxUnreadBytes) response.write(`${JSON.stringify(line)}\n`);
    });
    response.on('close', () => {
      leave();
      giveUp();
    });
  };
  return {
    start: leases.start,
    intercept(request, response) {
      const { method, url = '' } = request;
      if (!url.startsWith('/.control/')) return false;
      if (!admitted(request, ports.token)) {
        answer(response, 403, { ok: false, sentence: 'The control channel needs its token.' });
      } else if (method === 'GET' && url === leasePath) {
        lease(response);
      } else if (method === 'POST' && url === commandPath) {
        receive(request, response, ports.run);
      } else {
        answer(response, 404, { ok: false, sentence: `There is no ${method ?? ''} ${url} here.` });
      }
      return true;
    },
  };
}

/** Pages of a browser are never admitted, whatever they carry. */
function admitted(request: IncomingMessage, token: string): boolean {
  if (request.headers.origin !== undefined) return false;
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function receive(
  request: IncomingMessage,
  response: ServerResponse,
  run: (command: string) => ControlAnswer,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxCommandBytes) chunks.push(chunk);
  });
  request.on('error', () => undefined);
  request.on('end', () => {
    const result: ControlAnswer =
      size > maxCommandBytes
        ? { ok: false, sentence: 'The command is too long.' }
        : run(Buffer.concat(chunks).toString('utf8'));
    answer(response, 200, result);
  });
}

function answer(response: ServerResponse, status: number, result: ControlAnswer): void {
  response.shouldKeepAlive = false;
  const body = Buffer.from(JSON.stringify(result));
  response.writeHead(status, [
    'content-type',
    'application/json',
    'content-length',
    String(body.length),
    'connection',
    'close',
  ]);
  response.end(body);
}
