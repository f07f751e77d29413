import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { briefLimits } from '../../../src/core/doctor/searchContent.ts';
import { sentence } from '../../../src/core/sentence.ts';
import { createDoctorPorts } from '../../../src/gateway/doctorPorts.ts';
import { demoPartnerKeys } from '../../../src/simulator/demoKeys.ts';
import { createSignatureExplainer } from '../../../src/simulator/explainSignature.ts';
import type { ReceivedRequest } from '../../../src/simulator/received.ts';

const path = '/amsin/api/v1/business/account/inquiryBalance';
const time = '2024-12-31T10:15:30+08:00';
const body = '{"currencyList":["CNH","USD"]}';
const token = 'canary-token-5f0c17';
const pair = {
  privateKey: demoPartnerKeys.privateKey,
  publicKey: createPublicKey({
    key: Buffer.from(demoPartnerKeys.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  }),
};
const privateKey = {
  key: Buffer.from(pair.privateKey, 'base64'),
  format: 'der',
  type: 'pkcs8',
} as const;
let rests = 0;

function explainer(limits = briefLimits) {
  const ports = createDoctorPorts(limits);
  return createSignatureExplainer({
    clientId: 'CLIENT',
    keys: [
      {
        owner: 'partner',
        name: sentence('the registered public key'),
        publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
    ],
    ports: {
      ...ports,
      rest: () => {
        rests += 1;
        return ports.rest();
      },
    },
  });
}

/** A request whose program signed something else. */
function received(
  content: string,
  sent: string | Uint8Array = body,
  key: KeyObject | typeof privateKey = privateKey,
): ReceivedRequest {
  const signature = encodeURIComponent(sign('sha256', Buffer.from(content), key).toString('base64'));
  return {
    method: 'POST',
    target: path,
    headers: new Map([
      ['client-id', ['CLIENT']],
      ['request-time', [time]],
      ['signature', [`algorithm=RSA256, keyVersion=1, signature=${signature}`]],
      ['access-token', [token]],
    ]),
    body: Buffer.from(sent),
  };
}

const at = Date.parse(time);

describe('why a signature does not fit, as the simulator says it', () => {
  for (const [what, content, says] of [
    [
      'a path without its slash',
      `POST ${path.slice(1)}\nCLIENT.${time}.${body}`,
      /slash at the beginning.*covers the path "amsin/,
    ],
    [
      'two faults',
      `post ${path}\r\nCLIENT.${time}.${body}`,
      /method was signed in another case.*line break after the path is CRLF/,
    ],
    [
      'the path of another API',
      `POST /amsin/alipay/business/credit/queryCreditQuota\nCLIENT.${time}.${body}`,
      /path of another API/,
    ],
    [
      'what it does not know',
      'something else',
      /why is not known.*The signature holds the SHA-256 [0-9a-f]{64}/,
    ],
  ] as const) {
    it(`is ${what}`, async () => {
      assert.match((await explainer()(received(content), at)) ?? '', says);
    });
  }

  it('is another key, without a word of a clock that may be right', async () => {
    const { privateKey: other } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const said = await explainer()(
      received(`POST ${path}\nCLIENT.${time}.${body}`, body, other),
      at + 10 ** 10,
    );
    assert.match(
      said ?? '',
      /^The signature was made with another key\. It cannot be undone with the registered public key/,
    );
    assert.doesNotMatch(said ?? '', /clock/);
  });

  it('holds neither the body nor a token', async () => {
    const explain = explainer();
    for (const content of [`POST ${path}\nCLIENT.${time}.${token}`, `POST ${path}\nCLIENT.${time}.{}`]) {
      assert.doesNotMatch((await explain(received(content), at)) ?? '', /canary|currencyList/);
    }
  });

  it('is found with rests for other calls, and after a bounded search, where the body is large', async () => {
    rests = 0;
    const large = Buffer.from(JSON.stringify({ attachmentContent: 'QUJD'.repeat(2_500_000) }));
    const said = await explainer()(received('something else', large), at);
    assert.match(said ?? '', /not known/);
    assert.ok(rests > 4, `${rests} rests`);
  });

  it('is not found out for more requests at once than can wait', async () => {
    const explain = explainer({ ...briefLimits, contents: 10 });
    const said = await Promise.all(Array.from({ length: 40 }, () => explain(received('something else'), at)));
    assert.equal(said.filter((each) => each !== undefined).length, 16);
    assert.match((await explain(received('something else'), at)) ?? '', /not known/);
  });
});
