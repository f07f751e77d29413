import type { Verification } from '../calls/exchange.ts';

/** Codes with which the gateway refuses the signature of the request itself. */
const refusesSignature: ReadonlySet<string> = new Set(['INVALID_SIGNATURE', 'KEY_NOT_FOUND']);

/** Whose signature a call leaves in doubt: that of the request where it was refused, else that of the answer. */
export function signatureInDoubt({
  resultCode,
  verification,
}: {
  readonly resultCode: string | null;
  readonly verification: Verification['kind'] | null;
}): 'request' | 'answer' | undefined {
  if (resultCode !== null && refusesSignature.has(resultCode)) {
    return 'request';
  }
  return verification === 'notVerified' || verification === 'unsigned' ? 'answer' : undefined;
}
