import fc from 'fast-check';
import type { TransportFailure } from '../../src/core/calls/ports.ts';
import type { ApplicationRecord } from '../../src/core/grants/application.ts';
import {
  beginSend,
  claimQuery,
  follow,
  newlyFollowed,
  newlySent,
  releaseQuery,
  setFollowing,
  settleQuery,
  settleSend,
  type Answer,
} from '../../src/core/grants/transitions.ts';
import { sentence } from '../../src/core/sentence.ts';
import {
  answerTo,
  applicant,
  applied,
  bodyText,
  failure,
  inquired,
  minute,
  sentFacts,
  start,
} from './applications.ts';
import type { Reply } from './exchanges.ts';

type Replies = Readonly<Record<string, Reply | TransportFailure>>;

const sendReplies: Replies = {
  ...applied,
  notSent: failure(false),
  cut: failure(true),
  unsignedRefusal: { ...applied.refused, signature: 'missing' },
  unverifiable: { ...applied.accepted, signature: 'noKey' },
  forged: { ...applied.failed, signature: 'wrong' },
};

const queryReplies: Replies = {
  ...inquired,
  notSent: failure(false),
  cut: failure(true),
  forged: { ...inquired.failed, signature: 'wrong' },
};

export type Event =
  | { readonly kind: 'send'; readonly body: string; readonly asRepeat: boolean }
  | { readonly kind: 'sendAnswered'; readonly reply: string; readonly which: number }
  | { readonly kind: 'claim'; readonly by: 'schedule' | 'user' }
  | { readonly kind: 'queryAnswered'; readonly reply: string; readonly which: number }
  | { readonly kind: 'release'; readonly which: number }
  | { readonly kind: 'following'; readonly to: 'on' | 'paused' | 'stopped' }
  | { readonly kind: 'follow' };

const place = fc.nat({ max: 30 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('send' as const),
    body: fc.constantFrom(bodyText, `${bodyText}\n`, '{"other":1}'),
    asRepeat: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('sendAnswered' as const),
    reply: fc.constantFrom(...Object.keys(sendReplies)),
    which: place,
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      by: fc.constantFrom('schedule' as const, 'user' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('queryAnswered' as const),
      // A terminal answer ends most stories, so it is rare.
      reply: fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom('unknown', 'refused', 'unfamiliar', 'cut', 'forged', 'notSent'),
        },
        { weight: 1, arbitrary: fc.constantFrom(...Object.keys(queryReplies)) },
      ),
      which: place,
    }),
  },
  fc.record({ kind: fc.constant('release' as const), which: place }),
  fc.record({
    kind: fc.constant('following' as const),
    to: fc.constantFrom('on' as const, 'paused' as const, 'stopped' as const),
  }),
  fc.record({ kind: fc.constant('follow' as const) }),
);

/** Steps of time around the lengths that matter. */
const wait = fc.constantFrom(
  0,
  1,
  minute,
  5 * minute,
  12 * minute,
  100 * minute,
  400 * minute,
  3_000 * minute,
);

/** Whatever may happen to an application, in whatever order and with whatever time between. */
export const story = fc.record({
  followedOnly: fc.boolean(),
  events: fc.array(fc.tuple(wait, event), { maxLength: 120, size: 'max' }),
});

const sendAnswers = new Map<string, Answer>();
const queryAnswers = new Map<string, Answer>();

/** Makes the answers that stories are told with; for a `before` hook. */
export async function prepareAnswers(): Promise<void> {
  for (const [name, reply] of Object.entries(sendReplies)) {
    sendAnswers.set(name, await answerTo('application', reply, start));
  }
  for (const [name, reply] of Object.entries(queryReplies)) {
    queryAnswers.set(name, await answerTo('inquiry', reply, start));
  }
}

const at = (answer: Answer, answeredAt: number): Answer => ({
  ...answer,
  record: { ...answer.record, answeredAt },
});

/** The record after an event; the same where the event is not possible. */
function apply(record: ApplicationRecord, happened: Event, now: number): ApplicationRecord {
  switch (happened.kind) {
    case 'send': {
      const begun = beginSend(
        record,
        sentFacts(now, happened.body),
        happened.asRepeat ? record.sends.length : null,
      );
      return begun.ok ? begun.record : record;
    }
    case 'sendAnswered':
      return settleSend(
        record,
        waiting(record.sends, happened.which),
        at(sendAnswers.get(happened.reply)!, now),
      );
    case 'claim': {
      const claimed = claimQuery(record, happened.by, now);
      return claimed.ok ? claimed.record : record;
    }
    case 'queryAnswered':
      return settleQuery(
        record,
        waitingQuery(record, happened.which),
        at(queryAnswers.get(happened.reply)!, now),
      );
    case 'release':
      return releaseQuery(record, waitingQuery(record, happened.which), [sentence('Not sent.')]);
    case 'following':
      return setFollowing(record, happened.to);
    case 'follow':
      return follow(record, now);
  }
}

/** Lets a story happen and shows each of its steps. */
export function tell(
  { followedOnly, events }: { followedOnly: boolean; events: readonly (readonly [number, Event])[] },
  check: (before: ApplicationRecord, after: ApplicationRecord, now: number, happened: Event) => void,
): ApplicationRecord {
  let now = start;
  let record = followedOnly ? newlyFollowed(applicant, now) : newlySent(applicant, sentFacts(now));
  for (const [waited, happened] of events) {
    now += waited;
    const after = apply(record, happened, now);
    check(record, after, now, happened);
    record = after;
  }
  return record;
}

/** The place of one of those that nobody has answered; -1 where there is none. */
function waiting(calls: readonly { readonly answer: unknown }[], which: number): number {
  const places = calls.flatMap(({ answer }, index) => (answer === null ? [index] : []));
  return places[which % Math.max(1, places.length)] ?? -1;
}

function waitingQuery({ queries }: ApplicationRecord, which: number): number {
  return queries[waiting(queries, which)]?.id ?? -1;
}
