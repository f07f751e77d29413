import type { SignedParts } from '../signing/contentToSign.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { requestTime } from '../signing/requestTime.ts';
import type { CallTarget } from './exchange.ts';
import { isPlainPath } from './plainPath.ts';
import type { Clock, Header } from './ports.ts';

/** The media type that the documents ask for, with its charset. */
export const contentType = 'application/json; charset=UTF-8';

/** What the signature of a request made now covers beside the body. Its time is fixed here, once. */
export function signedParts(target: CallTarget, clock: Clock): SignedParts {
  const now = clock.now();
  return {
    method: 'POST',
    path: target.signedPath,
    clientId: target.clientId,
    time: requestTime(now, clock.offsetMinutes(now)),
  };
}

/**
 * The headers of a call under the names of the documents and in their order. The transport adds only what
 * HTTP itself needs.
 */
export function requestHeaders(target: CallTarget, time: string, signatureHeader: string): readonly Header[] {
  const headers: Header[] = [
    ['Client-Id', target.clientId],
    ['Request-Time', time],
    ['Signature', signatureHeader],
    ['Content-Type', contentType],
  ];
  if (target.customerId !== undefined) {
    headers.push(['Connected-CustomerId', target.customerId]);
  }
  if (target.accessToken !== undefined) {
    headers.push(['Access-Token', target.accessToken]);
  }
  return headers;
}

/**
 * Why a call cannot be sent exactly as it would be signed, if so: a URL library would rewrite the path, or a
 * header would be trimmed or refused on its way.
 */
export function targetProblem(target: CallTarget): Sentence | undefined {
  for (const path of [target.path, target.signedPath]) {
    if (!isPlainPath(path)) {
      return sentence(
        'The path {0} cannot be sent as it stands: it must begin with a slash and hold only letters, digits and URL punctuation.',
        JSON.stringify(path),
      );
    }
  }
  const values: readonly (readonly [Sentence, string | undefined])[] = [
    [sentence('client id'), target.clientId],
    [sentence('key version'), target.keyVersion],
    [sentence('customer id'), target.customerId],
    [sentence('access token'), target.accessToken],
  ];
  for (const [name, value] of values) {
    if (value !== undefined && !/^[\x21-\x7e]+$/.test(value)) {
      return value === ''
        ? sentence('The {0} is empty.', name)
        : sentence('The {0} holds blanks or characters that an HTTP header cannot carry unchanged.', name);
    }
  }
  return undefined;
}
