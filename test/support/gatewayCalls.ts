import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { applyCreditGrant, inquiryBalance } from '../../src/core/catalogue/index.ts';
import type { EndpointCall } from '../../src/core/calls/callEndpoint.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { createGateway, type GatewayOptions } from '../../src/gateway/createGateway.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';
import { keys } from './vectors.ts';

export const readEndpoint: EndpointDescription = inquiryBalance;
export const writeEndpoint: EndpointDescription = applyCreditGrant;

export const partnerSigner = createSigner(keys.partner.privateKeyPkcs8Pem);
export const gatewayVerifier = createVerifier(keys.gateway.publicKeySpkiPem);

export interface CallSettings extends Partial<GatewayOptions> {
  readonly endpoint?: EndpointDescription;
  readonly body?: readonly Uint8Array[];
  readonly signal?: AbortSignal;
  /** Leaves the public key of the gateway out. */
  readonly withoutKey?: boolean;
  readonly accessToken?: string;
  readonly clientId?: string;
  readonly signedPath?: string;
  readonly path?: string;
  readonly beforeSend?: EndpointCall['beforeSend'];
}

/** One real call with the test keys: real RSA, real HTTP. */
export function callGateway(url: string, settings: CallSettings = {}): Promise<Exchange> {
  const { endpoint = readEndpoint, withoutKey = false, path = endpoint.path } = settings;
  const gateway = createGateway({ timeoutMs: 10_000, maxAnswerBytes: 12_000_000, ...settings });
  return gateway.call(
    {
      endpoint,
      target: {
        baseUrl: url,
        path,
        signedPath: settings.signedPath ?? path,
        clientId: settings.clientId ?? '5X0000000000000000000001',
        keyVersion: '2',
        ...(settings.accessToken === undefined ? {} : { accessToken: settings.accessToken }),
      },
      body: settings.body ?? [Buffer.from(JSON.stringify(endpoint.sample.request))],
      ...(settings.signal === undefined ? {} : { signal: settings.signal }),
      ...(settings.beforeSend === undefined ? {} : { beforeSend: settings.beforeSend }),
    },
    partnerSigner,
    withoutKey ? undefined : gatewayVerifier,
  );
}

/** The body of an answer as the endpoint's documents have it. */
export function goodAnswer(endpoint: EndpointDescription): string {
  return JSON.stringify(endpoint.sample.response);
}
