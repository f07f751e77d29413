import assert from 'node:assert/strict';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { submitAttachment } from '../../src/core/catalogue/index.ts';
import { brokenAnswers, type BrokenAnswer } from '../support/brokenAnswers.ts';
import { english } from '../support/english.ts';
import { callGateway, readEndpoint, writeEndpoint } from '../support/gatewayCalls.ts';
import { startRawGateway } from '../support/rawGateway.ts';

/** The exchange of one call to a gateway that answers so, after checking that it was called once. */
async function exchangeOf(broken: BrokenAnswer, endpoint: EndpointDescription): Promise<Exchange> {
  const gateway = await startRawGateway({
    onRequest: async (socket, request) => {
      await broken.reply(socket, request, endpoint);
    },
  });
  try {
    const { timeoutMs = 10_000, maxAnswerBytes = 1_000_000 } = broken;
    const exchange = await callGateway(gateway.url, { endpoint, timeoutMs, maxAnswerBytes });
    assert.equal(gateway.requests.length, 1);
    assert.equal(gateway.connections(), 1);
    return exchange;
  } finally {
    await gateway.close();
  }
}

function assertSentence(actual: string, expected: string): void {
  if (expected.endsWith('…')) {
    assert.equal(actual.slice(0, expected.length - 1), expected.slice(0, -1));
  } else {
    assert.equal(actual, expected);
  }
}

describe('broken answers', () => {
  it('are of at least 25 kinds, each named once', () => {
    const kinds = brokenAnswers.map(({ kind }) => kind);
    assert.equal(new Set(kinds).size, kinds.length);
    assert.ok(kinds.length >= 25);
  });

  for (const broken of brokenAnswers) {
    it(`${broken.kind}: a read says what is wrong and shows no success`, async () => {
      const exchange = await exchangeOf(broken, readEndpoint);
      assertSentence(english(exchange.headline), broken.read.headline);
      assert.equal(exchange.outcome, broken.read.outcome);
      assert.equal(exchange.verification?.kind, broken.read.verification);
      assert.notEqual(exchange.outcome, 'succeeded');
    });

    it(`${broken.kind}: a write is ${broken.write}`, async () => {
      const exchange = await exchangeOf(broken, writeEndpoint);
      assert.equal(exchange.outcome, broken.write);
      assert.equal(exchange.business?.kind === 'known', false);
      const said = english([...exchange.headline, ...exchange.advice]);
      assert.doesNotMatch(said, /\b(?:re)?(?:send|sent|try|submit)\w* (?:it )?again|\bretry|\bresend/i);
      if (broken.write === 'unknown') {
        assert.match(english(exchange.headline), /^Outcome unknown: /);
        assert.match(english(exchange.advice), /query it with inquiryCreditGrant/i);
      }
    });
  }

  it('leave an upload unknown and say that no inquiry tells', async () => {
    const silent = brokenAnswers.find(({ kind }) => kind === 'a connection closed without an answer');
    assert.ok(silent);
    const exchange = await exchangeOf(silent, submitAttachment);
    assert.equal(exchange.outcome, 'unknown');
    assert.equal(
      english(exchange.headline),
      'Outcome unknown: the connection was cut off (before an answer began).',
    );
    assert.match(
      english(exchange.advice),
      /^It may have been done, and no inquiry exists that could tell\. .*with a new attachmentId/,
    );
  });
});
