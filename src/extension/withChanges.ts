import type { Profile } from '../core/profiles/profile.ts';

/** The profile as it is now, with those parts that were edited since `before`. */
export function withChanges(present: Profile, before: Profile, edited: Profile): Profile {
  const parts = Object.entries(edited) as [keyof Profile, unknown][];
  const changed = parts.filter(([part, value]) => JSON.stringify(value) !== JSON.stringify(before[part]));
  return { ...present, ...Object.fromEntries(changed) };
}
