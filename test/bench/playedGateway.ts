import type { CallPorts } from '../../src/core/calls/callEndpoint.ts';
import type { CallTarget } from '../../src/core/calls/exchange.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { contentToSign } from '../../src/core/signing/contentToSign.ts';
import { writeSignatureHeader } from '../../src/core/signing/signatureHeader.ts';
import { generateKeyPair, type PrivateKey } from '../../src/gateway/keyImport.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';

export const responseTime = '2025-01-01T00:00:00+00:00';

/** A gateway without a network, which gives every call the same signed answer at once. */
export interface PlayedGateway {
  readonly key: PrivateKey;
  readonly target: CallTarget;
  readonly ports: CallPorts;
}

export async function playedGateway(endpoint: EndpointDescription, answer: unknown): Promise<PlayedGateway> {
  const key = await generateKeyPair();
  const signer = createSigner(key.pkcs8Pem);
  const body = new TextEncoder().encode(JSON.stringify(answer));
  const signature = await signer.sign(
    contentToSign({ method: 'POST', path: endpoint.path, clientId: 'bench', time: responseTime }, [body]),
  );
  return {
    key,
    target: {
      baseUrl: 'http://127.0.0.1:1',
      path: endpoint.path,
      signedPath: endpoint.path,
      clientId: 'bench',
      keyVersion: '1',
    },
    ports: {
      transport: {
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
              body,
            },
          }),
      },
      signer,
      verifier: createVerifier(key.publicKey.spkiPem),
      clock: { now: () => Date.now(), offsetMinutes: () => 0 },
      timeoutMs: 1000,
      maxAnswerBytes: body.byteLength,
    },
  };
}
