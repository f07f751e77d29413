import type { Words } from '../../core/accounts/face.ts';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import { keyText } from '../../core/grants/applicationKey.ts';
import type { FollowedState } from '../../protocol/grantForm.ts';
import { applicationFace } from './applicationFace.ts';
import { scheduleLines } from './applicationLines.ts';

/** An application as the page of its request shows it, in the words of the Credit Grants view. */
export function followedState(record: ApplicationRecord, at: number, words: Words): FollowedState {
  const { description, tone, traits } = applicationFace(record, at, words);
  return {
    id: keyText(record.key),
    title: description,
    tone,
    sentences: scheduleLines(record, words),
    canQuery: traits.includes('queryable'),
  };
}
