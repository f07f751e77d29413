import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityGroup, Grouping } from '../../core/activity/grouping.ts';
import { isPlace } from './callUri.ts';
import { hasMembers } from '../views/nodeArgument.ts';

/** A row of the view. */
export type ActivityNode =
  | {
      readonly kind: 'group';
      readonly grouping: Grouping;
      readonly group: ActivityGroup;
      readonly first: boolean;
    }
  | { readonly kind: 'call'; readonly listed: ListedEntry; readonly grouping: Grouping }
  | { readonly kind: 'older' }
  /** Stands alone, where the calls could not be listed. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The call that a command is about: a node of the view. Anybody may execute a command with anything. */
export function listedOf(argument: unknown): ListedEntry | undefined {
  if (!hasMembers(argument) || argument['kind'] !== 'call' || !hasMembers(argument['listed'])) {
    return undefined;
  }
  const { place, summary } = argument['listed'];
  return isPlace(place) && hasMembers(summary) && summary['id'] === place.id
    ? (argument['listed'] as unknown as ListedEntry)
    : undefined;
}
