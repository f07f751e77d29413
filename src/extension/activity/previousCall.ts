import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { madeByItself } from '../../core/activity/madeByItself.ts';
import { sameRequest } from '../../core/activity/sameRequest.ts';
import { summaryOf, type ActivitySummary } from '../../core/activity/summary.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { ActivityServices } from './activityServices.ts';

/**
 * The call whose answer one has to be compared with to see what moved: the last one before it that was answered, to
 * the same request (API, profile, gateway, client, customer and body). The user's own calls go with the user's own,
 * and those that the workbench makes by itself with their like: a view that was read a moment ago would hide what the
 * user wants to see. Only where there is none of its like is it any.
 */
export async function previousCall(
  later: ActivityEntry,
  { activity }: Pick<ActivityServices, 'activity'>,
): Promise<ListedEntry | undefined> {
  const store = await activity.store();
  const summary = summaryOf(later);
  let otherwise: ListedEntry | undefined;
  for await (const listed of store.newestFirst()) {
    const isLike = madeByItself(listed.summary.origin) === madeByItself(summary.origin);
    if (!mayPrecede(listed.summary, summary) || (otherwise !== undefined && !isLike)) {
      continue;
    }
    const read = await store.read(listed.place);
    if (read.kind !== 'found' || !isSame(read.entry, later)) {
      continue;
    }
    if (isLike) {
      return listed;
    }
    otherwise = listed;
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
