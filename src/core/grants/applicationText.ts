import {
  headersShape,
  outcomeShape,
  resultStatusShape,
  sentencesShape,
  verificationKind,
} from '../calls/callShapes.ts';
import type {
  Acceptance,
  AnswerRecord,
  ApplicationRecord,
  AttachedFile,
  BodyDigest,
  CurrencySum,
  Ending,
  GrantFigures,
  NotAsked,
  QueryRecord,
  RoundStart,
  SendRecord,
  Total,
} from './application.ts';
import type { ApplicationKey } from './applicationKey.ts';
import {
  integerText,
  listOf,
  members,
  oneOf,
  orNull,
  sha256,
  ShapeFault,
  text,
  truth,
  wholeNumber,
} from '../shape.ts';

export type ReadApplication =
  | { readonly ok: true; readonly record: ApplicationRecord }
  /**
   * `torn`: not even JSON. `foreign`: somebody else's JSON. `misfit`: a record that this program cannot read, of
   * a newer format or damaged.
   */
  | { readonly ok: false; readonly kind: 'torn' | 'foreign' | 'misfit'; readonly reason: string };

/** A record as a JSON text. What could not be read again is a defect and is never written. */
export function writeApplication(record: ApplicationRecord): string {
  application(record, '');
  return JSON.stringify(record);
}

/** Reads what {@link writeApplication} wrote, and nothing that differs from it by a member. */
export function readApplication(source: string): ReadApplication {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { ok: false, kind: 'torn', reason: 'it is not JSON' };
  }
  if (typeof value !== 'object' || value === null || !('format' in value)) {
    return { ok: false, kind: 'foreign', reason: 'it is no record of an application' };
  }
  try {
    return { ok: true, record: application(value, '') };
  } catch (error) {
    if (error instanceof ShapeFault) {
      return { ok: false, kind: 'misfit', reason: error.message };
    }
    throw error;
  }
}

const key = members<ApplicationKey>({
  host: text,
  clientId: text,
  customerId: orNull(text),
  referenceNo: text,
});

const answer = members<AnswerRecord>({
  answeredAt: wholeNumber,
  outcome: outcomeShape,
  verification: orNull(verificationKind),
  httpStatus: orNull(wholeNumber),
  resultStatus: orNull(resultStatusShape),
  resultCode: orNull(text),
  resultMessage: orNull(text),
  businessStatus: orNull(text),
  standing: orNull(oneOf('pending', 'succeeded', 'failed')),
  headline: sentencesShape,
  headers: headersShape,
  bodySha256: orNull(sha256),
  redacted: truth,
});

const body = members<BodyDigest>({ sha256, jsonSha256: orNull(sha256), bytes: wholeNumber });

const send = members<SendRecord>({
  round: wholeNumber,
  sentAt: wholeNumber,
  url: text,
  requestTime: text,
  headers: headersShape,
  contentPrefix: text,
  signatureHeader: text,
  publicKeyFingerprint: orNull(text),
  body,
  attachments: listOf(members<AttachedFile>({ fileName: text, fileKey: text, bytes: wholeNumber, sha256 })),
  totals: listOf(
    members<Total>({
      title: text,
      sums: listOf(members<CurrencySum>({ currency: text, minorUnits: integerText })),
      rowsLeftOut: wholeNumber,
    }),
  ),
  answer: orNull(answer),
});

const query = members<QueryRecord>({
  id: wholeNumber,
  round: wholeNumber,
  by: oneOf('schedule', 'user'),
  claimedAt: wholeNumber,
  answer: orNull(answer),
});

const application = members<ApplicationRecord>({
  format: oneOf(1),
  key,
  profileId: text,
  profileName: text,
  createdAt: wholeNumber,
  following: oneOf('on', 'paused', 'stopped'),
  sends: listOf(send),
  queries: listOf(query),
  followed: orNull(members<RoundStart>({ round: wholeNumber, since: wholeNumber })),
  accepted: orNull(members<Acceptance>({ round: wholeNumber, since: wholeNumber, verified: truth })),
  ended: orNull(members<Ending>({ standing: oneOf('granted', 'failed'), at: wholeNumber, verified: truth })),
  notAsked: orNull(members<NotAsked>({ round: wholeNumber, since: wholeNumber, reason: sentencesShape })),
  grant: members<GrantFigures>({
    creditGrantNo: orNull(text),
    creditGrantAmount: orNull(text),
    creditGrantCurrency: orNull(text),
    annualPercentageRate: orNull(text),
    dueDate: orNull(text),
    failCode: orNull(text),
    failMessage: orNull(text),
  }),
});
