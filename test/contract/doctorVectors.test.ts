import assert from 'node:assert/strict';
import { diagnoseAnswer } from '../../src/core/doctor/diagnoseAnswer.ts';
import { diagnoseRequest } from '../../src/core/doctor/diagnoseRequest.ts';
import type { Diagnosis } from '../../src/core/doctor/diagnosis.ts';
import type { Known } from '../../src/core/doctor/doctorPorts.ts';
import { sentence } from '../../src/core/sentence.ts';
import { createDoctorPorts } from '../../src/gateway/doctorPorts.ts';
import {
  acceptedVariants,
  captures,
  keys,
  negatives,
  timeOf,
  vectors,
  type SentRequest,
} from '../support/vectors.ts';

const ports = createDoctorPorts();

function known(time: string): Known {
  return {
    keys: [
      { owner: 'partner', name: sentence('the partner’s key'), publicKey: keys.partner.publicKeySpkiPem },
      { owner: 'gateway', name: sentence('the gateway’s key'), publicKey: keys.gateway.publicKeySpkiPem },
    ],
    // The Java SDK writes epoch milliseconds.
    at: /^\d+$/.test(time) ? Number(time) : Date.parse(time),
  };
}

function diagnose(sent: SentRequest, header: string): Promise<Diagnosis> {
  const request = {
    method: sent.method,
    target: sent.path,
    headers: [
      ['Client-Id', sent.clientId],
      ['Request-Time', sent.requestTime],
      ['Signature', header],
    ] as const,
    body: Buffer.from(sent.body),
  };
  return diagnoseRequest(request, known(sent.requestTime), ports);
}

/** The cause of each fault that the vectors have. */
const causes: Readonly<Record<string, string>> = {
  'raw-base64': 'notUrlEncoded',
  'double-urlencoded': 'urlEncodedTwice',
  'path-without-leading-slash': 'leadingSlash',
  crlf: 'lineBreakCrlf',
  'time-mismatch': 'timeDiffers',
  'lowercase-method': 'methodCase',
  pss: 'pss',
  'ascii-escaped': 'bodyEscapes',
  'trailing-newline': 'trailingNewline',
  'query-dropped': 'query',
};

describe('the signature doctor on what the official SDKs signed', () => {
  for (const negative of negatives) {
    const cause = causes[negative.id.replace(/^neg-\d+-/, '')];
    it(`names ${negative.id}: ${cause ?? 'not known'}`, async () => {
      const { kind, findings } = await diagnose(negative.sent, negative.signatureHeader);
      assert.deepEqual(
        [kind, findings.map((finding) => `${finding.certainty} ${finding.cause}`)],
        cause === undefined ? ['notKnown', []] : ['explained', [`proved ${cause}`]],
      );
    });
  }

  it('knows all their faults but a client id that nobody has named', () => {
    const unknown = negatives.filter(({ id }) => causes[id.replace(/^neg-\d+-/, '')] === undefined);
    assert.deepEqual(
      unknown.map(({ id }) => id),
      ['neg-15-client-id-mismatch'],
    );
  });

  for (const vector of vectors) {
    it(`finds nothing wrong with ${vector.id}`, async () => {
      const { kind, findings } =
        vector.signedBy === 'partner'
          ? await diagnose({ ...vector, requestTime: timeOf(vector) }, vector.signatureHeader)
          : await diagnoseAnswer(
              {
                status: 200,
                statusText: 'OK',
                headers: [
                  ['client-id', vector.clientId],
                  ['response-time', timeOf(vector)],
                  ['signature', vector.signatureHeader],
                ],
                body: Buffer.from(vector.body),
              },
              {
                method: vector.method,
                target: vector.path,
                headers: [['Client-Id', vector.clientId]],
                body: Buffer.from(''),
              },
              known(timeOf(vector)),
              ports,
            );
      assert.deepEqual([kind, findings], ['nothingWrong', []]);
    });
  }

  it('finds nothing wrong with another way of escaping and with what the Python client sent', async () => {
    const [first] = vectors;
    assert.ok(first);
    for (const { signatureHeader } of acceptedVariants) {
      const { kind } = await diagnose({ ...first, requestTime: timeOf(first) }, signatureHeader);
      assert.equal(kind, 'nothingWrong');
    }
    for (const { requestLine, headers, body } of captures) {
      const [method = '', target = ''] = requestLine.split(' ');
      const pairs = headers.map(([name = '', value = '']) => [name, value] as const);
      const message = { method, target, headers: pairs, body: Buffer.from(body) };
      const { kind, findings } = await diagnoseRequest(message, known('2026-11-21T06:13:20Z'), ports);
      assert.deepEqual([kind, findings], ['nothingWrong', []]);
    }
  });
});
