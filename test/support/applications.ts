import { applyCreditGrant, inquiryCreditGrant } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import type { TransportFailure } from '../../src/core/calls/ports.ts';
import { answerFacts } from '../../src/core/grants/answerFacts.ts';
import type { ApplicationRecord, BodyDigest, SentFacts } from '../../src/core/grants/application.ts';
import {
  claimQuery,
  newlySent,
  settleQuery,
  settleSend,
  type Answer,
  type Applicant,
} from '../../src/core/grants/transitions.ts';
import { nextQuery } from '../../src/core/grants/querySchedule.ts';
import { digestBody } from '../../src/gateway/bodyDigest.ts';
import { exchangeWith, type Reply } from './exchanges.ts';

export const minute = 60_000;

/** The moment of sending in tests of applications. */
export const start = Date.UTC(2026, 0, 2);

export const applicant: Applicant = {
  key: {
    host: 'https://open-sea.worldfirst.com',
    clientId: 'CLIENT1',
    customerId: 'C-1001',
    referenceNo: 'REF-2024-0001',
  },
  profileId: 'acme',
  profileName: 'Acme',
};

export function applicantFor(referenceNo: string): Applicant {
  return { ...applicant, key: { ...applicant.key, referenceNo } };
}

export const bodyText = JSON.stringify(applyCreditGrant.sample.request);

export function digestOf(text: string): BodyDigest {
  return digestBody([Buffer.from(text)]);
}

export function sentFacts(at = start, text = bodyText): SentFacts {
  return {
    sentAt: at,
    url: 'https://open-sea.worldfirst.com/amsin/alipay/business/credit/applyCreditGrant',
    requestTime: '2026-01-02T08:00:00+08:00',
    headers: [['Client-Id', 'CLIENT1']],
    contentPrefix: 'POST /path\nCLIENT1.2026-01-02T08:00:00+08:00.',
    signatureHeader: 'algorithm=RSA256, keyVersion=2, signature=AQID',
    publicKeyFingerprint: null,
    body: digestOf(text),
    attachments: [],
    totals: [
      {
        title: 'Total',
        sums: [
          { currency: 'USD', minorUnits: '123456789012345678' },
          { currency: 'JPY', minorUnits: '7' },
        ],
        rowsLeftOut: 2,
      },
      { title: 'Tax', sums: [], rowsLeftOut: 1 },
    ],
  };
}

/** An answer with this result, as it is signed where nothing else is said. */
export function result(status: string, code: string, members: object = {}): Reply {
  return { body: { result: { resultStatus: status, resultCode: code, resultMessage: 'm' }, ...members } };
}

/** What gateways say to an application. */
export const applied = {
  accepted: result('S', 'SUCCESS', {
    referenceNo: 'REF-2024-0001',
    creditGrantNo: 'CG1',
    creditGrantStatus: 'ACCEPTED',
  }),
  failed: result('S', 'SUCCESS', {
    referenceNo: 'REF-2024-0001',
    creditGrantStatus: 'FAILED',
    failCode: 'NO_QUOTA',
    failMessage: 'Nothing left.',
  }),
  refused: result('F', 'PARAM_ILLEGAL'),
  unknown: result('U', 'UNKNOWN_EXCEPTION'),
} as const;

/** What gateways say to an inquiry. */
export const inquired = {
  accepted: result('S', 'SUCCESS', { creditGrantNo: 'CG1', creditGrantStatus: 'ACCEPTED' }),
  granted: result('S', 'SUCCESS', {
    creditGrantNo: 'CG1',
    creditGrantAmount: '2500000',
    creditGrantCurrency: 'USD',
    annualPercentageRate: '0.05',
    dueDate: '20250331',
    creditGrantStatus: 'SUCCESS',
  }),
  failed: result('S', 'SUCCESS', { creditGrantStatus: 'FAILED' }),
  refused: result('F', 'PROCESS_FAIL'),
  unknown: result('U', 'UNKNOWN_EXCEPTION'),
  unfamiliar: result('S', 'SUCCESS', { creditGrantStatus: 'FROZEN' }),
} as const;

export function failure(firstByteLeft: boolean): TransportFailure {
  return { kind: 'cutOff', firstByteLeft, detail: 'socket hang up' };
}

export async function answerTo(
  what: 'application' | 'inquiry',
  reply: Reply | TransportFailure,
  at: number,
): Promise<Answer> {
  return answerOf(
    await exchangeWith(what === 'application' ? applyCreditGrant : inquiryCreditGrant, reply),
    at,
  );
}

export function answerOf(exchange: Exchange, at: number): Answer {
  const { record, figures } = answerFacts(exchange, null, false);
  return { record: { ...record, answeredAt: at }, figures };
}

/** An application that was sent at `start` and answered a second later. */
export async function sentAndAnswered(reply: Reply | TransportFailure): Promise<ApplicationRecord> {
  return settleSend(
    newlySent(applicant, sentFacts()),
    0,
    await answerTo('application', reply, start + 1_000),
  );
}

/** The record after one query; fails where none may be made. */
export async function queried(
  record: ApplicationRecord,
  at: number,
  reply: Reply | TransportFailure,
  by: 'schedule' | 'user' = 'schedule',
): Promise<ApplicationRecord> {
  const claimed = claimQuery(record, by, at);
  if (!claimed.ok) throw new Error(`No query at ${at}: ${claimed.reason}`);
  const id = claimed.record.queries.at(-1)!.id;
  return settleQuery(claimed.record, id, await answerTo('inquiry', reply, at));
}

/** All seven queries of a schedule, each at its due time with the same answer. */
export async function exhausted(record: ApplicationRecord, reply: Reply): Promise<ApplicationRecord> {
  let current = record;
  for (let next = nextQuery(current); next.kind === 'due'; next = nextQuery(current)) {
    current = await queried(current, next.dueAt, reply);
  }
  return current;
}
