import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fc from 'fast-check';
import { shellString } from '../../src/core/samples/shellString.ts';
import { onlyRequest } from '../support/imports.ts';
import { startRawGateway, type RawGateway } from '../support/rawGateway.ts';

/** What the text means is known to bash and curl alone; a sign that begins a file name is not for this test. */
const value = fc
  .oneof(
    fc.string({ maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          '{"a":1}',
          '\n',
          '\r\n',
          '\t',
          "'",
          '"',
          '\\',
          '$',
          '`',
          'é😀',
          '&',
          '=',
          ' ',
          ';',
          '%',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  )
  .map((text) => shellString(`x${text}`));

const header = fc
  .constantFrom(
    'Client-Id: 5X',
    'client-id:5X',
    'X-Empty;',
    'Content-Type: application/json',
    'Content-Type:',
    'Access-Token:  t ',
    'X:  a  b  ',
    'NoColon',
    'X-A: b: c',
  )
  .map(shellString);

const option = fc.oneof(
  fc
    .tuple(fc.constantFrom('-d ', '-d', '--data ', '--data-raw ', '--data-binary ', '--json '), value)
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('-H ', '-H', '--header '), header).map((parts) => parts.join('')),
  fc.constantFrom('-X POST', '-XPUT', '--request POST', '-sS', '-k', '--compressed', '-L', '-g', '-i', '-v'),
  fc.constantFrom(
    '-A agent',
    '-e http://ref/',
    '-m5',
    '-so /dev/null',
    '-w "%{http_code}"',
    '-u u:p',
    '-sXPOST',
  ),
  fc.constantFrom('--http1.1', '--no-keepalive', '-N', '-b a=b', '--connect-timeout 3', '--fail'),
);

const command = fc
  .tuple(fc.array(option, { maxLength: 6 }), fc.boolean(), fc.constantFrom(' ', ' \\\n  '))
  .map(([options, first, gap]) => (url: string): string => {
    const words = first ? [`'${url}'`, ...options] : [...options, `--url "${url}"`];
    return `curl ${words.join(gap)}`;
  });

/** Headers that curl writes by itself, and those whose values are credentials. */
const beside = /^(?:host|content-length|user-agent|accept|accept-encoding|authorization|cookie|referer)$/;

function comparable(headers: readonly (readonly [string, string])[]): readonly string[] {
  return headers
    .map(([name, text]) => [name.toLowerCase(), text.trim()] as const)
    .filter(([name]) => !beside.test(name))
    .map((pair) => pair.join(': '))
    .sort();
}

describe('a curl command that is imported', () => {
  let gateway: RawGateway;
  before(async () => {
    gateway = await startRawGateway({
      onRequest: (socket) => {
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      },
    });
  });
  after(() => gateway.close());

  it('is the request that bash and curl send', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(command, async (written) => {
        const target = '/amsin/api/v1/business/account/inquiryBalance';
        const text = written(gateway.url + target);
        const before = gateway.requests.length;
        await new Promise<void>((resolve) => {
          execFile(
            'bash',
            ['-c', `${text} --noproxy '*'`],
            { env: { ...process.env, LC_ALL: 'C.UTF-8' } },
            () => resolve(),
          );
        });
        const sent = gateway.requests.at(before);
        assert.ok(sent, text);
        const { request } = onlyRequest(text);
        assert.equal(sent.requestLine, `${request.method} ${target} HTTP/1.1`);
        assert.equal(sent.body.toString(), Buffer.from(request.body).toString());
        assert.deepEqual(comparable(request.headers), comparable(sent.headers));
      }),
      { numRuns: 80 },
    );
  });
});
