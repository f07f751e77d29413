import { redactPrivateKeys } from '../calls/redact.ts';
import { inEnglish, joinSentences, type Sentence } from '../sentence.ts';
import type { AnswerRecord, ApplicationRecord, QueryRecord, SendRecord } from './application.ts';
import { isVerified, stateOf } from './applicationState.ts';
import type { ApplicationStore } from './applicationStore.ts';
import { decodeUtf8 } from '../utf8.ts';

/** Everything about one application for people at support, as plain JSON. English, because support reads it. */
export interface Evidence {
  readonly about: readonly string[];
  readonly application: ApplicationRecord['key'];
  readonly profile: string;
  readonly state: string;
  readonly verified: boolean;
  readonly grant: ApplicationRecord['grant'];
  readonly sends: readonly SendEvidence[];
  readonly queries: readonly QueryEvidence[];
}

type SendEvidence = Omit<SendRecord, 'sentAt' | 'body' | 'answer'> & {
  readonly sentAt: string;
  readonly body: SendRecord['body'] & MessageEvidence;
  readonly answer: AnswerEvidence | null;
};

type QueryEvidence = Omit<QueryRecord, 'claimedAt' | 'answer'> & {
  readonly claimedAt: string;
  readonly answer: AnswerEvidence | null;
};

type AnswerEvidence = Omit<AnswerRecord, 'answeredAt' | 'headline' | 'redacted'> & {
  readonly answeredAt: string;
  readonly headline: string;
  readonly body: MessageEvidence | null;
};

/** A body: as text where it is UTF-8, and then whether something secret was taken out of it. */
interface MessageEvidence {
  readonly text: string | null;
  readonly redacted: boolean;
}

const about: readonly string[] = [
  'What was signed is contentPrefix followed by the bytes of the body; times are UTC.',
  'Private keys and access tokens are redacted. Attachments are named by their SHA-256 instead of their content.',
  'A text of null is a body that is not UTF-8 or is no longer on this machine.',
];

/** Gathers a record and its messages. */
export async function gatherEvidence(
  store: Pick<ApplicationStore, 'readMessage'>,
  record: ApplicationRecord,
  at: number,
): Promise<Evidence> {
  const message = async (sha256: string, alreadyRedacted: boolean): Promise<MessageEvidence> => {
    const bytes = await store.readMessage(record.key, sha256);
    const text = bytes === undefined ? null : (decodeUtf8(bytes) ?? null);
    const shown = text === null ? null : redactPrivateKeys(text);
    return { text: shown, redacted: alreadyRedacted || shown !== text };
  };
  const answerOf = async (answer: AnswerRecord | null): Promise<AnswerEvidence | null> => {
    if (answer === null) {
      return null;
    }
    const { answeredAt, headline, redacted, ...facts } = answer;
    const body = facts.bodySha256 === null ? null : await message(facts.bodySha256, redacted);
    return { ...facts, answeredAt: utc(answeredAt), headline: english(headline), body };
  };
  const sends: SendEvidence[] = [];
  for (const { sentAt, body, answer, ...facts } of record.sends) {
    const kept = await message(body.sha256, false);
    sends.push({
      ...facts,
      sentAt: utc(sentAt),
      body: { ...body, ...kept },
      answer: await answerOf(answer),
    });
  }
  const queries: QueryEvidence[] = [];
  for (const { claimedAt, answer, ...facts } of record.queries) {
    queries.push({ ...facts, claimedAt: utc(claimedAt), answer: await answerOf(answer) });
  }
  return {
    about,
    application: record.key,
    profile: record.profileName,
    state: stateOf(record, at),
    verified: isVerified(record),
    grant: record.grant,
    sends,
    queries,
  };
}

function utc(at: number): string {
  return new Date(at).toISOString();
}

function english(sentences: readonly Sentence[]): string {
  return joinSentences(sentences.map(inEnglish));
}
