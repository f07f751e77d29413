import type { Words } from '../../core/accounts/face.ts';
import type { AnswerRecord, ApplicationRecord } from '../../core/grants/application.ts';
import { liveSends, stateOf } from '../../core/grants/applicationState.ts';
import { currentRound, maxQueries, nextQuery } from '../../core/grants/querySchedule.ts';
import { displayDate8, displayRate } from '../../core/money/display.ts';
import { toldTogether } from '../../core/sentence.ts';
import { amountText } from './applicationFace.ts';
import { stateWord } from './stateWord.ts';
import { totalLine } from './totalLine.ts';

/** Everything about an application, a line each, as plain text; amounts stand with their raw value. */
export function applicationLines(record: ApplicationRecord, at: number, words: Words): readonly string[] {
  const { t } = words;
  const { key, grant } = record;
  const sends = liveSends(record);
  const next = nextQuery(record);
  return [
    t('Reference: {0}', key.referenceNo),
    t('State: {0}', stateWord(stateOf(record, at), t)),
    ...said(record, words),
    ...(grant.creditGrantNo === null ? [] : [t('Credit grant number: {0}', grant.creditGrantNo)]),
    ...(grant.creditGrantAmount === null
      ? []
      : [
          t(
            'Granted: {0}',
            t(
              '{0} (raw {1})',
              amountText(grant.creditGrantAmount, grant.creditGrantCurrency, t),
              grant.creditGrantAmount,
            ),
          ),
        ]),
    ...(grant.annualPercentageRate === null
      ? []
      : [
          t(
            'Annual percentage rate: {0}',
            t('{0} (raw {1})', displayRate(grant.annualPercentageRate), grant.annualPercentageRate),
          ),
        ]),
    ...(grant.dueDate === null ? [] : [t('Due date: {0}', displayDate8(grant.dueDate))]),
    ...(sends.at(-1)?.totals ?? []).map((total) => totalLine(total, t)),
    ...sends.map(({ sentAt }) => t('Sent: {0}', words.time(sentAt))),
    ...scheduleLines(record, words),
    ...(next.kind === 'due' ? [t('Next query: {0}', words.time(next.dueAt))] : []),
    t('Profile: {0}', record.profileName),
    t('Customer: {0}', key.customerId ?? t('none, the partner itself')),
  ];
}

/** What the last answer said, and why the last query could not be made. */
function said(record: ApplicationRecord, { t, time }: Words): readonly string[] {
  const last = [...record.sends, ...record.queries]
    .map(({ answer }) => answer)
    .filter((answer): answer is AnswerRecord => answer !== null)
    .reduce<AnswerRecord | undefined>(
      (latest, answer) => (latest === undefined || answer.answeredAt >= latest.answeredAt ? answer : latest),
      undefined,
    );
  const { notAsked } = record;
  return [
    ...(last === undefined
      ? []
      : [t('Answered at {0}: {1}', time(last.answeredAt), toldTogether(last.headline, t))]),
    ...(notAsked === null || record.ended !== null
      ? []
      : [t('Not asked at {0}: {1}', time(notAsked.since), toldTogether(notAsked.reason, t))]),
  ];
}

/** How far the schedule has come, and what to do at its end. */
export function scheduleLines(record: ApplicationRecord, { t }: Words): readonly string[] {
  const round = currentRound(record);
  if (round === undefined) {
    return [];
  }
  const next = nextQuery(record);
  const review = round.schedule === 'review';
  return [
    t('Queries: {0} of {1}', String(round.used), String(maxQueries)),
    ...(next.kind === 'exhausted'
      ? [
          review
            ? t('It is still in review: query it now and then.')
            : t('Contact the technical support team with the evidence.'),
          ...(!review && liveSends(record).length > 0
            ? [t('After that the same bytes may be repeated as they were sent.')]
            : []),
        ]
      : []),
    ...(review
      ? [t('The times of these queries are the workbench’s own: no document names any for a review.')]
      : []),
  ];
}
