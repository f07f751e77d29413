import { tokenState } from '../../core/accounts/tokenStanding.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { StoredToken } from '../secretRecords.ts';

type TokenUsed = (profile: Profile, customerId: string | undefined, token: StoredToken) => void;

/** Tells once per window and token that it expires soon, when a call carries it. */
export function createTokenWatch(): TokenUsed {
  const told = new Set<string>();
  return (profile, customerId, token) => {
    const { expiresAt } = token;
    const key = JSON.stringify([profile.id, customerId ?? null, expiresAt]);
    if (expiresAt === undefined || tokenState(expiresAt, Date.now()) !== 'endsSoon' || told.has(key)) {
      return;
    }
    told.add(key);
    void import('./expiryNotice.ts').then(({ noticeExpiry }) =>
      noticeExpiry(profile, customerId, expiresAt, token.refreshToken !== undefined),
    );
  };
}
