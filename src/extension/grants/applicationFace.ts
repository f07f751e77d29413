import type { Icon, Words } from '../../core/accounts/face.ts';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import { isVerified, liveSends, stateOf, type ApplicationState } from '../../core/grants/applicationState.ts';
import { duplicateVerdict } from '../../core/grants/duplicateCheck.ts';
import { isQueryUnderWay } from '../../core/grants/transitions.ts';
import { currentRound, maxQueries, nextQuery } from '../../core/grants/querySchedule.ts';
import { displayDate8, displayMoney, displayRate } from '../../core/money/display.ts';
import { moneyFromParts } from '../../core/money/money.ts';
import { stateWord } from './stateWord.ts';

/** What an application offers to be done with it. */
export type ApplicationTrait =
  | 'application'
  | 'queryable'
  | 'pausable'
  | 'resumable'
  | 'stoppable'
  | 'repeatable'
  | 'sentFromHere'
  | 'answered';

/** How an application looks and reads, in the view and beside its request. */
export interface ApplicationFace {
  readonly label: string;
  /** State, amount, rate, due date and the next query, as far as there are any. */
  readonly description: string;
  /** The same with the amount before all else, where only a few characters may be seen. */
  readonly amountFirst: string;
  readonly state: string;
  readonly tone: 'good' | 'bad' | 'warning' | 'neutral';
  readonly icon: Icon;
  readonly traits: readonly ApplicationTrait[];
  /** Somebody has to look at it: counted on the view. */
  readonly needsAttention: boolean;
}

export function applicationFace(record: ApplicationRecord, at: number, words: Words): ApplicationFace {
  const state = stateOf(record, at);
  const known = standingWord(record, state, words);
  const amount = grantedAmount(record, words);
  const more = [...termTexts(record, words), nextText(record, at, words)];
  return {
    label: record.key.referenceNo,
    description: joined([known, amount, ...more]),
    amountFirst: joined([amount, known, ...more]),
    state: known,
    tone: tones[state],
    icon: icons[state],
    traits: traitsOf(record, state, at),
    needsAttention: needsAttention(record, state),
  };
}

/** The state, and that it rests on answers that nobody could verify. */
function standingWord(record: ApplicationRecord, state: ApplicationState, { t }: Words): string {
  const decided = state === 'granted' || state === 'failed' || state === 'accepted' || state === 'refused';
  const word = stateWord(state, t);
  return decided && !isVerified(record) ? t('{0}, not verified', word) : word;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}

function grantedAmount({ grant }: ApplicationRecord, { t }: Words): string | undefined {
  const { creditGrantAmount, creditGrantCurrency } = grant;
  return creditGrantAmount === null ? undefined : amountText(creditGrantAmount, creditGrantCurrency, t);
}

/** Rate and due date in the form for reading. */
function termTexts({ grant }: ApplicationRecord, { t }: Words): readonly string[] {
  return [
    ...(grant.annualPercentageRate === null ? [] : [t('APR {0}', displayRate(grant.annualPercentageRate))]),
    ...(grant.dueDate === null ? [] : [t('due {0}', displayDate8(grant.dueDate))]),
  ];
}

/** The granted amount is a text of cents; where it is not, it is shown as it came. */
export function amountText(cents: string, currency: string | null, t: Words['t']): string {
  const read = moneyFromParts(currency ?? undefined, cents);
  return read.ok ? displayMoney(read.money).text : t('{0} {1} as it came', currency ?? '', cents).trim();
}

function nextText(record: ApplicationRecord, at: number, words: Words): string | undefined {
  const { t, time } = words;
  if (isQueryUnderWay(record, at)) {
    return t('query under way');
  }
  const next = nextQuery(record);
  switch (next.kind) {
    case 'none':
      return undefined;
    case 'due':
      return next.dueAt <= at ? t('query due') : t('next query {0}', time(next.dueAt));
    case 'paused':
      return t('paused');
    case 'stopped':
      return t('no longer followed');
    case 'exhausted':
      return next.schedule === 'review'
        ? t('still in review, query now')
        : t('all {0} queries used, contact support', String(maxQueries));
  }
}

function traitsOf(
  record: ApplicationRecord,
  state: ApplicationState,
  at: number,
): readonly ApplicationTrait[] {
  const next = nextQuery(record);
  const open = record.ended === null && state !== 'sending' && state !== 'notSent';
  const exhausted = next.kind === 'exhausted' && next.schedule === 'unknown';
  const answered = [...record.sends, ...record.queries].some(({ answer }) => answer?.bodySha256 != null);
  return [
    'application',
    ...(open && !exhausted ? (['queryable'] as const) : []),
    ...(next.kind === 'due' ? (['pausable'] as const) : []),
    ...(next.kind === 'paused' || next.kind === 'stopped' ? (['resumable'] as const) : []),
    ...(currentRound(record) !== undefined && record.following !== 'stopped' ? (['stoppable'] as const) : []),
    ...(mayRepeat(record, at) ? (['repeatable'] as const) : []),
    ...(liveSends(record).length > 0 ? (['sentFromHere'] as const) : []),
    ...(answered ? (['answered'] as const) : []),
  ];
}

/** As the ledger has it of the very bytes that were sent. */
function mayRepeat(record: ApplicationRecord, at: number): boolean {
  const sent = liveSends(record).at(-1);
  const verdict = sent && duplicateVerdict(record, sent.body, at);
  return verdict !== undefined && verdict.kind !== 'new' && verdict.mayRepeat;
}

function needsAttention(record: ApplicationRecord, state: ApplicationState): boolean {
  if (record.following === 'stopped') {
    return false;
  }
  const stuck = record.notAsked !== null && record.notAsked.round === currentRound(record)?.round;
  return (
    state === 'unknown' || state === 'refusedUnverified' || stuck || nextQuery(record).kind === 'exhausted'
  );
}

const tones: Readonly<Record<ApplicationState, ApplicationFace['tone']>> = {
  sending: 'neutral',
  notSent: 'neutral',
  unknown: 'warning',
  refusedUnverified: 'warning',
  refused: 'bad',
  accepted: 'neutral',
  granted: 'good',
  failed: 'bad',
  followed: 'neutral',
};

const icons: Readonly<Record<ApplicationState, Icon>> = {
  sending: { name: 'cloud-upload' },
  notSent: { name: 'circle-slash' },
  unknown: { name: 'question', tone: 'warning' },
  refusedUnverified: { name: 'warning', tone: 'warning' },
  refused: { name: 'error', tone: 'error' },
  accepted: { name: 'clock' },
  granted: { name: 'pass' },
  failed: { name: 'error', tone: 'error' },
  followed: { name: 'eye' },
};
