import { l10n } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import type { CommandId } from '../contributions.ts';
import type { Fix, Obstacle } from '../seams.ts';
import type { StoredToken } from '../secretRecords.ts';
import { ownerArguments } from './ownerArguments.ts';
import { tokenMoment } from './tokenMoment.ts';

/** Why a token that has expired is not sent; undefined where it is good. */
export function expiredToken(
  profile: Profile,
  customerId: string | undefined,
  { expiresAt, refreshToken, refreshExpiresAt }: StoredToken,
): Obstacle | undefined {
  const now = Date.now();
  if (expiresAt === undefined || expiresAt > now) {
    return undefined;
  }
  const fix = (title: string, command: CommandId): Fix => ({
    title,
    command,
    args: ownerArguments(profile, customerId),
  });
  const set = fix(l10n.t('Set Access Token'), 'worldfirst.setAccessToken');
  const refreshable =
    refreshToken !== undefined && (refreshExpiresAt === undefined || refreshExpiresAt > now);
  return refreshable
    ? {
        sentence: l10n.t('The access token expired on {0}. Refresh it.', tokenMoment(expiresAt)),
        fix: fix(l10n.t('Refresh Access Token'), 'worldfirst.refreshAccessToken'),
        otherFix: set,
      }
    : {
        sentence: l10n.t('The access token expired on {0}. Set a new one.', tokenMoment(expiresAt)),
        fix: set,
        otherFix: fix(l10n.t('Get Access Token…'), 'worldfirst.getAccessToken'),
      };
}

/** A token serves only the host for which it was stored. */
export function tokenOfOtherHost(
  profile: Profile,
  customerId: string | undefined,
  storedFor: string,
  present: string,
): Obstacle {
  const command: CommandId = 'worldfirst.setAccessToken';
  return {
    sentence: l10n.t(
      'The access token was stored for {0} and is not sent to {1}. Set the token again.',
      storedFor,
      present,
    ),
    fix: { title: l10n.t('Set Access Token'), command, args: ownerArguments(profile, customerId) },
  };
}
