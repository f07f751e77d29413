import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnoseAnswer } from '../../src/core/doctor/diagnoseAnswer.ts';
import { diagnoseRequest } from '../../src/core/doctor/diagnoseRequest.ts';
import { diagnosisText } from '../../src/core/doctor/diagnosisText.ts';
import type { Known } from '../../src/core/doctor/doctorPorts.ts';
import { fillGaps, sentence } from '../../src/core/sentence.ts';
import { createDoctorPorts } from '../../src/gateway/doctorPorts.ts';
import { content, diagnoseSigned, partnerKey, signedRequest } from '../support/signedRequest.ts';
import { keys } from '../support/vectors.ts';

const ports = createDoctorPorts({ hashedBytes: 4_000_000, rewrittenBytes: 400_000, contents: 2_000 });
const known: Known = {
  keys: [
    partnerKey,
    { owner: 'gateway', name: sentence('the gateway’s key'), publicKey: keys.gateway.publicKeySpkiPem },
  ],
  clientId: 'C',
  keyVersion: '1',
  path: '/p',
  at: 0,
};

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '%', '%zz', '275760-09-13', '9999999999999'),
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.json().map((json) => Buffer.from(json)),
  fc
    .constantFrom('{', '{"a":', '"', '[[[[', '\ufeff', '{"a":"\\', '{"a":1e999}')
    .map((each) => Buffer.from(each)),
);
const name = fc.constantFrom(
  'Signature',
  'Client-Id',
  'Request-Time',
  'Response-Time',
  'Host',
  'Access-Token',
);
const headers = fc.array(fc.tuple(fc.oneof(name, text), text), { maxLength: 8 });
const signature = fc.oneof(
  text,
  fc
    .uint8Array({ minLength: 256, maxLength: 256 })
    .map((made) => `signature=${encodeURIComponent(Buffer.from(made).toString('base64'))}`),
);

describe('the signature doctor', () => {
  it('says something of every message, however broken', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, headers, signature, bytes, async (method, target, others, value, body) => {
        const request = { method, target, headers: [...others, ['Signature', value] as const], body };
        const answer = { status: 200, statusText: method, headers: request.headers, body };
        for (const diagnosis of [
          await diagnoseRequest(request, known, ports),
          await diagnoseAnswer(answer, request, known, ports),
        ]) {
          assert.ok(['explained', 'cannotBeChecked', 'notKnown'].includes(diagnosis.kind), diagnosis.kind);
          assert.ok(diagnosisText(diagnosis, fillGaps).length > 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('proves every request that is signed over its own bytes, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.webPath(), async (body, target) => {
        fc.pre(target.startsWith('/'));
        const diagnosis = await diagnoseSigned({ body, target });
        assert.deepEqual([diagnosis.kind, diagnosis.findings], ['nothingWrong', []]);
      }),
      { numRuns: 100 },
    );
  });

  it('calls no request right whose content is another one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (body) => {
        fc.pre(body !== '{"currencyList":["CNH","USD"]}');
        const request = signedRequest({ content: content({ body }) });
        const diagnosis = await diagnoseRequest(request, { keys: [partnerKey], at: known.at }, ports);
        assert.notEqual(diagnosis.kind, 'nothingWrong');
      }),
      { numRuns: 60 },
    );
  });
});
