import { l10n, window } from 'vscode';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import { joinSentences } from '../../core/sentence.ts';
import type { IssuedTokens } from '../../core/tokens/tokenOutcome.ts';
import type { NewToken } from '../credentials.ts';
import type { Workbench } from '../workbench.ts';
import { ownerLabel, partner } from './tokenOwner.ts';
import { tokenMoment } from './tokenMoment.ts';

/**
 * Keeps what was issued and says until when it is good. `before`: the token that was refreshed; where the answer
 * brings no refresh token, its own stays.
 */
export async function keepTokens(
  { credentials }: Pick<Workbench, 'credentials'>,
  { profile, owner }: { readonly profile: Profile; readonly owner: string },
  issued: IssuedTokens,
  exchange: Exchange,
  before?: NewToken,
): Promise<void> {
  const { accessToken, expiresAt, ...refreshed } = issued;
  const refresh = refreshed.refreshToken === undefined ? refreshOf(before) : refreshed;
  await credentials.storeToken(profile, owner === partner ? undefined : owner, {
    token: accessToken,
    obtainedAt: exchange.sentAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...refresh,
  });
  const sentences = [
    expiresAt === undefined
      ? l10n.t(
          'The access token of {0} is kept. The answer does not tell until when it is good.',
          ownerLabel(profile, owner),
        )
      : l10n.t(
          'The access token of {0} is kept. It is good until {1}.',
          ownerLabel(profile, owner),
          tokenMoment(expiresAt),
        ),
    ...(exchange.verification?.kind === 'verified'
      ? []
      : [l10n.t('The answer could not be verified: the gateway’s public key is not set.')]),
  ];
  void window.showInformationMessage(joinSentences(sentences));
}

function refreshOf(before: NewToken | undefined): Pick<NewToken, 'refreshToken' | 'refreshExpiresAt'> {
  const { refreshToken, refreshExpiresAt } = before ?? {};
  return {
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt }),
  };
}
