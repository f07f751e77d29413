import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { harText, type Har } from '../../../src/core/activity/har.ts';
import type { Exchange } from '../../../src/core/calls/exchange.ts';
import { applyCreditGrant, inquiryBalance, submitAttachment } from '../../../src/core/catalogue/index.ts';
import { kept } from '../../support/activityEntries.ts';
import { exchangeWith } from '../../support/exchanges.ts';

const require = createRequire(import.meta.url);
const { schemas } = JSON.parse(readFileSync('test/support/harSchemas.json', 'utf8')) as {
  readonly schemas: readonly AnySchemaObject[];
};

/** The published schema of the format; formats of texts are checked by patterns of its own. */
function problemsOf(har: unknown): unknown {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject);
  ajv.addSchema([...schemas]);
  ajv.validate('har.json#', har);
  return ajv.errors;
}

async function harOf(...exchanges: readonly Exchange[]): Promise<Har> {
  const entries = exchanges.map((exchange) => kept(exchange));
  let text = '';
  for await (const piece of harText(entries, '1.0.0')) text += piece;
  return JSON.parse(text) as Har;
}

describe('activity as HTTP Archive', () => {
  it('is valid for every way a call can end', async () => {
    const answered = { body: inquiryBalance.sample.response };
    const exchanges = await Promise.all([
      exchangeWith(inquiryBalance, answered),
      exchangeWith(inquiryBalance, { ...answered, signature: 'missing' }),
      exchangeWith(inquiryBalance, {
        status: 302,
        body: '',
        headers: [['Location', 'https://example.com/']],
      }),
      exchangeWith(inquiryBalance, { body: new Uint8Array([0xff, 0xfe, 0, 1]) }),
      exchangeWith(inquiryBalance, { body: 'canary-token came back' }),
      exchangeWith(applyCreditGrant, { kind: 'timedOut', firstByteLeft: true, detail: '' }),
      exchangeWith(applyCreditGrant, { kind: 'refused', firstByteLeft: false, detail: 'ECONNREFUSED' }),
    ]);
    const har = await harOf(...exchanges);
    assert.equal(har.log.entries.length, 7);
    assert.equal(problemsOf(har), null);
    assert.notEqual(problemsOf({ log: { ...har.log, version: 1.2 } }), null, 'the schema says something');
    assert.ok(!JSON.stringify(har).includes('canary-token'));
  });

  it('tells what was sent and answered, byte for byte, and when', async () => {
    const sent = '{ "currencyList": ["USD"]\r\n}';
    const exchange = await exchangeWith(inquiryBalance, { body: inquiryBalance.sample.response }, sent);
    const [entry] = (await harOf(exchange)).log.entries;
    assert.equal(entry?.request.postData.text, sent);
    assert.equal(entry.request.bodySize, Buffer.byteLength(sent));
    assert.equal(
      'text' in entry.response.content && entry.response.content.text,
      JSON.stringify(inquiryBalance.sample.response),
    );
    assert.equal(entry.startedDateTime, '2026-01-02T00:00:00.000Z');
    assert.equal(entry.comment, 'Succeeded.');
    const header = (name: string) => entry.request.headers.find((each) => each.name === name)?.value;
    assert.equal(header('Host'), 'open-sea.worldfirst.com');
    assert.equal(header('Access-Token'), '[redacted]');
    assert.match(header('Signature') ?? '', /^algorithm=RSA256/);
  });

  it('names the file of an upload and leaves its content out', async () => {
    const content = Buffer.from('%PDF-1.7 secret invoice '.repeat(40)).toString('base64');
    const sent = JSON.stringify({ attachmentId: 'A1', attachmentContent: content, fileName: 'march.pdf' });
    const exchange = await exchangeWith(submitAttachment, { body: {} }, sent);
    const [entry] = (await harOf(exchange)).log.entries;
    assert.match(
      entry?.request.postData.comment ?? '',
      /^The content of "march\.pdf" is left out: 960 bytes, SHA-256 [0-9a-f]{64}\.$/,
    );
    assert.ok(!JSON.stringify(entry).includes(content.slice(0, 40)));
  });

  it('is whole without a call', async () => {
    const har = await harOf();
    assert.deepEqual(har.log.entries, []);
    assert.equal(problemsOf(har), null);
  });

  it('asks for a call only when those before it were taken', async () => {
    const exchange = await exchangeWith(inquiryBalance, { body: {} });
    let asked = 0;
    const endless = async function* () {
      for (;;) {
        asked += 1;
        yield await Promise.resolve(kept(exchange));
      }
    };
    const pieces = harText(endless(), '1.0.0');
    await pieces.next();
    for (let taken = 0; taken <= 3; taken += 1) {
      assert.equal(asked, taken);
      await pieces.next();
    }
  });
});
