import assert from 'node:assert/strict';
import {
  endpoints,
  findEndpoint,
  inquiryBalance,
  inquiryPrefundingBalance,
} from '../../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import type { RequestMessage } from '../../../src/core/calls/message.ts';
import { endpointsOfTarget, toRequestFile } from '../../../src/core/import/toRequestFile.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import { demoPartnerKeys } from '../../../src/simulator/demoKeys.ts';

const message = (more: Partial<RequestMessage> = {}): RequestMessage => ({
  method: 'POST',
  target: inquiryBalance.path,
  headers: [],
  body: Buffer.from('{"a":1}\n'),
  ...more,
});

describe('the endpoint of a request', () => {
  for (const endpoint of endpoints) {
    it(`is ${endpoint.name} by its path, be it in a URL, behind a prefix or with sandbox in it`, () => {
      const { path } = endpoint;
      const sandbox = path.replace(/^\/([^/]+)/, '/$1/sandbox');
      for (const target of [
        path,
        `https://h:1${path}?x=1`,
        `${path}/`,
        `{{base}}${path}`,
        `/proxy${path}`,
        sandbox,
      ]) {
        assert.deepEqual(endpointsOfTarget(target, endpoints), [endpoint], target);
      }
    });
  }

  it('is every one that fits where the path is not known but for its end', () => {
    assert.deepEqual(endpointsOfTarget('/api/v9/inquiryBalance', endpoints), [
      inquiryBalance,
      inquiryPrefundingBalance,
    ]);
    assert.deepEqual(endpointsOfTarget('https://example.com/', endpoints), []);
    assert.deepEqual(endpointsOfTarget('', endpoints), []);
  });
});

describe('the request file of a request', () => {
  const draftOf = (request: RequestMessage, endpoint: EndpointDescription = inquiryBalance) => {
    const file = toRequestFile(request, endpoint);
    assert.ok(file.ok);
    return { ...file.draft, notes: file.draft.notes.map(inEnglish) };
  };

  it('holds exactly the body, and nothing of the headers', () => {
    const { body, notes, customerId } = draftOf(
      message({
        headers: [
          ['Client-Id', '5X'],
          ['access-token', 'SECRET-1'],
          ['Connected-CustomerId', '218'],
          ['X-Trace', 'y'],
        ],
      }),
    );
    assert.equal(Buffer.from(body).toString(), '{"a":1}\n');
    assert.equal(customerId, '218');
    assert.deepEqual(notes, [
      'Credentials in headers were not kept: access-token. Access tokens are stored with the customer.',
      'These headers are not part of a request file and were left out: X-Trace.',
    ]);
  });

  it('says what the file cannot carry', () => {
    const { body, notes } = draftOf(
      message({ method: 'GET', target: '/v9/inquiryBalance', body: new Uint8Array() }),
    );
    assert.equal(Buffer.from(body).toString(), '{\n}');
    assert.match(notes.join(' '), /calls "\/v9\/inquiryBalance".*method "GET".*no body/);
  });

  it('is not made of a body with a private key', () => {
    const body = Buffer.from(JSON.stringify({ key: demoPartnerKeys.privateKey }));
    const file = toRequestFile(message({ body }), inquiryBalance);
    assert.equal(file.ok, false);
  });

  for (const [name, body, pointer] of [
    ['applyToken', '{"grantType":"AUTHORIZATION_CODE","authCode":"SECRET-2"}', '/authCode'],
    ['inquiryBalance', '{"currencyList":["USD"],"more":{"access_token":"SECRET-2"}}', '/more/access_token'],
  ] as const) {
    it(`has no credentials of the body for ${name}`, () => {
      const endpoint = findEndpoint(name)!;
      const draft = draftOf(message({ target: endpoint.path, body: Buffer.from(body) }), endpoint);
      assert.equal(Buffer.from(draft.body).toString(), body.replace('SECRET-2', '[redacted]'));
      assert.ok(draft.notes.join(' ').includes(pointer));
    });
  }
});
