import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endpoints } from '../../src/core/catalogue/index.ts';
import {
  assertHealthy,
  opensslVerifies,
  requestBytes,
  resultCode,
  sendPlain,
  signedHeaders,
  vectorSimulator,
} from '../support/plainClient.ts';
import { sendRaw } from '../support/rawHttp.ts';
import { stopSimulators, type SimulatorProcess } from '../support/simulatorProcess.ts';

describe('the simulator, whatever it is sent', () => {
  let simulator: SimulatorProcess;
  before(async () => (simulator = await vectorSimulator()));
  after(stopSimulators);

  it('closes or answers any bytes and goes on', async () => {
    const line = fc.constantFrom(
      'POST / HTTP/1.1',
      'GET http://x/ HTTP/1.0',
      'PRI * HTTP/2.0',
      'CONNECT x:1',
    );
    const junk = fc
      .tuple(fc.option(line), fc.uint8Array({ minLength: 1, maxLength: 400 }))
      .map(([start, bytes]) =>
        Buffer.concat([
          Buffer.from(start === null ? '' : `${start}\r\n`),
          bytes,
          Buffer.from('\r\n\r\n\r\n'),
        ]),
      );
    await fc.assert(
      fc.asyncProperty(junk, async (bytes) => {
        const answer = await sendRaw(simulator.ready.url, bytes);
        assert.ok(answer.bytes.length === 0 || answer.status >= 200, answer.bytes.toString('latin1'));
      }),
      { numRuns: 150 },
    );
    await assertHealthy(simulator);
  });

  it('answers any JSON to any endpoint with a code that the endpoint lists', async () => {
    const body = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc
        .dictionary(
          fc.constantFrom(...endpoints.flatMap(({ request }) => Object.keys(request.properties))),
          fc.jsonValue({ maxDepth: 2 }),
        )
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...endpoints), body, async (endpoint, text) => {
        const headers = signedHeaders(text, endpoint.path);
        const answer = await sendPlain(simulator, { target: endpoint.path, headers, body: text });
        assert.equal(answer.status, 200);
        const code = resultCode(answer);
        assert.ok(
          endpoint.results.some((listed) => listed.code === code),
          `${endpoint.name} answers ${code}`,
        );
        assert.notEqual(code, 'UNKNOWN_EXCEPTION', answer.body.toString());
      }),
      { numRuns: 200 },
    );
  });

  it('refuses every change of a signed request', async () => {
    const body = '{"currencyList":["CNH","USD"]}';
    const right = requestBytes({ headers: signedHeaders(body), body });
    const bodyStart = right.length - body.length;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: bodyStart, max: right.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Buffer.from(right);
          changed[at] = (changed[at] ?? 0) ^ flip;
          const answer = await sendRaw(simulator.ready.url, changed);
          assert.equal(resultCode(answer), 'INVALID_SIGNATURE');
        },
      ),
      { numRuns: 100 },
    );
    assert.ok(opensslVerifies(await sendRaw(simulator.ready.url, right)));
  });
});
