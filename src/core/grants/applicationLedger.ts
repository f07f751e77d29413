import type { Exchange, SentRequest } from '../calls/exchange.ts';
import { createRedactor, redactHeaders, secretValues } from '../calls/redact.ts';
import { keepAnswer } from './answerFacts.ts';
import type { Sentence } from '../sentence.ts';
import type { ApplicationRecord, AttachedFile, BodyDigest, SentFacts, Total } from './application.ts';
import { keyText, type ApplicationKey } from './applicationKey.ts';
import type { ApplicationStore } from './applicationStore.ts';
import { duplicateVerdict, type DuplicateVerdict } from './duplicateCheck.ts';
import { beginSend, follow, newlyFollowed, newlySent, settleSend, type Applicant } from './transitions.ts';

/** The record of this reference is there, but cannot be read; nothing may be sent under it. */
export interface UnreadableUse {
  readonly kind: 'unreadable';
  readonly sentence: Sentence;
}

export type LedgerVerdict = DuplicateVerdict | UnreadableUse;

/** What is known of a send beyond the request itself. */
export interface SendOrder {
  readonly applicant: Applicant;
  /** Digest of exactly the bytes of `SentRequest.body`. */
  readonly body: BodyDigest;
  readonly attachments: readonly AttachedFile[];
  readonly totals: readonly Total[];
  readonly publicKeyFingerprint: string | null;
  /**
   * Where the user has chosen the idempotent repeat: how many sends the record had when it was offered, so that one
   * choice never gives two repeats. Null for every other send.
   */
  readonly repeatAfter: number | null;
}

export type OpenedSend =
  | { readonly ok: true; readonly sendIndex: number }
  /** Somebody else used the reference since it was checked: nothing may be sent. */
  | { readonly ok: false; readonly verdict: LedgerVerdict };

/** What the ledger says of a body before anybody is asked. It decides nothing: `openSend` does. */
export async function checkDuplicate(
  store: ApplicationStore,
  key: ApplicationKey,
  body: BodyDigest,
  at: number,
): Promise<LedgerVerdict> {
  const stored = await store.read(key);
  return stored.kind === 'unreadable'
    ? { kind: 'unreadable', sentence: stored.sentence }
    : duplicateVerdict(stored.kind === 'found' ? stored.record : undefined, body, at);
}

/**
 * Writes the state *sending* with everything that is about to leave, unless the reference is taken. Call it in
 * `beforeSend` of the call; of any number of callers in any number of windows, one gets leave to send.
 */
export async function openSend(
  store: ApplicationStore,
  order: SendOrder,
  request: SentRequest,
  at: number,
): Promise<OpenedSend> {
  const { applicant, body } = order;
  const { key } = applicant;
  const sent = sentFacts(order, request, at);
  const kept = await store.keepMessage(key, request.body);
  if (kept !== body.sha256) {
    throw new Error('The body that is about to leave is not the one that was checked.');
  }
  if (await store.create(newlySent(applicant, sent))) {
    return { ok: true, sendIndex: 0 };
  }
  const changed = await store.change(key, (record) => beginSend(record, sent, order.repeatAfter));
  if (changed.ok) {
    return { ok: true, sendIndex: changed.record.sends.length - 1 };
  }
  if ('reason' in changed) {
    return { ok: false, verdict: changed.reason };
  }
  if (changed.stored.kind === 'missing') {
    throw new Error('The record of the application vanished while it was being written.');
  }
  return { ok: false, verdict: changed.stored };
}

/** Writes down how a send ended and gives the newest record. Rejects where there is none that can be read. */
export async function settleOpenSend(
  store: ApplicationStore,
  key: ApplicationKey,
  sendIndex: number,
  exchange: Exchange,
): Promise<ApplicationRecord> {
  const answer = await keepAnswer(store, key, exchange);
  const changed = await store.change<never>(key, (record) => ({
    ok: true,
    record: settleSend(record, sendIndex, answer),
  }));
  if (!changed.ok) {
    throw new Error(`The record of the application ${keyText(key)} is missing or cannot be read.`);
  }
  return changed.record;
}

/** Follows a reference, whether it is known here or not; undefined where its record cannot be read. */
export async function followReference(
  store: ApplicationStore,
  applicant: Applicant,
  at: number,
): Promise<ApplicationRecord | undefined> {
  const fresh = newlyFollowed(applicant, at);
  if (await store.create(fresh)) {
    return fresh;
  }
  const changed = await store.change<never>(applicant.key, (record) => ({
    ok: true,
    record: follow(record, at),
  }));
  return changed.ok ? changed.record : undefined;
}

function sentFacts(order: SendOrder, request: SentRequest, at: number): SentFacts {
  const redact = createRedactor(secretValues(request.headers));
  return {
    sentAt: at,
    url: request.url,
    requestTime: request.requestTime,
    headers: redactHeaders(request.headers).map(([name, value]) => [name, redact(value)] as const),
    contentPrefix: request.contentPrefix,
    signatureHeader: request.signatureHeader,
    publicKeyFingerprint: order.publicKeyFingerprint,
    body: order.body,
    attachments: order.attachments,
    totals: order.totals,
  };
}
