import { l10n, window } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { CommandOutcome } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';
import { endpointTitle, momentText } from './activityWords.ts';

/** Deletes one call for good, after a question. */
export async function deleteCall(
  { summary, place }: ListedEntry,
  { activity }: ActivityServices,
): Promise<CommandOutcome> {
  const question = l10n.t(
    'Delete the call of “{0}” from {1}?',
    endpointTitle(summary.endpoint),
    momentText(summary.sentAt),
  );
  if (await confirmed(question, l10n.t('Its request and answer are overwritten.'), l10n.t('Delete'))) {
    await (await activity.store()).delete(place);
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
