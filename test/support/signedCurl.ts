import { createPrivateKey, sign } from 'node:crypto';
import { inquiryBalance } from '../../src/core/catalogue/endpoints/inquiryBalance.ts';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';

/** A balance inquiry of somebody's own program, and what that program does in its own way. */
export interface SignedCurl {
  readonly body: string;
  /** Of the URL, with its question mark. */
  readonly query?: string;
  readonly time?: string;
  /** The content that it signs, from the right one. */
  readonly signed?: (right: string) => string;
  /** How it writes the base64 of the signature. */
  readonly write?: (base64: string) => string;
  readonly headers?: readonly string[];
}

/** The curl command of a program that has the partner's key of the simulator. */
export function signedCurl({ url, clientId }: ReadyLine, call: SignedCurl): string {
  const { body, query = '', time = new Date().toISOString().replace(/\.\d+/, ''), headers = [] } = call;
  const right = `POST ${inquiryBalance.path}${query}\n${clientId}.${time}.${body}`;
  const key = createPrivateKey({
    key: Buffer.from(demoPartnerKeys.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const base64 = sign('sha256', Buffer.from(call.signed?.(right) ?? right), key).toString('base64');
  const value = (call.write ?? encodeURIComponent)(base64);
  return [
    `curl -X POST '${url}${inquiryBalance.path}${query}'`,
    `-H 'Content-Type: application/json; charset=UTF-8' -H 'Client-Id: ${clientId}' -H 'Request-Time: ${time}'`,
    ...headers.map((header) => `-H '${header}'`),
    `-H 'Signature: algorithm=RSA256, keyVersion=1, signature=${value}' --data-raw '${body}'`,
  ].join(' \\\n  ');
}
