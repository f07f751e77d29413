import assert from 'node:assert/strict';
import { inquiryBalance, submitAttachment } from '../../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import { bodyParts } from '../../../src/core/samples/bodyParts.ts';
import { frozenCurl } from '../../../src/core/samples/frozenCurl.ts';
import { nodeProgram } from '../../../src/core/samples/node.ts';
import { sampleOfEntry } from '../../../src/core/samples/sampleOfEntry.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import { sha256Of } from '../../../src/gateway/bodyDigest.ts';
import { kept } from '../../support/activityEntries.ts';
import { exchangeWith } from '../../support/exchanges.ts';
import { onlyRequest } from '../../support/imports.ts';

const withSecret: EndpointDescription = {
  ...inquiryBalance,
  request: {
    ...inquiryBalance.request,
    properties: {
      ...inquiryBalance.request.properties,
      refreshToken: { type: 'string', description: 'A credential.', status: 'documented', secret: true },
    },
  },
};

describe('a call that was kept, as a program', () => {
  it('has the target, the bytes and the customer of that call, and takes its token from the environment', async () => {
    const sent = '{ "currencyList": ["USD"],\r\n "n": 12345678901234567890 }';
    const entry = kept(await exchangeWith(inquiryBalance, { body: {} }, sent));
    const sample = sampleOfEntry(entry, inquiryBalance);
    assert.ok(sample.ok);
    assert.equal(sample.call.hasToken, true);
    assert.deepEqual(sample.call.body, [{ kind: 'bytes', bytes: new TextEncoder().encode(sent) }]);
    const { text } = nodeProgram(sample.call);
    assert.match(text, /const customerId = 'C-1001';/);
    assert.doesNotMatch(text, /canary-token|redacted/);

    const { requestTime, request } = entry;
    const frozen = frozenCurl(entry.endpoint, { ...request, requestTime }, sample.call.body);
    assert.doesNotMatch(frozen.text, /canary-token|redacted|Content-Length/i);
    const read = onlyRequest(frozen.text);
    assert.equal(read.body, sent);
    assert.deepEqual(
      read.request.headers.find(([name]) => name === 'Signature'),
      ['Signature', entry.signatureHeader],
    );
  });

  it('takes credentials of the body from the environment', async () => {
    const sent = '{"a":1,"refreshToken": "value-of-refresh" }';
    const entry = kept(await exchangeWith(withSecret, { body: {} }, sent), { endpoint: withSecret });
    const sample = sampleOfEntry(entry, withSecret);
    assert.ok(sample.ok);
    assert.deepEqual(sample.call.body, [
      { kind: 'bytes', bytes: new TextEncoder().encode('{"a":1,"refreshToken": "') },
      { kind: 'secret', variable: 'WORLDFIRST_REFRESH_TOKEN' },
      { kind: 'bytes', bytes: new TextEncoder().encode('" }') },
    ]);
    assert.deepEqual(bodyParts(withSecret.request, Buffer.from(sent), String), sample.call.body);
  });

  it('reads the file of an upload where it was, and is refused where the content was typed in', async () => {
    const [before, after] = ['{"fileName":"a.pdf","attachmentContent":"', '","bizType":"X"}'];
    const content = Buffer.from('%PDF an invoice '.repeat(20)).toString('base64');
    const exchange = await exchangeWith(submitAttachment, { body: {} }, before + content + after);
    const pieces = [before, content, after].map((piece) => Buffer.from(piece));
    const file = { path: '/home/me/a.pdf', bytes: 320, sha256: sha256Of([]), reference: '@file:a.pdf' };
    const uploaded = kept({ ...exchange, request: { ...exchange.request, body: pieces } }, { file });
    const sample = sampleOfEntry(uploaded, submitAttachment);
    assert.ok(sample.ok);
    assert.deepEqual(sample.call.body[1], { kind: 'file', path: '/home/me/a.pdf' });
    const typed = sampleOfEntry(kept(exchange), submitAttachment);
    assert.ok(!typed.ok);
    assert.equal(inEnglish(typed.problem), 'The content of "a.pdf" was not kept with the call.');
  });

  it('is refused where a secret stood in a place without a name', async () => {
    const entry = kept(await exchangeWith(inquiryBalance, { body: {} }, '{"note":"my canary-token here"}'));
    const sample = sampleOfEntry(entry, inquiryBalance);
    assert.ok(!sample.ok);
    assert.match(inEnglish(sample.problem), /secrets/);
  });
});
