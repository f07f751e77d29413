import { l10n } from 'vscode';
import type { EditorParts } from '../requests/editorParts.ts';
import { pickCustomer } from '../requests/pickCustomer.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import type { CommandOutcome } from '../seams.ts';

/** Asks on whose account the request in front is made; none is a choice as well. */
export async function chooseCustomer(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  const profile = parts.profiles.active();
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  if (profile.customers.length === 0) {
    return {
      sentence: l10n.t('The profile “{0}” has no connected customers.', profile.name),
      fix: { title: l10n.t('Add Customers'), command: 'worldfirst.addCustomers', args: [profile.id] },
    };
  }
  const chosen = await pickCustomer(profile, parts.customers.of(uri, profile));
  if (chosen !== undefined) {
    await parts.customers.choose(uri, profile.id, chosen);
  }
  return undefined;
}
