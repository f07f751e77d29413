import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import type { Transport } from '../../src/core/calls/ports.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import { importPrivateKey, importPublicKey } from '../../src/gateway/keyImport.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';

export interface ClientCall {
  readonly body: unknown;
  readonly clientId?: string;
  readonly customerId?: string;
  readonly accessToken?: string;
  readonly path?: string;
  /** What is signed in place of the path. */
  readonly signedPath?: string;
  /** PKCS#8, PEM or bare base64; the demo pair's where it is left out. */
  readonly privateKey?: string;
  readonly transport?: Transport;
}

/** Calls a running simulator with the product's own client. */
export function callSimulator(
  ready: ReadyLine,
  endpoint: EndpointDescription,
  call: ClientCall,
): Promise<Exchange> {
  const signingKey = importPrivateKey(
    call.privateKey ?? ready.partnerPrivateKey ?? demoPartnerKeys.privateKey,
  );
  const verifyingKey = importPublicKey(ready.gatewayPublicKey);
  if (!signingKey.ok || !verifyingKey.ok) throw new Error('A key of the test is not usable.');
  const gateway = createGateway({
    timeoutMs: 10_000,
    maxAnswerBytes: 1_000_000,
    ...(call.transport === undefined ? {} : { transport: call.transport }),
  });
  const path = call.path ?? endpoint.path;
  return gateway.call(
    {
      endpoint,
      target: {
        baseUrl: ready.url,
        path,
        signedPath: call.signedPath ?? path,
        clientId: call.clientId ?? ready.clientId,
        keyVersion: ready.keyVersion,
        ...(call.customerId === undefined ? {} : { customerId: call.customerId }),
        ...(call.accessToken === undefined ? {} : { accessToken: call.accessToken }),
      },
      body: [Buffer.from(typeof call.body === 'string' ? call.body : JSON.stringify(call.body))],
    },
    createSigner(signingKey.key.pkcs8Pem),
    createVerifier(verifyingKey.key.spkiPem),
  );
}

/** The members of an answer's body, as a plain client would read them. */
export function answerBody(exchange: Exchange): Record<string, unknown> {
  return JSON.parse(Buffer.from(exchange.answer?.body ?? []).toString('utf8')) as Record<string, unknown>;
}
