import type { Words } from './face.ts';
import type { TokenStanding } from './tokenStanding.ts';

/** What has to be seen at a glance; undefined where there is nothing to do. */
export function tokenWord(token: TokenStanding | undefined, words: Words): string | undefined {
  if (token?.expiresAt === undefined || token.state === 'good') {
    return undefined;
  }
  return token.state === 'expired'
    ? words.t('access token expired')
    : words.t('access token expires {0}', words.time(token.expiresAt));
}

/** Everything about a token, a line each. */
export function tokenLines(token: TokenStanding | undefined, words: Words): readonly string[] {
  if (token === undefined) {
    return [];
  }
  const { state, expiresAt, refreshable, refreshExpiresAt } = token;
  return [
    expiresAt === undefined
      ? words.t('Access token: when it expires is not known')
      : state === 'expired'
        ? words.t('Access token: expired {0}', words.time(expiresAt))
        : words.t('Access token: good until {0}', words.time(expiresAt)),
    refreshable
      ? refreshExpiresAt === undefined
        ? words.t('Refresh token: when it expires is not known')
        : words.t('Refresh token: good until {0}', words.time(refreshExpiresAt))
      : words.t('Refresh token: none'),
  ];
}
