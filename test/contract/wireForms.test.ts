import assert from 'node:assert/strict';
import { constants, createPrivateKey, sign } from 'node:crypto';
import {
  balancePath,
  headersWith,
  opensslVerifies,
  requestTime,
  resultCode,
  sendPlain,
  signature,
  signedHeaders,
  vectorClientId,
  vectorSimulator,
  type PlainHeader,
} from '../support/plainClient.ts';
import { stopSimulators, type SimulatorProcess } from '../support/simulatorProcess.ts';
import { keys } from '../support/vectors.ts';

const encoded = encodeURIComponent(signature('{}'));
const content = Buffer.from(`POST ${balancePath}\n${vectorClientId}.${requestTime}.{}`);
const key = createPrivateKey(keys.partner.privateKeyPkcs8Pem);
const sha1 = sign('sha1', content, key).toString('base64');
const pss = sign('sha256', content, { key, padding: constants.RSA_PKCS1_PSS_PADDING }).toString('base64');
const base64url = signature('{}').replaceAll('+', '-').replaceAll('/', '_');

function headerOver(value: string): string {
  return `algorithm=RSA256,keyVersion=1,signature=${value}`;
}

type Change = (headers: readonly PlainHeader[]) => readonly PlainHeader[];

function without(name: string): Change {
  return (headers) => headers.filter(([each]) => each !== name);
}

function and(...more: readonly PlainHeader[]): Change {
  return (headers) => [...headers, ...more];
}

function contentType(value: string): Change {
  return (headers) => and(['Content-Type', value])(without('Content-Type')(headers));
}

describe('forms of a request at the simulator', () => {
  let simulator: SimulatorProcess;
  before(async () => (simulator = await vectorSimulator()));
  after(stopSimulators);

  for (const [what, change] of [
    ['in lower case', (name: string) => name.toLowerCase()],
    ['in capitals', (name: string) => name.toUpperCase()],
  ] as const) {
    it(`header names ${what} are accepted`, async () => {
      const headers = signedHeaders('{}').map(([name, value]) => [change(name), value] as const);
      assert.equal(resultCode(await sendPlain(simulator, { headers, body: '{}' })), 'SUCCESS');
    });
  }

  for (const [what, header] of [
    ['the algorithm in lower case', `algorithm=rsa256,keyVersion=1,signature=${encoded}`],
    ['no blank after the commas', headerOver(encoded)],
    ['no key version', `algorithm=RSA256, signature=${encoded}`],
    ['an unknown key version', `algorithm=RSA256, keyVersion=99, signature=${encoded}`],
    ['lower-case escapes', headerOver(encoded.replace(/%../g, (escape) => escape.toLowerCase()))],
  ] as const) {
    it(`a Signature header with ${what} is accepted`, async () => {
      const answer = await sendPlain(simulator, { headers: headersWith(header), body: '{}' });
      assert.equal(resultCode(answer), 'SUCCESS');
    });
  }

  for (const [what, header] of [
    ['in base64url', headerOver(base64url.replaceAll('=', ''))],
    ['in base64url with its padding', headerOver(encodeURIComponent(base64url))],
    ['that is not URL-encoded', headerOver(signature('{}'))],
    ['that is URL-encoded twice', headerOver(encodeURIComponent(encoded))],
    ['with SHA-1', headerOver(encodeURIComponent(sha1))],
    ['with PSS', headerOver(encodeURIComponent(pss))],
    ['of another algorithm', `algorithm=ECC224,keyVersion=1,signature=${encoded}`],
    ['that is empty', headerOver('')],
    ['that is cut', headerOver(encoded.slice(0, 100))],
    ['that is none', 'hello'],
  ] as const) {
    it(`a signature ${what} is refused`, async () => {
      const answer = await sendPlain(simulator, { headers: headersWith(header), body: '{}' });
      assert.equal(resultCode(answer), 'INVALID_SIGNATURE');
      // Why it is refused stands in the log alone: the real gateway does not tell.
      assert.match(answer.body.toString(), /"resultMessage":"The signature is invalid\."/);
      assert.ok(opensslVerifies(answer));
    });
  }

  const signatureHeader = signedHeaders('{}').slice(3);
  for (const [what, change, code] of [
    ['no Client-Id', without('Client-Id'), 'PARAM_ILLEGAL'],
    ['no Request-Time', without('Request-Time'), 'PARAM_ILLEGAL'],
    ['no Signature', without('Signature'), 'INVALID_SIGNATURE'],
    ['no Content-Type', without('Content-Type'), 'PARAM_ILLEGAL'],
    ['another media type', contentType('text/plain'), 'PARAM_ILLEGAL'],
    ['two Client-Ids', and(['Client-Id', 'OTHER']), 'PARAM_ILLEGAL'],
    ['two Signatures', and(...signatureHeader), 'INVALID_SIGNATURE'],
    [
      'two customers that differ',
      and(['Connected-CustomerId', 'A'], ['Connected-AccountId', 'B']),
      'PARAM_ILLEGAL',
    ],
    ['two tokens', and(['Access-Token', 'A'], ['Access-Token', 'A']), 'PARAM_ILLEGAL'],
    [
      'a customer named twice',
      and(['Connected-CustomerId', '2188220000000001'], ['Connected-CustomerId', '2188220000000001']),
      'PARAM_ILLEGAL',
    ],
    ['another charset', contentType('application/json; charset=GBK'), 'PARAM_ILLEGAL'],
    ['no charset', contentType('application/json'), 'SUCCESS'],
    ['a quoted charset', contentType('Application/JSON;charset="utf-8"'), 'SUCCESS'],
    ['an unknown customer by the newer header', and(['Connected-AccountId', 'B']), 'USER_NOT_EXIST'],
    ['a known customer by the newer header', and(['Connected-AccountId', '2188220000000001']), 'SUCCESS'],
    ['an unknown token', and(['Access-Token', 'nobodys']), 'AUTHORIZATION_NOT_EXIST'],
  ] as const) {
    it(`${what} is answered ${code}, signed`, async () => {
      const headers = change(signedHeaders('{}'));
      const answer = await sendPlain(simulator, { headers, body: '{}' });
      assert.equal(answer.status, 200);
      assert.equal(resultCode(answer), code);
      assert.ok(opensslVerifies(answer));
    });
  }

  for (const time of ['2024-12-31T02:15:30.1234567Z', '2024-12-31T10:15:30+0800', '1735611330000']) {
    it(`the time ${time}, as an official SDK writes it, is accepted`, async () => {
      const signed = Buffer.from(`POST ${balancePath}\n${vectorClientId}.${time}.{}`);
      const value = encodeURIComponent(sign('sha256', signed, key).toString('base64'));
      const headers = headersWith(headerOver(value)).map(
        ([name, sent]) => [name, name === 'Request-Time' ? time : sent] as const,
      );
      assert.equal(resultCode(await sendPlain(simulator, { headers, body: '{}' })), 'SUCCESS');
    });
  }

  it('a time that is none is answered PARAM_ILLEGAL', async () => {
    for (const time of ['yesterday', '2024-12-31', '2024-12-31T10:15:30', '1735611330']) {
      const headers = signedHeaders('{}').map(
        ([name, value]) => [name, name === 'Request-Time' ? time : value] as const,
      );
      assert.equal(resultCode(await sendPlain(simulator, { headers, body: '{}' })), 'PARAM_ILLEGAL', time);
    }
  });

  it('an address of any host and scheme before the path plays no part', async () => {
    for (const before of ['http://localhost', 'HTTPS://Gateway.example:443']) {
      const target = before + balancePath;
      const answer = await sendPlain(simulator, { target, headers: signedHeaders('{}'), body: '{}' });
      assert.equal(resultCode(answer), 'SUCCESS', target);
      assert.ok(opensslVerifies(answer));
    }
  });

  it('a query is covered by the signature and plays no part in routing', async () => {
    const target = `${balancePath}?a=1`;
    const answer = await sendPlain(simulator, { target, headers: signedHeaders('{}', target), body: '{}' });
    assert.equal(resultCode(answer), 'SUCCESS');
    assert.ok(opensslVerifies(answer, target));
  });

  for (const [what, body] of [
    ['that is no JSON', 'hello'],
    ['that is empty', ''],
    ['that is a list', '[]'],
    ['with a byte order mark', '\uFEFF{}'],
    ['with a duplicate member', '{"currencyList":["USD"],"currencyList":["EUR"]}'],
    ['with a number for a text', '{"currencyList":[840]}'],
    ['nested without end', '['.repeat(100_000)],
    ['that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ] as const) {
    it(`a body ${what} is answered PARAM_ILLEGAL`, async () => {
      const answer = await sendPlain(simulator, { headers: signedHeaders(body), body });
      assert.equal(resultCode(answer), 'PARAM_ILLEGAL');
      assert.ok(opensslVerifies(answer));
    });
  }

  it('a message about the body is no longer than the documents allow', async () => {
    const name = 'n'.repeat(300);
    const body = `{"${name}":1,"${name}":2}`;
    const answer = await sendPlain(simulator, { headers: signedHeaders(body), body });
    const { result } = JSON.parse(answer.body.toString()) as { result: { resultMessage: string } };
    assert.match(result.resultMessage, /^The body is not JSON: The member "n+…$/);
    assert.equal(result.resultMessage.length, 256);
  });
});
