import { l10n, window, type QuickPickItem } from 'vscode';
import type { EditorParts } from '../requests/editorParts.ts';
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
  const current = parts.customers.of(uri, profile);
  const item = (
    label: string,
    customer: string | null,
  ): QuickPickItem & { readonly customer: string | null } => ({
    label,
    customer,
    ...(customer !== null && customer !== label && { description: customer }),
    ...(customer === current && { detail: l10n.t('Chosen now') }),
  });
  const chosen = await window.showQuickPick(
    [item(l10n.t('No customer'), null), ...profile.customers.map(({ id, label }) => item(label ?? id, id))],
    {
      title: l10n.t('Customer of the request, for “{0}”', profile.name),
      placeHolder: l10n.t('On whose account is the call made?'),
      matchOnDescription: true,
    },
  );
  if (chosen !== undefined) {
    await parts.customers.choose(uri, profile.id, chosen.customer);
  }
  return undefined;
}
