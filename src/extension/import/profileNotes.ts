import { l10n } from 'vscode';
import { headerValues } from '../../core/calls/headers.ts';
import type { RequestMessage } from '../../core/calls/message.ts';
import { simulatorProfileId, type Profile } from '../../core/profiles/profile.ts';

/** What an imported request says about its sender that the active profile does not know. */
export function profileNotes({ headers }: RequestMessage, profile: Profile): readonly string[] {
  const [clientId] = headerValues(headers, 'Client-Id');
  const [customer] = headerValues(headers, 'Connected-CustomerId');
  return [
    ...(clientId === undefined || profile.id === simulatorProfileId || clientId === profile.clientId
      ? []
      : [l10n.t('It was made for the client {0}; “{1}” is another.', clientId, profile.name)]),
    ...(customer === undefined || profile.customers.some(({ id }) => id === customer)
      ? []
      : [l10n.t('The profile “{0}” has no customer {1}.', profile.name, customer)]),
  ];
}
