import assert from 'node:assert/strict';
import { connect } from 'node:net';
import fc from 'fast-check';
import { endpoints } from '../../src/core/catalogue/index.ts';
import {
  assertHealthy,
  balancePath,
  requestTime,
  signature,
  vectorClientId,
  vectorSimulator,
} from '../support/plainClient.ts';
import { stopSimulators, type SimulatorProcess } from '../support/simulatorProcess.ts';

const path = fc.constantFrom(...endpoints.map((endpoint) => endpoint.path));
const junk = fc.string({ unit: 'binary', maxLength: 40 });
/** What the HTTP parser lets through. */
const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });

/** The first value most of the time, so that most of a call is right. */
function mostly<Value>(right: Value, ...others: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(right) }, fc.constantFrom(...others));
}

const target = fc.oneof(
  { weight: 12, arbitrary: path },
  {
    weight: 3,
    arbitrary: path.chain((known) =>
      fc.constantFrom(
        `http://127.0.0.1:99999${known}`,
        `HTTPS://[::1${known}`,
        `http:${known}`,
        `http://${known}`,
        `ftp://host${known}`,
        `//host${known}`,
        `${known}/`,
        `${known}?${'a=b&'.repeat(2_000)}`,
        `${known}?%zz#é`,
        known.slice(1),
        known.toUpperCase(),
        encodeURIComponent(known),
        `/..${known}`,
      ),
    ),
  },
  fc.constantFrom('*', '/', 'http://', 'https://?', '%', '/\u0080\u00ff', `/${'x'.repeat(40_000)}`),
  junk,
);

const deep = fc
  .tuple(fc.constantFrom('[', '{"a":', '[{"currencyList":'), fc.integer({ min: 1, max: 60_000 }))
  .map(([open, times]) => Buffer.from(open.repeat(times)));
const cutJson = fc
  .tuple(fc.constantFrom(...endpoints), fc.nat())
  .map(([{ sample }, at]) => Buffer.from(JSON.stringify(sample.request)).subarray(0, at % 400));
const body = fc.oneof(
  fc.constant(Buffer.from('{}')),
  fc.json({ maxDepth: 3 }).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  cutJson,
  deep,
);

const own = ['Client-Id', 'Request-Time', 'Signature', 'Content-Type'];

/** What happens to the headers of a right call, and to the length that they tell. */
const damage = fc.record({
  method: mostly('POST', 'GET', 'post', 'PRI', 'CONNECT', 'OPTIONS', 'X'),
  version: mostly('HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9', ''),
  /** Signed over what is sent, so that the body is read. */
  signed: fc.boolean(),
  length: mostly('right', 'more', 'less', 'twice', '-1', '1e9', '0x2', 'chunked', 'both'),
  left: fc.oneof({ weight: 4, arbitrary: fc.constant(own) }, fc.subarray(own)),
  headers: fc.array(
    fc.tuple(
      fc.constantFrom(
        'Client-Id',
        'Request-Time',
        'Signature',
        'Content-Type',
        'Connected-CustomerId',
        'Connected-AccountId',
        'Access-Token',
        'Expect',
        'Upgrade',
        'Connection',
        'Content-Encoding',
        'X',
        '__proto__',
        'constructor',
      ),
      fc.oneof(
        printable,
        printable,
        junk,
        fc.constantFrom(
          '100-continue',
          'Upgrade',
          'websocket',
          'gzip',
          'close',
          'algorithm=RSA256,keyVersion=9',
        ),
        fc.constantFrom(
          'signature=',
          'algorithm=RSA256,keyVersion=1,signature=%',
          `signature=${'A'.repeat(344)}`,
          '9999-99-99T99:99:99Z',
          '-1',
          'y'.repeat(20_000),
        ),
      ),
    ),
    { maxLength: 2 },
  ),
});

type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;

function lengthLines(length: string, bytes: Buffer): readonly string[] {
  const told = {
    right: [bytes.length],
    more: [bytes.length + 7],
    less: [Math.max(0, bytes.length - 1)],
    twice: [bytes.length, bytes.length + 1],
    both: [bytes.length],
    chunked: [],
  }[length] ?? [length];
  const chunked = length === 'chunked' || length === 'both' ? ['Transfer-Encoding: chunked'] : [];
  return [...told.map((value) => `Content-Length: ${String(value)}`), ...chunked];
}

function brokenCall(
  to: string,
  bytes: Buffer,
  { method, version, signed, length, left, headers }: Damage,
): Buffer {
  const value = encodeURIComponent(signed ? signature(bytes, to) : signature('{}', balancePath));
  const right: Readonly<Record<string, string>> = {
    'Client-Id': vectorClientId,
    'Request-Time': requestTime,
    Signature: `algorithm=RSA256, keyVersion=2, signature=${value}`,
    'Content-Type': 'application/json; charset=UTF-8',
  };
  const lines = [
    `${method} ${to} ${version}`,
    'Host: localhost',
    ...left.map((name) => `${name}: ${right[name] ?? ''}`),
    ...headers.map(([name, text]) => `${name}: ${text}`),
    ...lengthLines(length, bytes),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

/** Writes bytes, says that no more will come, and takes what comes back until the connection is closed. */
function toss(url: string, bytes: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // Who is refused early is cut off while it still writes.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(Buffer.concat(chunks));
    });
  });
}

describe('the simulator, whatever is wrong with a call', () => {
  let simulator: SimulatorProcess;
  before(async () => (simulator = await vectorSimulator(['--explain-signatures'])));
  after(stopSimulators);

  it('answers with a code that it knows, refuses or closes, and goes on', async function () {
    this.timeout(120_000);
    const codes = new Set(endpoints.flatMap(({ results }) => results.map(({ code }) => code)));
    await fc.assert(
      fc.asyncProperty(target, body, damage, async (to, bytes, damaged) => {
        const answer = await toss(simulator.ready.url, brokenCall(to, bytes, damaged));
        for (const [, status, rest] of answer
          .toString('latin1')
          .matchAll(/HTTP\/1\.1 (\d+)([^]*?)(?=HTTP\/1\.1|$)/g)) {
          assert.ok(['100', '200', '400', '413', '417', '431'].includes(status ?? ''), answer.toString());
          const code = /"resultCode":"(\w*)"/.exec(rest ?? '')?.[1];
          if (status === '200')
            assert.ok(codes.has(code ?? '') && code !== 'UNKNOWN_EXCEPTION', answer.toString());
        }
        assert.equal(simulator.process.exitCode, null);
      }),
      { numRuns: 300 },
    );
    await assertHealthy(simulator);
    assert.doesNotMatch(simulator.log(), / error /);
  });
});
