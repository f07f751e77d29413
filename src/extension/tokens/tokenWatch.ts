import { tokenState } from '../../core/accounts/tokenStanding.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { Memento } from 'vscode';
import type { StoredToken } from '../secretRecords.ts';

type TokenUsed = (profile: Profile, customerId: string | undefined, token: StoredToken) => void;

/** Where it is kept which tokens were told of. */
const memory = 'worldfirst.tokensToldOf';

/** Of so many tokens at once nobody can hear. */
const mostKept = 200;

/** Notices once for each token that it expires soon, when a call carries it; not anew in each window. */
export function createTokenWatch(notice: TokenUsed, memento: Memento): TokenUsed {
  return (profile, customerId, token) => {
    const key = JSON.stringify([profile.id, customerId ?? null, token.expiresAt]);
    const told = memento.get<readonly string[]>(memory, []);
    if (tokenState(token.expiresAt, Date.now()) === 'endsSoon' && !told.includes(key)) {
      void memento.update(memory, [...told, key].slice(-mostKept));
      notice(profile, customerId, token);
    }
  };
}
