import { l10n, window } from 'vscode';
import { revokeToken } from '../../core/catalogue/endpoints/revokeToken.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { Subject } from '../commands/subject.ts';
import type { CommandOutcome } from '../seams.ts';
import type { Workbench } from '../workbench.ts';
import { tokenCall, toldOutcome } from './tokenCall.ts';
import { ownerLabel } from './tokenOwner.ts';
import { tokenSubject } from './tokenSubject.ts';

/** Ends a customer's access at the gateway, after a question, and forgets its tokens here. */
export async function revokeAccessToken(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const chosen = await tokenSubject(workbench, subject, l10n.t('Revoke Access Token'));
  if (chosen.kind === 'none') {
    return chosen.obstacle;
  }
  const { profile, owner, customerId } = chosen;
  const kept = await workbench.credentials.keptToken(profile, customerId);
  if (!kept.ok) {
    return kept.obstacle;
  }
  const label = ownerLabel(profile, owner);
  if (kept.value === undefined) {
    return { sentence: l10n.t('No access token is kept for {0}.', label) };
  }
  const revoke = l10n.t('Revoke');
  const answer = await window.showWarningMessage(
    l10n.t('Revoke the access token of {0}?', label),
    {
      modal: true,
      detail: l10n.t(
        'It ends for every program that uses it, and its refresh token dies with it. Only a new authorisation by the customer gives access again. Profile: {0}',
        profile.name,
      ),
    },
    revoke,
  );
  if (answer !== revoke) {
    return undefined;
  }
  const called = await tokenCall(workbench, profile, owner, revokeToken, {
    token: kept.value.token,
    tokenType: 'ACCESS_TOKEN',
  });
  if (!called.ok) {
    return called.obstacle;
  }
  const told = toldOutcome(called.value, revokeToken);
  if (!isRevoked(called.value)) {
    return called.value.outcome === 'unknown'
      ? {
          sentence: l10n.t(
            '{0} Whether the token was revoked is not known. It is still kept here: the next call that carries it tells.',
            told,
          ),
        }
      : { sentence: told };
  }
  const present = await workbench.credentials.keptToken(profile, customerId);
  // Another window may have got a new one while this was under way.
  if (present.ok && present.value?.token === kept.value.token) {
    await workbench.credentials.removeToken(profile, customerId);
  }
  void window.showInformationMessage(
    l10n.t('The access token of {0} is revoked and forgotten, and its refresh token with it.', label),
  );
  return undefined;
}

/** Only what the gateway is known to have said counts. */
function isRevoked({ outcome }: Exchange): boolean {
  return outcome === 'succeeded';
}
