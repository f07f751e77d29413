import { generateKeyPairSync } from 'node:crypto';
import type { RecordingGateway } from './recordingGateway.ts';
import { startRecordingGateway } from './recordingGateway.ts';
import { startSimulator } from './simulatorProcess.ts';

export interface KeyPair {
  /** PKCS#8. */
  readonly privatePem: string;
  /** Bare base64 SubjectPublicKeyInfo. */
  readonly publicBase64: string;
}

/** A gateway that a profile of one's own can be made for: a recorded simulator which knows one partner's key. */
export interface PartnerGateway extends RecordingGateway {
  readonly clientId: string;
  readonly keys: KeyPair;
  readonly gatewayPublicKey: string;
}

interface PartnerOptions {
  readonly customers?: readonly unknown[];
  readonly keys?: KeyPair;
}

export const partnerClientId = '5X00TEST0000000000000042';

/** Stop it with `stopSimulators` and its own `close`. */
export async function startPartnerGateway(options: PartnerOptions = {}): Promise<PartnerGateway> {
  const keys = options.keys ?? newKeyPair();
  const { ready } = await startSimulator({
    config: {
      clientId: partnerClientId,
      partnerPublicKey: keys.publicBase64,
      ...(options.customers === undefined ? {} : { customers: options.customers }),
    },
  });
  const recording = await startRecordingGateway(ready.url);
  return { ...recording, clientId: partnerClientId, keys, gatewayPublicKey: ready.gatewayPublicKey };
}

export function newKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicBase64: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

/** An entry of `worldfirst.profiles`. */
export function profileEntry(
  gateway: Pick<PartnerGateway, 'url' | 'clientId'>,
  change: { readonly id?: string; readonly name?: string; readonly kind?: 'sandbox' | 'production' } = {},
): Record<string, unknown> {
  return {
    id: 'acme',
    name: 'Acme',
    kind: 'sandbox',
    baseUrl: gateway.url,
    clientId: gateway.clientId,
    keyVersion: '1',
    ...change,
  };
}
