import { l10n } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import { takesCredentials } from '../../core/catalogue/endpoint.ts';
import { madeByCommands } from '../requests/madeByCommands.ts';
import type { CommandOutcome } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';
import { momentText } from './activityWords.ts';
import { callToRepeat } from './callToRepeat.ts';
import { otherProfile, whereverOpened } from './openWithNewReference.ts';

/** Opens a request with the body and the customer of a call, to change and send it. Nothing is sent. */
export async function openCallInEditor(
  listed: ListedEntry,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const call = await callToRepeat(listed, services);
  if (!call.ok) {
    return call.obstacle;
  }
  const { entry, endpoint } = call.value;
  if (takesCredentials(endpoint)) {
    return madeByCommands(endpoint, l10n.t);
  }
  const { body, attachment } = entry.request;
  if (body.redacted) {
    return {
      sentence: l10n.t(
        'Secrets were taken out of this request before it was kept, so that it cannot be made again as it was.',
      ),
    };
  }
  if (body.form !== 'utf8') {
    return { sentence: l10n.t('What was sent in this call is no text.') };
  }
  if (attachment?.path === null) {
    return {
      sentence: l10n.t(
        'The content of “{0}” stood in the request itself, and contents of attachments are not kept.',
        attachment.name,
      ),
    };
  }
  const elsewhere = otherProfile(entry, services);
  if (elsewhere) {
    return elsewhere;
  }
  await services.requests.openScratch(endpoint.name, {
    customerId: entry.target.customerId,
    text: whereverOpened(entry),
    label: `${l10n.t(endpoint.title)} ${momentText(entry.sentAt)}`,
  });
  return undefined;
}
