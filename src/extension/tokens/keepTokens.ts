import { l10n, window } from 'vscode';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import { joinSentences } from '../../core/sentence.ts';
import type { IssuedTokens } from '../../core/tokens/tokenOutcome.ts';
import type { StoredToken } from '../secretRecords.ts';
import type { Workbench } from '../workbench.ts';
import { momentAfter } from './momentAfter.ts';
import { partner } from './ownerArguments.ts';
import { ownerLabel } from './tokenOwner.ts';
import { tokenMoment } from './tokenMoment.ts';

/** Keeps what was issued, in place of the token that was kept `before`, and says until when it is good. */
export async function keepTokens(
  { credentials }: Pick<Workbench, 'credentials'>,
  { profile, owner }: { readonly profile: Profile; readonly owner: string },
  issued: IssuedTokens,
  exchange: Exchange,
  before?: StoredToken,
): Promise<void> {
  const { accessToken, expiresAt, ...refresh } = issued;
  await credentials.storeToken(profile, owner === partner ? undefined : owner, {
    token: accessToken,
    obtainedAt: momentAfter(before, exchange.sentAt),
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
