import { Uri } from 'vscode';
import type { EntryPlace } from '../../core/activity/activityStore.ts';
import { activityScheme } from '../contributions.ts';
import { hasMembers } from '../views/nodeArgument.ts';

/** What of a call a document shows; `sample` is that of its endpoint, to compare its answer with. */
export const callViews = ['wire', 'formatted', 'sent', 'answer', 'sample'] as const;

export type CallView = (typeof callViews)[number];

/** A document about a call. It names the place where the call is kept, so that its text is read when it is shown. */
export function callUri(name: string, view: CallView, place: EntryPlace): Uri {
  return Uri.from({
    scheme: activityScheme,
    path: `/${name.replaceAll(/[\p{Cc}/\\]+/gu, '_')}`,
    query: JSON.stringify({ view, place }),
  });
}

/** What a document is about; undefined where its name was made by somebody else. */
export function readCallUri(uri: Uri): { readonly view: CallView; readonly place: EntryPlace } | undefined {
  let query: unknown;
  try {
    query = JSON.parse(uri.query);
  } catch {
    return undefined;
  }
  const view = hasMembers(query) ? callViews.find((each) => each === query['view']) : undefined;
  const place = hasMembers(query) ? query['place'] : undefined;
  return view !== undefined && isPlace(place) ? { view, place } : undefined;
}

/** Whether it can be a place; the segment becomes a part of a path. */
export function isPlace(place: unknown): place is EntryPlace {
  return (
    hasMembers(place) &&
    typeof place['id'] === 'string' &&
    typeof place['segment'] === 'string' &&
    /^[0-9a-f-]{36}$/.test(place['segment']) &&
    ['lineAt', 'lineBytes', 'at', 'bytes'].every((name) => isCount(place[name]))
  );
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
