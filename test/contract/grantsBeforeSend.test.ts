import assert from 'node:assert/strict';
import type { SentRequest } from '../../src/core/calls/exchange.ts';
import { callGateway, goodAnswer, writeEndpoint } from '../support/gatewayCalls.ts';
import { answerBytes, headerOf, startRawGateway, type RawGateway } from '../support/rawGateway.ts';

describe('what is asked between the signature and the first byte', () => {
  let gateway: RawGateway;

  beforeEach(async () => {
    gateway = await startRawGateway({
      onRequest: async (socket, request) =>
        void socket.end(await answerBytes(request, goodAnswer(writeEndpoint))),
    });
  });
  afterEach(() => gateway.close());

  it('sees exactly what leaves afterwards, and nothing has left until it is answered', async () => {
    const seen: SentRequest[] = [];
    let connectionsThen = -1;
    const exchange = await callGateway(gateway.url, {
      endpoint: writeEndpoint,
      beforeSend: async (request) => {
        await new Promise((resolve) => setImmediate(resolve));
        connectionsThen = gateway.connections();
        seen.push(request);
      },
    });
    assert.equal(exchange.outcome, 'pending');
    assert.equal(connectionsThen, 0);
    const [received] = gateway.requests;
    assert.deepEqual(received?.body, Buffer.concat(seen[0]?.body ?? []));
    assert.equal(headerOf(received, 'signature'), seen[0]?.signatureHeader);
    assert.equal(headerOf(received, 'request-time'), seen[0]?.requestTime);
  });

  it('sends nothing where it says no, and tells the reason', async () => {
    const exchange = await callGateway(gateway.url, {
      endpoint: writeEndpoint,
      beforeSend: () => Promise.reject(new Error('The disk is full.')),
    });
    assert.equal(exchange.outcome, 'notSent');
    assert.ok(exchange.transport.kind === 'failed' && !exchange.transport.failure.firstByteLeft);
    assert.match(JSON.stringify(exchange.headline), /The disk is full/);
    assert.equal(gateway.connections(), 0);
  });

  it('sends nothing where the call was cancelled meanwhile', async () => {
    const abort = new AbortController();
    const exchange = await callGateway(gateway.url, {
      endpoint: writeEndpoint,
      signal: abort.signal,
      beforeSend: () => {
        abort.abort();
        return Promise.resolve();
      },
    });
    assert.equal(exchange.outcome, 'notSent');
    assert.equal(gateway.connections(), 0);
  });
});
