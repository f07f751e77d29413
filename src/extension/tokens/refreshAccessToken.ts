import { l10n, window } from 'vscode';
import { applyToken } from '../../core/catalogue/endpoints/applyToken.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import { tokenOutcome, type IssuedTokens } from '../../core/tokens/tokenOutcome.ts';
import type { Subject } from '../commands/subject.ts';
import type { CommandId } from '../contributions.ts';
import type { CommandOutcome, Fix, Obstacle } from '../seams.ts';
import type { StoredToken } from '../secretRecords.ts';
import type { Workbench } from '../workbench.ts';
import { keepTokens } from './keepTokens.ts';
import { ownerArguments } from './ownerArguments.ts';
import { tokenCall, toldOutcome } from './tokenCall.ts';
import { ownerLabel } from './tokenOwner.ts';
import { tokenMoment } from './tokenMoment.ts';
import { tokenSubject } from './tokenSubject.ts';

/** Trades the refresh token that is kept for a new access token. Only ever started by the user. */
export async function refreshAccessToken(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const chosen = await tokenSubject(workbench, subject, l10n.t('Refresh Access Token'));
  if (chosen.kind === 'none') {
    return chosen.obstacle;
  }
  const { profile, owner, customerId } = chosen;
  const kept = await workbench.credentials.keptToken(profile, customerId);
  if (!kept.ok) {
    return kept.obstacle;
  }
  const before = kept.value;
  const refreshToken = before?.refreshToken;
  if (before === undefined || refreshToken === undefined) {
    return noRefreshToken(profile, owner, customerId);
  }
  if (before.refreshExpiresAt !== undefined && before.refreshExpiresAt <= Date.now()) {
    return refreshTokenExpired(profile, customerId, before.refreshExpiresAt);
  }
  const called = await tokenCall(workbench, profile, owner, applyToken, {
    grantType: 'REFRESH_TOKEN',
    refreshToken,
  });
  if (!called.ok) {
    return called.obstacle;
  }
  const exchange = called.value;
  const outcome = tokenOutcome(exchange);
  if (outcome.kind === 'issued') {
    await keepTokens(workbench, chosen, withRefreshToken(outcome.tokens, before), exchange, before);
    return undefined;
  }
  if (outcome.kind !== 'notSent' && (await isReplaced(workbench, profile, customerId, before))) {
    void window.showInformationMessage(
      l10n.t(
        'Another window has refreshed the access token of {0} meanwhile. Its token is kept.',
        ownerLabel(profile, owner),
      ),
    );
    return undefined;
  }
  const told = toldOutcome(exchange, applyToken);
  const anew = getAnew(profile, customerId);
  switch (outcome.kind) {
    case 'notSent':
      return { sentence: l10n.t('{0} The refresh token is as good as before.', told) };
    case 'refused':
      return { sentence: told, fix: anew };
    case 'unknown':
      return {
        sentence: l10n.t(
          '{0} Whether a new token was issued is not known, and the refresh token may be used up. The tokens kept here stay as they were. Where they are refused, have the customer authorise anew.',
          told,
        ),
        fix: anew,
      };
  }
}

/** Where the answer brings no refresh token, the one that was traded in stays. */
function withRefreshToken(
  issued: IssuedTokens,
  { refreshToken, refreshExpiresAt }: StoredToken,
): IssuedTokens {
  return issued.refreshToken !== undefined || refreshToken === undefined
    ? issued
    : { ...issued, refreshToken, ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt }) };
}

/** Two windows may refresh at once: one of them is refused, because the other has used the refresh token up. */
async function isReplaced(
  { credentials }: Workbench,
  profile: Profile,
  customerId: string | undefined,
  before: StoredToken,
): Promise<boolean> {
  const now = await credentials.keptToken(profile, customerId);
  return now.ok && now.value !== undefined && now.value.token !== before.token;
}

function getAnew(profile: Profile, customerId: string | undefined): Fix {
  const command: CommandId = 'worldfirst.getAccessToken';
  return { title: l10n.t('Get Access Token…'), command, args: ownerArguments(profile, customerId) };
}

function noRefreshToken(profile: Profile, owner: string, customerId: string | undefined): Obstacle {
  return {
    sentence: l10n.t(
      'No refresh token is kept for {0}. It comes with an access token that the workbench gets with an authorisation code.',
      ownerLabel(profile, owner),
    ),
    fix: getAnew(profile, customerId),
  };
}

function refreshTokenExpired(profile: Profile, customerId: string | undefined, expiredAt: number): Obstacle {
  return {
    sentence: l10n.t(
      'The refresh token expired on {0}. Have the customer authorise anew.',
      tokenMoment(expiredAt),
    ),
    fix: getAnew(profile, customerId),
  };
}
