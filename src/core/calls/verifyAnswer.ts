import { sentence, type Sentence } from '../sentence.ts';
import { contentToSign, type SignedParts } from '../signing/contentToSign.ts';
import { readSignatureHeader } from '../signing/signatureHeader.ts';
import type { CallTarget, Verification } from './exchange.ts';
import { contentCoding, headerValues } from './headers.ts';
import type { Verifier, WireAnswer } from './ports.ts';

/** The reason where nothing explains the misfit but the key or a change on the way. */
export const misfit = sentence(
  'The signature does not fit this answer and the public key of the gateway in the profile: either that key is not the gateway’s, or the answer was changed on its way.',
);

/**
 * Verifies an answer over its bytes as received: with the method and signed path of the request, our own
 * client id and the answer's Response-Time.
 */
export async function verifyAnswer(
  target: CallTarget,
  requestTime: string,
  answer: WireAnswer,
  verifier: Verifier | undefined,
): Promise<Verification> {
  if (verifier === undefined) {
    return { kind: 'notVerifiable' };
  }
  const signatures = headerValues(answer.headers, 'Signature');
  const times = headerValues(answer.headers, 'Response-Time');
  const [signatureText] = signatures;
  if (signatureText === undefined) {
    return { kind: 'unsigned', reason: sentence('The answer has no Signature header.') };
  }
  if (signatures.length > 1) {
    return notVerified(
      sentence('The answer has {0} Signature headers; only one can be right.', String(signatures.length)),
    );
  }
  if (times.length > 1) {
    return notVerified(
      sentence('The answer has {0} Response-Time headers; only one can be signed.', String(times.length)),
    );
  }
  const coding = contentCoding(answer.headers);
  if (coding !== undefined) {
    return notVerified(
      sentence('The answer is compressed ({0}), but its signature covers the plain body.', coding),
    );
  }
  const read = readSignatureHeader(signatureText);
  if (!read.ok) {
    return notVerified(read.reason);
  }
  const [time] = times;
  if (time === undefined) {
    return notVerified(
      sentence('The answer has a Signature but no Response-Time, which the signature must cover.'),
    );
  }
  const { signature } = read.header;
  const expected: SignedParts = { method: 'POST', path: target.signedPath, clientId: target.clientId, time };
  if (await verifier.verify(contentToSign(expected, [answer.body]), signature)) {
    return { kind: 'verified' };
  }
  const reason = await verifier.explain?.({ answer, target, requestTime });
  return notVerified(reason ?? misfit);
}

function notVerified(reason: Sentence): Verification {
  return { kind: 'notVerified', reason };
}
