import { l10n, ProgressLocation, window } from 'vscode';
import type { ActivityStore, ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { madeByItself } from '../../core/activity/madeByItself.ts';
import { sameRequest } from '../../core/activity/sameRequest.ts';
import { summaryOf, type ActivitySummary } from '../../core/activity/summary.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { ActivityServices } from './activityServices.ts';

export type PreviousCall =
  | { readonly kind: 'found'; readonly listed: ListedEntry }
  | { readonly kind: 'none' }
  /** The user did not wait for the end of the search. */
  | { readonly kind: 'cancelled' };

/** So many calls are looked at in no time to speak of; a search that goes on is shown, and can be cancelled. */
const atOnce = 500;

/**
 * The call whose answer one has to be compared with to see what moved: the last one before it that was answered, to
 * the same request (API, profile, gateway, client, customer and body). The user's own calls go with the user's own,
 * and those that the workbench makes by itself with their like: a view that was read a moment ago would hide what the
 * user wants to see. Only where there is none of its like is it any.
 */
export async function previousCall(
  later: ActivityEntry,
  { activity }: Pick<ActivityServices, 'activity'>,
): Promise<PreviousCall> {
  const search = searchBefore(later, await activity.store());
  let looked = 0;
  const found = await endOf(search, () => (looked += 1) <= atOnce);
  if (found.kind !== 'cancelled') {
    return found;
  }
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Looking for an earlier answer'),
      cancellable: true,
    },
    (_progress, token) => endOf(search, () => !token.isCancellationRequested),
  );
}

type Search = AsyncGenerator<undefined, ListedEntry | undefined, void>;

/** Goes on with a search as long as it is wanted; one that was left can be gone on with. */
async function endOf(search: Search, isWanted: () => boolean): Promise<PreviousCall> {
  while (isWanted()) {
    const step = await search.next();
    if (step.done === true) {
      return step.value === undefined ? { kind: 'none' } : { kind: 'found', listed: step.value };
    }
  }
  return { kind: 'cancelled' };
}

/** Pauses after every call that is not the one. */
async function* searchBefore(
  later: ActivityEntry,
  store: Pick<ActivityStore, 'newestFirst' | 'read'>,
): Search {
  const summary = summaryOf(later);
  let otherwise: ListedEntry | undefined;
  for await (const listed of store.newestFirst()) {
    const isLike = madeByItself(listed.summary.origin) === madeByItself(summary.origin);
    if (mayPrecede(listed.summary, summary) && (otherwise === undefined || isLike)) {
      const read = await store.read(listed.place);
      if (read.kind === 'found' && isSame(read.entry, later)) {
        if (isLike) {
          return listed;
        }
        otherwise = listed;
      }
    }
    yield undefined;
  }
  return otherwise;
}

function mayPrecede(earlier: ActivitySummary, later: ActivitySummary): boolean {
  return (
    earlier.httpStatus !== null &&
    earlier.sentAt < later.sentAt &&
    earlier.endpoint === later.endpoint &&
    earlier.profileId === later.profileId &&
    earlier.customerId === later.customerId &&
    // The simulator is one gateway, whatever its port is today.
    (earlier.baseUrl === later.baseUrl || later.profileId === simulatorProfileId)
  );
}

function isSame(earlier: ActivityEntry, later: ActivityEntry): boolean {
  return earlier.target.clientId === later.target.clientId && sameRequest(earlier.request, later.request);
}
