import {
  headersShape,
  outcomeShape,
  resultStatusShape,
  sentenceShape,
  sentencesShape,
  verificationKind,
} from '../calls/callShapes.ts';
import type { TransportFailureKind } from '../calls/ports.ts';
import type { ProfileKind } from '../profiles/profile.ts';
import {
  listOf,
  members,
  moment,
  oneOf,
  orNull,
  sha256,
  ShapeFault,
  text,
  truth,
  wholeNumber,
  type Shape,
} from '../shape.ts';
import {
  callOrigins,
  type ActivityEntry,
  type KeptAnswer,
  type KeptAttachment,
  type KeptBody,
  type KeptRequest,
  type KeptTarget,
  type KeptVerdicts,
  type KeyFingerprints,
} from './entry.ts';

export type ReadText<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** An entry as one line of JSON. What could not be read again is a defect and is never written. */
export function writeEntry(entry: ActivityEntry): string {
  entryShape(entry, '');
  return JSON.stringify(entry);
}

/** Reads what {@link writeEntry} wrote, and nothing that differs from it by a member. */
export function readEntry(line: string): ReadText<ActivityEntry> {
  return readLine(line, entryShape);
}

/** Reads a line that may be anything: torn, blanked, or of a newer version. */
export function readLine<T>(line: string, shape: Shape<T>): ReadText<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, reason: 'it is not JSON' };
  }
  try {
    return { ok: true, value: shape(value, '') };
  } catch (error) {
    if (error instanceof ShapeFault) {
      return { ok: false, reason: error.message };
    }
    throw error;
  }
}

export const originShape = oneOf(...callOrigins);

export const profileKindShape = oneOf<ProfileKind>('simulator', 'sandbox', 'production');

const body = members<KeptBody>({
  form: oneOf('utf8', 'base64'),
  content: text,
  bytes: wholeNumber,
  sha256,
  redacted: truth,
});

const attachment = members<KeptAttachment>({ path: orNull(text), name: text, bytes: wholeNumber, sha256 });

const failureKind = oneOf<TransportFailureKind>(
  'refused',
  'nameNotFound',
  'unreachable',
  'tls',
  'timedOut',
  'cutOff',
  'cancelled',
  'tooLarge',
  'redirected',
  'badAnswer',
  'other',
);

const verdicts = members<KeptVerdicts>({
  outcome: outcomeShape,
  failure: orNull(members({ kind: failureKind, firstByteLeft: truth })),
  verification: orNull(members({ kind: verificationKind, reason: orNull(sentenceShape) })),
  result: orNull(members({ status: resultStatusShape, code: text, message: text })),
  business: orNull(members({ field: text, value: orNull(text) })),
  headline: sentencesShape,
  advice: listOf(sentenceShape),
  departures: listOf(sentenceShape),
});

const entryShape = members<ActivityEntry>({
  format: oneOf(1),
  id: text,
  sentAt: moment,
  durationMs: wholeNumber,
  origin: originShape,
  profile: members({ id: text, name: text, kind: profileKindShape }),
  endpoint: text,
  target: members<KeptTarget>({
    baseUrl: text,
    path: text,
    signedPath: text,
    clientId: text,
    keyVersion: text,
    customerId: orNull(text),
  }),
  reference: orNull(text),
  contentPrefix: text,
  signatureHeader: text,
  requestTime: text,
  keys: members<KeyFingerprints>({ partner: orNull(text), gateway: orNull(text) }),
  request: members<KeptRequest>({
    method: text,
    url: text,
    headers: headersShape,
    body,
    attachment: orNull(attachment),
  }),
  answer: orNull(members<KeptAnswer>({ status: wholeNumber, statusText: text, headers: headersShape, body })),
  verdicts,
});
