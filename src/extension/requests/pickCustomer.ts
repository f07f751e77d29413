import { l10n, window, type QuickPickItem } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';

/**
 * Asks on whose account a call is made; `null` is none, on purpose. `undefined` where the user chose nothing.
 *
 * @param current the choice so far
 */
export async function pickCustomer(
  profile: Profile,
  current: string | null | undefined,
): Promise<string | null | undefined> {
  const chosen = await window.showQuickPick(
    [
      item(l10n.t('No customer'), null, current),
      ...profile.customers.map(({ id, label }) => item(label ?? id, id, current)),
    ],
    {
      title: l10n.t('Customer of the request, for “{0}”', profile.name),
      placeHolder: l10n.t('On whose account is the call made?'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  return chosen?.customer;
}

function item(
  label: string,
  customer: string | null,
  current: string | null | undefined,
): QuickPickItem & { readonly customer: string | null } {
  return {
    label,
    customer,
    description: customer === null ? l10n.t('the partner’s own account') : customer === label ? '' : customer,
    ...(customer === current && { detail: l10n.t('Chosen now') }),
  };
}
