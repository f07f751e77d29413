import { l10n, window, type Uri } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import { answerJson, sampleJson } from '../../core/activity/answerJson.ts';
import { callText } from '../../core/activity/callText.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { normalisedJson } from '../../core/compare/normalisedJson.ts';
import type { CommandOutcome, Possible } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';
import { callWords, clockText, endpointTitle } from './activityWords.ts';
import { callUri, readCallUri, type CallView } from './callUri.ts';

/** The text of a document about a call, read anew each time. */
export async function callDocumentText(uri: Uri, services: ActivityServices): Promise<string> {
  const about = readCallUri(uri);
  if (about === undefined) {
    return l10n.t('This document names no call.');
  }
  const read = await (await services.activity.store()).read(about.place);
  switch (read.kind) {
    case 'found':
      return textOf(read.entry, about.view, services);
    case 'missing':
      return goneSentence();
    case 'unreadable':
      return unreadableSentence(read.reason);
  }
}

async function textOf(entry: ActivityEntry, view: CallView, services: ActivityServices): Promise<string> {
  switch (view) {
    case 'wire':
    case 'formatted':
      return callText(entry, view, callWords(entry, services.profiles));
    case 'sent': {
      const { inspectedText } = await import('./inspectCall.ts');
      return inspectedText(entry, services);
    }
    case 'answer':
      return normalisedJson(answerJson(entry) ?? null);
    case 'sample': {
      const endpoint = findEndpoint(entry.endpoint);
      return endpoint === undefined ? '' : normalisedJson(sampleJson(endpoint));
    }
  }
}

/** Opens a call: verdicts, request and answer, or what exactly was signed. */
export async function openCall(
  listed: ListedEntry,
  view: Exclude<CallView, 'answer' | 'sample'>,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read.obstacle;
  }
  const { endpoint, sentAt } = listed.summary;
  const name = `${clockText(sentAt)} ${endpointTitle(endpoint)}`;
  const uri = callUri(documentName(name, view), view, listed.place);
  await window.showTextDocument(uri, { preview: true });
  return undefined;
}

/** The ending gives the documents a language of their own: that of others would offer to send what they show. */
function documentName(name: string, view: Exclude<CallView, 'answer' | 'sample'>): string {
  switch (view) {
    case 'wire':
      return `${name}.wf.http`;
    case 'formatted':
      return l10n.t('{0}, formatted.wf.http', name);
    case 'sent':
      return l10n.t('{0}, as sent.wf.http', name);
  }
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
