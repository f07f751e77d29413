import data from '../vectors/vectors.json' with { type: 'json' };

export interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly signedBy: string;
  readonly method: string;
  readonly path: string;
  readonly clientId: string;
  readonly requestTime?: string;
  readonly responseTime?: string;
  readonly body: string;
  readonly keyVersion?: string;
  readonly contentUtf8Base64: string;
  readonly signatureBase64: string;
  readonly signatureHeader: string;
  readonly signatureHeaderSdkStyle?: string;
}

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly clientId: string;
  readonly requestTime: string;
  readonly body: string;
}

export interface NegativeVector {
  readonly id: string;
  readonly fault: string;
  readonly sent: SentRequest;
  readonly signatureHeader: string;
}

/** Known answers made with the official Python and Java SDKs; the keys in them are for tests alone. */
export const vectors: readonly Vector[] = data.vectors;
export const negatives: readonly NegativeVector[] = data.negatives;
export const acceptedVariants = data.acceptedVariants;
export const captures = data.sdkCaptures.captures;
export const keys = data.keys;

/** The time that a vector's signature covers: of the request or of the answer. */
export function timeOf(vector: Vector): string {
  return vector.requestTime ?? vector.responseTime ?? '';
}

export function keysOf(vector: Vector): (typeof keys)['partner'] {
  return vector.signedBy === 'partner' ? keys.partner : keys.gateway;
}
