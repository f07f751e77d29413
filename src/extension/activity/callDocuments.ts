import { l10n, window, type Uri } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import { callText, type CallForm } from '../../core/activity/callText.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import type { CommandOutcome, Possible } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';
import { callWords, clockText, endpointTitle } from './activityWords.ts';
import { callUri, readCallUri } from './callUri.ts';

/** The text of a document about a call, read anew each time. */
export async function callDocumentText(uri: Uri, services: ActivityServices): Promise<string> {
  const about = readCallUri(uri);
  if (about === undefined) {
    return l10n.t('This document names no call.');
  }
  const read = await (await services.activity.store()).read(about.place);
  switch (read.kind) {
    case 'found':
      return callText(read.entry, about.view, callWords(read.entry, services.profiles));
    case 'missing':
      return goneSentence();
    case 'unreadable':
      return unreadableSentence(read.reason);
  }
}

/** Opens a call: verdicts, request and answer. */
export async function openCall(
  listed: ListedEntry,
  form: CallForm,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read.obstacle;
  }
  const { endpoint, sentAt } = listed.summary;
  const name = `${clockText(sentAt)} ${endpointTitle(endpoint)}`;
  const uri = callUri(
    form === 'wire' ? `${name}.http` : l10n.t('{0}, formatted.http', name),
    form,
    listed.place,
  );
  await window.showTextDocument(uri, { preview: true });
  return undefined;
}

/** The entry of a call, or why there is none. */
export async function readCall(
  { place }: Pick<ListedEntry, 'place'>,
  { activity }: Pick<ActivityServices, 'activity'>,
): Promise<Possible<ActivityEntry>> {
  const read = await (await activity.store()).read(place);
  switch (read.kind) {
    case 'found':
      return { ok: true, value: read.entry };
    case 'missing':
      return { ok: false, obstacle: { sentence: goneSentence() } };
    case 'unreadable':
      return { ok: false, obstacle: { sentence: unreadableSentence(read.reason) } };
  }
}

function goneSentence(): string {
  return l10n.t('This call is no longer kept: it was deleted, or made room for newer ones.');
}

function unreadableSentence(reason: string): string {
  return l10n.t('This call cannot be read: {0}. A newer version of the extension may be able to.', reason);
}
