import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { inquiryBalance, queryCreditQuota } from '../../src/core/catalogue/index.ts';
import { frozenCurl } from '../../src/core/samples/frozenCurl.ts';
import type { SampleCall } from '../../src/core/samples/sampleCall.ts';
import { completeSample } from '../../src/core/schema/skeleton.ts';
import { certificate, certificateKey } from '../support/certificate.ts';
import { callSimulator } from '../support/gatewayClient.ts';
import { startRawGateway, type RawGateway } from '../support/rawGateway.ts';
import {
  keyFiles,
  publicPem,
  runCommand,
  runnableLanguages,
  runProgram,
  sampleCall,
  targetOf,
  type RunnableLanguage,
} from '../support/samplePrograms.ts';
import { startSimulator, stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';
import { keys } from '../support/vectors.ts';

const awkwardHeader = `a'b"c$(id)\`id\`\\d%s{e}#`;

const ready = {
  url: '',
  clientId: awkwardHeader,
  keyVersion: '7',
  gatewayPublicKey: keys.gateway.publicKeySpkiBase64,
  partnerPrivateKey: Buffer.from(
    keys.partner.privateKeyPkcs8Pem.replace(/-----[^-]+-----|\s/g, ''),
    'base64',
  ).toString('base64'),
};

/** Bytes of every kind, in parts that are put together by the program. */
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const manyBytes: readonly Uint8Array[] = [
  everyByte,
  ...fc.sample(fc.uint8Array({ maxLength: 100 }), { numRuns: 30, seed: 7 }),
  ...fc
    .sample(fc.string({ unit: 'binary', maxLength: 60 }), { numRuns: 40, seed: 7 })
    .map((text) => Buffer.from(text)),
  Buffer.from('{"big":123456789012345678901234567890,"e":1e400}\r\n\n'),
  Buffer.from('long '.repeat(20_000)),
  Buffer.from('line\n'.repeat(5_000)),
];

/** A gateway that answers without a signature and sends everybody on to another address of its own. */
function redirectingGateway(): Promise<RawGateway> {
  const answer = '{"result":{"resultStatus":"S","resultCode":"SUCCESS"}}';
  return startRawGateway({
    onRequest: (socket) => {
      socket.end(
        `HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: ${answer.length}\r\nConnection: close\r\n\r\n${answer}`,
      );
    },
  });
}

/** What makes a program trust the certificate of the tests. */
async function trust(language: RunnableLanguage, certificateFile: string) {
  if (language !== 'java') {
    return {
      env: {
        CURL_CA_BUNDLE: certificateFile,
        SSL_CERT_FILE: certificateFile,
        NODE_EXTRA_CA_CERTS: certificateFile,
      },
    };
  }
  const store = join(temporaryFolder(), 'trust.p12');
  const password = ['-storepass', 'changeit', '-keystore', store];
  const made = await runCommand(
    'keytool',
    ['-importcert', '-noprompt', '-file', certificateFile, ...password],
    '.',
  );
  assert.equal(made.code, 0, made.stdout);
  return { options: [`-Djavax.net.ssl.trustStore=${store}`, '-Djavax.net.ssl.trustStorePassword=changeit'] };
}

for (const { id, name, write } of runnableLanguages) {
  describe(`a program for ${name}`, function () {
    this.timeout(120_000);
    after(stopSimulators);

    it('says that an answer is not verified by another public key, and fails', async () => {
      const simulator = await startSimulator();
      const { privateKey, gatewayKey } = keyFiles(simulator.ready, 'pkcs8');
      writeFileSync(gatewayKey, publicPem(keys.partner.publicKeySpkiBase64));
      const target = targetOf(simulator.ready, queryCreditQuota.path);
      const program = write(sampleCall(queryCreditQuota, target, completeSample(queryCreditQuota)));
      const ran = await runProgram(id, program, [privateKey, gatewayKey]);
      assert.match(
        ran.stdout,
        /^HTTP 200\nresult S SUCCESS\nnot verified: its signature does not fit the public key/,
      );
      assert.equal(ran.code, 1);
    });

    it('tells F of an answer that verifies, and fails', async () => {
      const simulator = await startSimulator();
      const { privateKey, gatewayKey } = keyFiles(simulator.ready, 'pkcs1');
      const target = targetOf(simulator.ready, queryCreditQuota.path);
      const program = write(sampleCall(queryCreditQuota, target, '{}'));
      const ran = await runProgram(id, program, [privateKey, gatewayKey]);
      assert.match(ran.stdout, /^HTTP 200\nresult F PARAM_ILLEGAL\nverified\n/);
      assert.equal(ran.code, 1);
    });

    it('sends every byte and every header as it stands, once, and follows nobody', async () => {
      const gateway = await redirectingGateway();
      const { privateKey, gatewayKey } = keyFiles(ready, 'pkcs1');
      const target = {
        ...targetOf({ ...ready, url: gateway.url }, inquiryBalance.path),
        customerId: `4'"$x\\`,
      };
      const call: SampleCall = {
        endpoint: inquiryBalance,
        target,
        body: [
          ...manyBytes.map((bytes) => ({ kind: 'bytes', bytes }) as const),
          { kind: 'secret', variable: 'SOME_CODE' },
        ],
        hasToken: true,
      };
      const ran = await runProgram(id, write(call), [], {
        env: {
          WORLDFIRST_PRIVATE_KEY: privateKey,
          WORLDFIRST_GATEWAY_PUBLIC_KEY: gatewayKey,
          WORLDFIRST_ACCESS_TOKEN: `t'o"k$e\\n`,
          SOME_CODE: `a"b\\c'd`,
        },
      });
      await gateway.close();
      assert.match(ran.stdout, /^HTTP 307\nresult S SUCCESS\nnot verified: the answer is not signed\n/);
      assert.equal(ran.code, 1);
      assert.equal(gateway.requests.length, 1);
      const [request] = gateway.requests;
      const sent = new Map(request!.headers.map(([header, value]) => [header.toLowerCase(), value]));
      assert.equal(request!.requestLine, `POST ${inquiryBalance.path} HTTP/1.1`);
      assert.equal(sent.get('client-id'), awkwardHeader);
      assert.equal(sent.get('connected-customerid'), `4'"$x\\`);
      assert.equal(sent.get('access-token'), `t'o"k$e\\n`);
      assert.equal(sent.get('content-type'), 'application/json; charset=UTF-8');
      assert.match(sent.get('request-time') ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
      assert.match(sent.get('signature') ?? '', /^algorithm=RSA256, keyVersion=7, signature=[A-Za-z0-9%]+$/);
      const expected = Buffer.concat([...manyBytes, Buffer.from(String.raw`a\"b\\c'd`)]);
      assert.ok(request!.body.equals(expected), 'the body is not what was asked for');
    });

    it('sends nothing without its keys or its token', async () => {
      const gateway = await redirectingGateway();
      const { privateKey, gatewayKey } = keyFiles(ready, 'pkcs8');
      const target = targetOf({ ...ready, url: gateway.url }, inquiryBalance.path);
      const call = sampleCall(inquiryBalance, target, '{}');
      const programs = [
        [write(call), []],
        [write(call), [gatewayKey, gatewayKey]],
        [write(call), [privateKey, import.meta.filename]],
        [write({ ...call, hasToken: true }), [privateKey, gatewayKey]],
        [write({ ...call, body: [{ kind: 'file', path: '/nowhere/file.pdf' }] }), [privateKey, gatewayKey]],
      ] as const;
      for (const [program, args] of programs) {
        const ran = await runProgram(id, program, args);
        assert.match(ran.stderr, /Nothing was sent: /);
        assert.equal(ran.stdout, '');
        assert.equal(ran.code, 2);
      }
      await gateway.close();
      assert.equal(gateway.connections(), 0);
    });

    it('speaks TLS with a gateway whose certificate is trusted, and with no other', async () => {
      const certificateFile = join(temporaryFolder(), 'certificate.pem');
      const keyFile = join(temporaryFolder(), 'key.pem');
      writeFileSync(certificateFile, certificate);
      writeFileSync(keyFile, certificateKey);
      const simulator = await startSimulator({ args: ['--tls-cert', certificateFile, '--tls-key', keyFile] });
      const { privateKey, gatewayKey } = keyFiles(simulator.ready, 'pkcs1');
      const target = targetOf(simulator.ready, inquiryBalance.path);
      assert.match(target.baseUrl, /^https:/);
      const program = write(sampleCall(inquiryBalance, target, '{}'));
      const trusting = await runProgram(
        id,
        program,
        [privateKey, gatewayKey],
        await trust(id, certificateFile),
      );
      assert.match(trusting.stdout, /^HTTP 200\nresult S SUCCESS\nverified\n/);
      assert.equal(trusting.code, 0);
      const strict = await runProgram(id, program, [privateKey, gatewayKey]);
      assert.equal(strict.stdout, '');
      assert.match(strict.stderr, /No whole answer came/);
      assert.equal(strict.code, 1);
    });
  });
}

describe('a frozen cURL', () => {
  after(stopSimulators);

  it('repeats the very request that was sent, but for its access token', async () => {
    const { ready: simulated } = await startSimulator();
    const body = `{"note": "O'Brien $HOME \\u00e9 \`id\`"}`;
    const exchange = await callSimulator(simulated, inquiryBalance, { body, accessToken: 'TOKEN-abc' });
    const gateway = await redirectingGateway();
    const request = { ...exchange.request, url: gateway.url + inquiryBalance.path };
    const program = frozenCurl('inquiryBalance', request, [{ kind: 'bytes', bytes: Buffer.from(body) }]);
    assert.ok(!program.text.includes('TOKEN-abc'));
    assert.ok(program.text.includes(exchange.request.requestTime));
    const ran = await runProgram('curl', program, [], { env: { WORLDFIRST_ACCESS_TOKEN: 'TOKEN-abc' } });
    await gateway.close();
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /^HTTP\/1\.1 307/);
    const [received] = gateway.requests;
    assert.equal(received!.body.toString(), body);
    const sent = received!.headers.filter(
      ([name]) => !/^(host|user-agent|accept|content-length)$/i.test(name),
    );
    assert.deepEqual(sent, exchange.request.headers);
  });
});
