import { constants, createHash, privateEncrypt, sign, type KeyLike } from 'node:crypto';
import type { RequestMessage } from '../../src/core/calls/message.ts';
import { diagnoseRequest } from '../../src/core/doctor/diagnoseRequest.ts';
import type { Diagnosis } from '../../src/core/doctor/diagnosis.ts';
import type { Known, KnownKey } from '../../src/core/doctor/doctorPorts.ts';
import { inEnglish, sentence } from '../../src/core/sentence.ts';
import { createDoctorPorts } from '../../src/gateway/doctorPorts.ts';
import { keys } from './vectors.ts';

/** A request and what its program signed in place of it. */
export interface SignedRequest {
  readonly target?: string;
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly clientId?: string;
  readonly time?: string;
  /** The content that was signed; by default the right one. */
  readonly content?: string | Uint8Array;
  /** How the signature was made; by default as documented. */
  readonly sign?: (content: Uint8Array, key: KeyLike) => Uint8Array;
  /** How the signature was written; by default as documented. */
  readonly write?: (base64: string) => string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly known?: Partial<Known>;
}

export const path = '/amsin/api/v1/business/account/inquiryBalance';
export const client = '5X0000000000000000000001';
export const time = '2024-12-31T10:15:30+08:00';
export const plainBody = '{"currencyList":["CNH","USD"]}';
const privateKey = keys.partner.privateKeyPkcs8Pem;

export const partnerKey: KnownKey = {
  owner: 'partner',
  name: sentence('the partner’s key'),
  publicKey: keys.partner.publicKeySpkiPem,
};

/** The content as it stands in the documents, with what was signed otherwise. */
export function content(changed: {
  readonly first?: string;
  readonly client?: string;
  readonly time?: string;
  readonly body?: string;
}): string {
  return `${changed.first ?? `POST ${path}\n`}${changed.client ?? client}.${changed.time ?? time}.${changed.body ?? plainBody}`;
}

export function signedRequest(signed: SignedRequest): RequestMessage {
  const body = Buffer.from(signed.body ?? plainBody);
  const target = signed.target ?? path;
  const [at, id] = [signed.time ?? time, signed.clientId ?? client];
  const right = Buffer.concat([Buffer.from(`POST ${target}\n${id}.${at}.`), body]);
  const made = (signed.sign ?? ((bytes, key) => sign('sha256', bytes, key)))(
    signed.content === undefined ? right : Buffer.from(signed.content),
    privateKey,
  );
  const base64 = Buffer.from(made).toString('base64');
  const write =
    signed.write ?? ((text) => `algorithm=RSA256, keyVersion=2, signature=${encodeURIComponent(text)}`);
  return {
    method: signed.method ?? 'POST',
    target,
    headers: [
      ['Client-Id', id],
      ['Request-Time', at],
      ['Signature', write(base64)],
      ...(signed.headers ?? []),
    ],
    body,
  };
}

/** What the doctor says of a request that was really signed. */
export function diagnoseSigned(signed: SignedRequest): Promise<Diagnosis> {
  const known = { keys: [partnerKey], at: Date.parse(signed.time ?? time), ...signed.known };
  return diagnoseRequest(signedRequest(signed), known, createDoctorPorts());
}

/** The causes with their certainty, as `proved host`. */
export function told({ findings }: Diagnosis): readonly string[] {
  return findings.map(({ certainty, cause }) => `${certainty} ${cause}`);
}

export function whys({ findings }: Diagnosis): string {
  return findings.map(({ why }) => inEnglish(why)).join(' ');
}

/** PKCS#1 v1.5 without DigestInfo. */
export function signBare(bytes: Uint8Array, key: KeyLike): Uint8Array {
  const digest = createHash('sha256').update(bytes).digest();
  return privateEncrypt({ key: key as string, padding: constants.RSA_PKCS1_PADDING }, digest);
}
