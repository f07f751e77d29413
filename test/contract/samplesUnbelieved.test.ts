import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { inquiryBalance } from '../../src/core/catalogue/index.ts';
import { timeoutSeconds } from '../../src/core/samples/sampleCall.ts';
import { answerBytes, headerOf, startRawGateway, type ReceivedRequest } from '../support/rawGateway.ts';
import { keyFiles, runnableLanguages, runProgram, sampleCall, targetOf } from '../support/samplePrograms.ts';
import { keys } from '../support/vectors.ts';

const success = '{"result":{"resultStatus":"S","resultCode":"SUCCESS"},"note":"é"}';
const failure = '{"result":{"resultStatus":"F","resultCode":"PROCESS_FAIL"}}';

const ready = {
  url: '',
  clientId: '5X0000',
  keyVersion: '1',
  gatewayPublicKey: keys.gateway.publicKeySpkiBase64,
  partnerPrivateKey: keys.partner.privateKeyPkcs8Pem.replace(/-----[^-]+-----|\s/g, ''),
};

type Answer = (request: ReceivedRequest) => Promise<Buffer>;

const answers: readonly (readonly [what: string, answer: Answer, printed: RegExp])[] = [
  [
    'without a signature',
    (request) => answerBytes(request, success, { change: (headers) => headers.delete('signature') }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: the answer is not signed\n/,
  ],
  [
    'signed by another key',
    (request) => answerBytes(request, success, { otherKey: true }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: its signature does not fit/,
  ],
  [
    'whose body was changed on its way',
    (request) => answerBytes(request, success, { signed: { body: failure } }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: its signature does not fit/,
  ],
  [
    'signed with the time of the request',
    (request) => answerBytes(request, success, { signed: { time: headerOf(request, 'request-time') } }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: its signature does not fit/,
  ],
  [
    'signed for another path',
    (request) => answerBytes(request, success, { signed: { path: '/elsewhere' } }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: its signature does not fit/,
  ],
  [
    'signed with SHA-1',
    (request) =>
      answerBytes(request, success, {
        change: (headers) => {
          const content = `POST ${inquiryBalance.path}\n5X0000.${headers.get('response-time') ?? ''}.${success}`;
          const value = createSign('RSA-SHA1')
            .update(content)
            .sign(keys.gateway.privateKeyPkcs8Pem, 'base64');
          headers.set('signature', `algorithm=RSA256, keyVersion=1, signature=${encodeURIComponent(value)}`);
        },
      }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: its signature does not fit/,
  ],
  [
    'with two signatures',
    (request) => answerBytes(request, success, { extra: ['Signature: signature=AAAA'] }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: it needs one Signature and one Response-Time/,
  ],
  [
    'without its time',
    (request) => answerBytes(request, success, { change: (headers) => headers.delete('response-time') }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: it needs one Signature and one Response-Time/,
  ],
  [
    'with an empty signature',
    (request) =>
      answerBytes(request, success, {
        change: (headers) => headers.set('signature', 'algorithm=RSA256, keyVersion=1, signature='),
      }),
    /^HTTP 200\nresult S SUCCESS\nnot verified: its /,
  ],
  [
    'that says S beside its result',
    (request) => answerBytes(request, `{"resultStatus":"S",${failure.slice(1)}`),
    /^HTTP 200\nresult (?!S)/,
  ],
  [
    'that is signed, of another HTTP status',
    (request) => answerBytes(request, success, { status: '500 Oops' }),
    /^HTTP 500\nresult S SUCCESS\nverified\n/,
  ],
  [
    'that is cut off',
    async (request) => {
      const bytes = await answerBytes(request, success);
      return bytes.subarray(0, -3);
    },
    /^$/,
  ],
];

for (const { id, name, write } of runnableLanguages) {
  describe(`a program for ${name} succeeds`, function () {
    this.timeout(120_000);

    const run = async (answer: Answer) => {
      const gateway = await startRawGateway({
        onRequest: async (socket, request) => {
          socket.end(await answer(request));
        },
      });
      const { privateKey, gatewayKey } = keyFiles(ready, 'pkcs8');
      const target = targetOf({ ...ready, url: gateway.url }, inquiryBalance.path);
      const ran = await runProgram(id, write(sampleCall(inquiryBalance, target, '{}')), [
        privateKey,
        gatewayKey,
      ]);
      await gateway.close();
      return ran;
    };

    it('with an answer that is signed as it should be', async () => {
      const ran = await run((request) => answerBytes(request, success));
      assert.match(ran.stdout, /^HTTP 200\nresult S SUCCESS\nverified\n/);
      assert.equal(ran.code, 0);
    });

    it('not with an answer that takes longer than it waits, however it dawdles', async () => {
      const gateway = await startRawGateway({
        onRequest: (socket) => {
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{');
          const drip = setInterval(() => socket.write(' '), 100);
          socket.on('close', () => {
            clearInterval(drip);
          });
        },
      });
      const { privateKey, gatewayKey } = keyFiles(ready, 'pkcs8');
      const target = targetOf({ ...ready, url: gateway.url }, inquiryBalance.path);
      const { fileName, text } = write(sampleCall(inquiryBalance, target, '{}'));
      const impatient = text.replace(new RegExp(`\\b${timeoutSeconds}(000)?\\b`, 'g'), '1$1');
      assert.notEqual(impatient, text);
      const ran = await runProgram(id, { fileName, text: impatient }, [privateKey, gatewayKey]);
      await gateway.close();
      assert.match(ran.stderr, /No whole answer came, and the request may have arrived/);
      assert.deepEqual([ran.stdout, ran.code], ['', 1]);
    });

    for (const [what, answer, printed] of answers) {
      it(`not with an answer ${what}`, async () => {
        const ran = await run(answer);
        assert.match(ran.stdout, printed);
        assert.equal(ran.code, 1);
      });
    }
  });
}
