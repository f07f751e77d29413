import { isSame } from '../core/profiles/restoreMembers.ts';
import { createRecentChanges, type RecentChange } from './recentChanges.ts';
import type { SecretRecords, StoredToken, StoredTokens } from './secretRecords.ts';
import { createTurns } from './turns.ts';

/** Changes of the one record in which a profile has its tokens, so that none is lost to another. */
export interface TokenChanges {
  /** Stores the token of one owner, unless a newer one is there, or removes it. */
  change(profileId: string, owner: string, token: StoredToken | undefined): Promise<void>;
  /** Makes changes again that another window has just wiped out, because it had read the record before. */
  restore(): Promise<void>;
  /** The tokens of this profile are to be gone. */
  forget(profileId: string): void;
}

export function createTokenChanges(records: SecretRecords): TokenChanges {
  const inTurn = createTurns();
  const recent = createRecentChanges();
  const restoreOne = async (key: string, { before, after }: RecentChange): Promise<void> => {
    const [profileId, owner] = JSON.parse(key) as readonly [string, string];
    const tokens = await records.tokens(profileId);
    const stillWanted = recent.all().some(([other]) => other === key);
    // Without any token the profile was forgotten: nothing of it may come back.
    const wanted = after as StoredToken | undefined;
    const present = tokenOf(tokens, owner);
    // An older one may have been written late by a window that got it at the same time.
    const wipedOut = isSame(present, before) || isOlder(present, wanted);
    if (stillWanted && Object.keys(tokens).length > 0 && wipedOut) {
      recent.restored(key);
      await records.storeTokens(profileId, changed(tokens, owner, wanted));
    }
  };
  return {
    change: (profileId, owner, token) =>
      inTurn(async () => {
        const tokens = await records.tokens(profileId);
        const before = tokenOf(tokens, owner);
        if (!isOlder(token, before)) {
          recent.add(keyOf(profileId, owner), { before, after: token });
          await records.storeTokens(profileId, changed(tokens, owner, token));
        }
      }),
    restore: () =>
      inTurn(async () => {
        for (const [key, change] of recent.all()) {
          if (!isSame(change.before, change.after)) {
            await restoreOne(key, change);
          }
        }
      }),
    forget: (profileId) => {
      recent.drop((key) => (JSON.parse(key) as readonly [string, string])[0] === profileId);
    },
  };
}

function keyOf(profileId: string, owner: string): string {
  return JSON.stringify([profileId, owner]);
}

function isOlder(token: StoredToken | undefined, than: StoredToken | undefined): boolean {
  return token !== undefined && than !== undefined && (token.obtainedAt ?? 0) < (than.obtainedAt ?? 0);
}

function tokenOf(tokens: StoredTokens, owner: string): StoredToken | undefined {
  return Object.hasOwn(tokens, owner) ? tokens[owner] : undefined;
}

function changed(tokens: StoredTokens, owner: string, token: StoredToken | undefined): StoredTokens {
  const others = Object.entries(tokens).filter(([other]) => other !== owner);
  return Object.fromEntries(token === undefined ? others : [...others, [owner, token]]);
}
