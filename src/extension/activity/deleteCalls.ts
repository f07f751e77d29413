import { l10n, window } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { CommandOutcome } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';
import { endpointTitle, momentText } from './activityWords.ts';

/** Deletes calls for good, after a question. */
export async function deleteCalls(
  calls: readonly ListedEntry[],
  { activity }: Pick<ActivityServices, 'activity'>,
): Promise<CommandOutcome> {
  const [first, ...others] = calls;
  if (first === undefined) {
    return undefined;
  }
  const { endpoint, sentAt } = first.summary;
  const isOne = others.length === 0;
  const question = isOne
    ? l10n.t('Delete the call of “{0}” from {1}?', endpointTitle(endpoint), momentText(sentAt))
    : l10n.t('Delete the {0} selected calls?', String(calls.length));
  const consequence = isOne
    ? l10n.t('Its request and answer are overwritten.')
    : l10n.t('Their requests and answers are overwritten.');
  if (await confirmed(question, consequence, l10n.t('Delete'))) {
    const store = await activity.store();
    for (const { place } of calls) {
      await store.delete(place);
    }
  }
  return undefined;
}

/** Deletes every call for good, after a question. */
export async function deleteAllCalls({ activity }: ActivityServices): Promise<CommandOutcome> {
  const question = l10n.t('Delete all calls that this machine keeps?');
  if (await confirmed(question, l10n.t('They go in every window.'), l10n.t('Delete All'))) {
    await (await activity.store()).deleteAll();
  }
  return undefined;
}

async function confirmed(question: string, consequence: string, confirm: string): Promise<boolean> {
  const detail = [
    consequence,
    l10n.t('Applications for credit grants keep their evidence, and what was sent stays recognised as sent.'),
  ].join('\n\n');
  return (await window.showWarningMessage(question, { modal: true, detail }, confirm)) === confirm;
}
