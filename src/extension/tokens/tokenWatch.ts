import { tokenState } from '../../core/accounts/tokenStanding.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { StoredToken } from '../secretRecords.ts';

type TokenUsed = (profile: Profile, customerId: string | undefined, token: StoredToken) => void;

/** Notices once per window and token that it expires soon, when a call carries it. */
export function createTokenWatch(notice: TokenUsed): TokenUsed {
  const told = new Set<string>();
  return (profile, customerId, token) => {
    const key = JSON.stringify([profile.id, customerId ?? null, token.expiresAt]);
    if (tokenState(token.expiresAt, Date.now()) === 'endsSoon' && !told.has(key)) {
      told.add(key);
      notice(profile, customerId, token);
    }
  };
}
