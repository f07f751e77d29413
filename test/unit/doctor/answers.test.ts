import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { diagnoseAnswer } from '../../../src/core/doctor/diagnoseAnswer.ts';
import type { Diagnosis } from '../../../src/core/doctor/diagnosis.ts';
import type { KnownKey } from '../../../src/core/doctor/doctorPorts.ts';
import { inEnglish, sentence } from '../../../src/core/sentence.ts';
import { createDoctorPorts } from '../../../src/gateway/doctorPorts.ts';
import { client, path, signedRequest, time, told } from '../../support/signedRequest.ts';
import { keys } from '../../support/vectors.ts';

const responseTime = '2024-12-31T10:15:31+08:00';
const body = '{"result":{"resultStatus":"F","resultCode":"INVALID_CLIENT","resultMessage":"no"}}';
const right = `POST ${path}\n${client}.${responseTime}.${body}`;

const gatewayKey: KnownKey = {
  owner: 'gateway',
  name: sentence('the gateway’s key'),
  publicKey: keys.gateway.publicKeySpkiPem,
};

interface Played {
  readonly content?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly responseTime?: string;
  readonly signed?: false;
  /** Whether the gateway's public key is known. */
  readonly keyKnown?: false;
}

function diagnose(played: Played): Promise<Diagnosis> {
  const signature = sign('sha256', Buffer.from(played.content ?? right), keys.gateway.privateKeyPkcs8Pem);
  const header = `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature.toString('base64'))}`;
  const at = played.responseTime ?? responseTime;
  return diagnoseAnswer(
    {
      status: 200,
      statusText: 'OK',
      headers: [
        ...(at === '' ? [] : [['response-time', at] as const]),
        ...(played.signed === false ? [] : [['signature', header] as const]),
        ...(played.headers ?? []),
      ],
      body: Buffer.from(body),
    },
    signedRequest({}),
    {
      keys: played.keyKnown === false ? [] : [gatewayKey],
      clientId: client,
      at: 0,
    },
    createDoctorPorts(),
  );
}

const answersWithFaults: readonly (readonly [what: string, found: string, played: Played])[] = [
  ['the Request-Time', 'proved requestTimeOnAnswer', { content: right.replace(responseTime, time) }],
  [
    'the Request-Time in another form',
    'proved requestTimeOnAnswer',
    { content: right.replace(responseTime, '2024-12-31T02:15:30Z') },
  ],
  [
    'the client id that it names itself',
    'proved clientIdDiffers',
    { content: right.replace(client, 'OTHER'), headers: [['client-id', 'OTHER']] },
  ],
  [
    'a body that was printed again',
    'proved bodyIndented',
    { content: right.replace(body, JSON.stringify(JSON.parse(body), null, 2)) },
  ],
];

describe('why the signature of an answer does not fit', () => {
  for (const [what, found, played] of answersWithFaults) {
    it(`is ${what}`, async () => {
      const diagnosis = await diagnose(played);
      assert.deepEqual(told(diagnosis), [found]);
      assert.doesNotMatch(
        inEnglish(diagnosis.findings[0]?.change ?? sentence('')),
        /Hand the HTTP library|use this same text/,
      );
    });
  }

  it('is a header that is missing', async () => {
    const diagnosis = await diagnose({ responseTime: '', content: right.replace(responseTime, time) });
    assert.deepEqual(told(diagnosis), ['proved requestTimeOnAnswer', 'likely headerMissing']);
  });

  it('is nothing where it fits, however old the answer is', async () => {
    const diagnosis = await diagnose({});
    assert.deepEqual([diagnosis.kind, told(diagnosis)], ['nothingWrong', []]);
  });

  it('cannot be told without the key of the gateway, and how that gets here is said', async () => {
    const diagnosis = await diagnose({ keyKnown: false });
    assert.deepEqual([diagnosis.kind, told(diagnosis)], ['cannotBeChecked', []]);
    assert.match(
      diagnosis.remarks.map(inEnglish).join(' '),
      /“Set Gateway Public Key…”, then diagnose again/,
    );
  });

  it('cannot be told where it is not signed, and the refusal in it is', async () => {
    const diagnosis = await diagnose({ signed: false });
    assert.deepEqual([diagnosis.kind, told(diagnosis)], ['cannotBeChecked', []]);
    const said = diagnosis.remarks.map(inEnglish).join(' ');
    assert.match(said, /"INVALID_CLIENT"/);
    assert.match(said, /must not be trusted/);
  });
});
