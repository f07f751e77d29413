import { findEndpoint } from '../../src/core/catalogue/index.ts';
import { callEndpoint } from '../../src/core/calls/callEndpoint.ts';
import type { Transport } from '../../src/core/calls/ports.ts';
import { contentToSign } from '../../src/core/signing/contentToSign.ts';
import { writeSignatureHeader } from '../../src/core/signing/signatureHeader.ts';
import { generateKeyPair } from '../../src/gateway/keyImport.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';
import { createPrivateKey, sign } from 'node:crypto';
import { median, type Row } from './row.ts';

const rounds = 60;
const callsPerRound = 20;

/** Everything a call costs but the network, against one bare RSA-2048 signature. */
export async function clientPipeline(): Promise<Row> {
  const endpoint = findEndpoint('inquiryBalance');
  if (endpoint === undefined) throw new Error('inquiryBalance is not in the catalogue.');
  const pair = await generateKeyPair();
  const signer = createSigner(pair.pkcs8Pem);
  const verifier = createVerifier(pair.publicKey.spkiPem);
  const target = {
    baseUrl: 'http://127.0.0.1:1',
    path: endpoint.path,
    signedPath: endpoint.path,
    clientId: 'bench',
    keyVersion: '1',
  };
  const answerBody = new TextEncoder().encode(JSON.stringify(endpoint.sample.response));
  const responseTime = '2025-01-01T00:00:00+00:00';
  const signature = await signer.sign(
    contentToSign({ method: 'POST', path: endpoint.path, clientId: 'bench', time: responseTime }, [
      answerBody,
    ]),
  );
  const transport: Transport = {
    send: () =>
      Promise.resolve({
        ok: true,
        answer: {
          status: 200,
          statusText: 'OK',
          headers: [
            ['client-id', 'bench'],
            ['response-time', responseTime],
            ['signature', writeSignatureHeader('1', signature)],
          ],
          body: answerBody,
        },
      }),
  };
  const ports = {
    transport,
    signer,
    verifier,
    clock: { now: () => Date.now(), offsetMinutes: () => 0 },
    timeoutMs: 1000,
    maxAnswerBytes: 1 << 20,
  };
  const body = [new TextEncoder().encode('{"currencyList":["USD"]}')];
  const key = createPrivateKey(pair.pkcs8Pem);
  const content = new TextEncoder().encode(
    `POST ${endpoint.path}\nbench.${responseTime}.{"currencyList":["USD"]}`,
  );

  const pipeline: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let start = performance.now();
    for (let call = 0; call < callsPerRound; call += 1) {
      const exchange = await callEndpoint({ endpoint, target, body }, ports);
      if (exchange.outcome !== 'succeeded') throw new Error(exchange.headline);
    }
    pipeline.push((performance.now() - start) / callsPerRound);
    start = performance.now();
    for (let call = 0; call < callsPerRound; call += 1) sign('RSA-SHA256', content, key);
    bare.push((performance.now() - start) / callsPerRound);
  }
  const ratio = median(pipeline) / median(bare);
  return {
    figure: 'client pipeline per call, without the network',
    measured: `${(median(pipeline) * 1000).toFixed(0)} µs`,
    comparedWith: `one RSA-2048 signature, ${(median(bare) * 1000).toFixed(0)} µs`,
    ratio: ratio.toFixed(2),
    budget: '≤ 1.5 ×',
    used: ratio / 1.5,
  };
}
