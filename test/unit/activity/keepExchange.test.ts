import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readEntry, writeEntry } from '../../../src/core/activity/entryText.ts';
import { answerMessage, isAsOnWire, requestMessage } from '../../../src/core/activity/messages.ts';
import {
  applyCreditGrant,
  inquiryBalance,
  inquiryCreditGrant,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import type { ObjectSchema } from '../../../src/core/schema/dialect.ts';
import { anEntry, kept } from '../../support/activityEntries.ts';
import { exchangeWith } from '../../support/exchanges.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

describe('what is kept of a call', () => {
  it('is the request and the answer with their bytes, the verdicts, and what diagnoses need', async () => {
    const sent = '{"currencyList":["USD"]}\n';
    const exchange = await exchangeWith(inquiryBalance, { body: inquiryBalance.sample.response }, sent);
    const entry = kept(exchange, { origin: 'tree' });
    assert.equal(Buffer.from(requestMessage(entry).body).toString(), sent);
    assert.deepEqual(Buffer.from(answerMessage(entry)!.body), Buffer.from(exchange.answer!.body));
    assert.equal(entry.request.body.sha256, sha256(sent));
    assert.ok(isAsOnWire(entry, 'request') && isAsOnWire(entry, 'answer'));
    assert.deepEqual(entry.verdicts.headline, exchange.headline);
    assert.equal(entry.verdicts.verification?.kind, 'verified');
    assert.equal(entry.contentPrefix, exchange.request.contentPrefix);
    assert.equal(entry.signatureHeader, exchange.request.signatureHeader);
    assert.equal(entry.target.customerId, 'C-1001');
    assert.equal(entry.origin, 'tree');
    assert.deepEqual(readEntry(writeEntry(entry)), { ok: true, value: entry });
  });

  it('holds no access token, wherever it stood', async () => {
    const echoed = `{"token":"canary-token","hex":"${Buffer.from('canary-token').toString('hex')}"}`;
    const signed = await exchangeWith(inquiryBalance, {
      body: echoed,
      headers: [
        ['x-echo', 'Bearer canary-token'],
        ['Set-Cookie', 'session=abc'],
      ],
    });
    const entry = kept(signed);
    const text = writeEntry(entry);
    assert.ok(!text.includes('canary-token'));
    assert.ok(!text.includes(Buffer.from('canary-token').toString('hex')));
    assert.ok(!text.includes('session=abc'));
    assert.equal(entry.answer?.body.redacted, true);
    assert.equal(entry.answer.body.bytes, Buffer.byteLength(echoed), 'its size on the wire');
    assert.equal(isAsOnWire(entry, 'answer'), false);
    assert.equal(isAsOnWire(entry, 'request'), true);
  });

  it('holds no token in bytes that are no text either', async () => {
    const body = Buffer.concat([Buffer.from([0xff, 0xfe, 0x80]), Buffer.from('canary-token')]);
    const entry = kept(await exchangeWith(inquiryBalance, { body: new Uint8Array(body) }));
    assert.ok(!Buffer.from(answerMessage(entry)!.body).includes('canary-token'));
    assert.equal(entry.answer?.body.redacted, true);
  });

  it('holds no value of a member that a schema calls secret, nor where the answer repeats it', async () => {
    const token = {
      type: 'string',
      description: 'A credential.',
      status: 'documented',
      secret: true,
    } as const;
    const withToken = (schema: ObjectSchema, name: string): ObjectSchema => ({
      ...schema,
      properties: { ...schema.properties, [name]: token },
    });
    const endpoint: EndpointDescription = {
      ...inquiryBalance,
      request: withToken(inquiryBalance.request, 'refreshToken'),
      response: withToken(inquiryBalance.response, 'accessToken'),
    };
    const answer = '{"accessToken":"value-of-access","result":{"resultMessage":"not value-of-refresh"}}';
    const sent = '{"refreshToken": "value-of-refresh"}';
    const entry = kept(await exchangeWith(endpoint, { body: answer }, sent), { endpoint });
    assert.equal(entry.request.body.content, '{"refreshToken": "[redacted]"}');
    assert.ok(entry.request.body.redacted && entry.answer?.body.redacted === true);
    assert.equal(entry.answer.body.content.includes('value-of-access'), false);
    assert.equal(writeEntry(entry).includes('value-of-refresh'), false);
  });

  it('holds no token that was typed for the name of a file', async () => {
    const content = Buffer.alloc(600, 7).toString('base64');
    const sent = JSON.stringify({ attachmentContent: content, fileName: 'canary-token.pdf' });
    const entry = kept(await exchangeWith(submitAttachment, { body: {} }, sent));
    assert.equal(entry.request.attachment?.name, '[redacted].pdf');
    assert.ok(!writeEntry(entry).includes('canary-token'));
  });

  it('names the reference of an application, and that of an inquiry about it', async () => {
    const sent = JSON.stringify({ referenceNo: 'REF-1' });
    for (const endpoint of [applyCreditGrant, inquiryCreditGrant]) {
      assert.equal(kept(await exchangeWith(endpoint, { body: {} }, sent)).reference, 'REF-1');
    }
    assert.equal(kept(await exchangeWith(applyCreditGrant, { body: {} }, '{}')).reference, null);
    assert.equal(anEntry().reference, null);
  });

  it('has the reference of the request file in the place of an attachment, with size and hash of the file', async () => {
    const file = Buffer.from('%PDF-1.7 an invoice');
    const [before, after] = ['{"fileName":"a.pdf","attachmentContent":"', '","bizType":"X"}'];
    const sent = before + file.toString('base64') + after;
    const exchange = await exchangeWith(submitAttachment, { body: {} }, sent);
    const pieces = [before, file.toString('base64'), after].map((piece) => Buffer.from(piece));
    const entry = kept(
      { ...exchange, request: { ...exchange.request, body: pieces } },
      { file: { path: '/home/me/a.pdf', bytes: 19, sha256: sha256(file), reference: '@file:\\u0061.pdf' } },
    );
    assert.equal(entry.request.body.content, `${before}@file:\\u0061.pdf${after}`);
    assert.deepEqual(entry.request.attachment, {
      path: '/home/me/a.pdf',
      name: 'a.pdf',
      bytes: 19,
      sha256: sha256(file),
    });
    assert.equal(entry.request.body.bytes, sent.length);
    assert.equal(entry.request.body.sha256, sha256(sent));
    assert.equal(isAsOnWire(entry, 'request'), false);
  });

  it('has size and hash in the place of base64 that was typed into the request', async () => {
    const file = Buffer.alloc(600, 7);
    const sent = `{"attachmentContent": "${file.toString('base64')}", "fileName": "b.pdf"}`;
    const entry = kept(await exchangeWith(submitAttachment, { body: {} }, sent));
    assert.deepEqual(entry.request.attachment, {
      path: null,
      name: 'b.pdf',
      bytes: 600,
      sha256: sha256(file),
    });
    assert.equal(
      entry.request.body.content,
      `{"attachmentContent": "[600 bytes, SHA-256 ${sha256(file)}]", "fileName": "b.pdf"}`,
    );
    const short = '{"attachmentContent":"%%%"}';
    assert.equal(kept(await exchangeWith(submitAttachment, { body: {} }, short)).request.body.content, short);
  });

  it('says why there is no answer', async () => {
    const entry = kept(
      await exchangeWith(applyCreditGrant, { kind: 'cutOff', firstByteLeft: true, detail: 'ECONNRESET' }),
    );
    assert.equal(entry.answer, null);
    assert.deepEqual(entry.verdicts.failure, { kind: 'cutOff', firstByteLeft: true });
    assert.equal(entry.verdicts.outcome, 'unknown');
    assert.equal(answerMessage(entry), undefined);
  });
});
