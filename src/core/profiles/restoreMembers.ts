/**
 * An entry with the members that were changed made so again, where they are back at what they were: a writer that
 * had read the entry before the change wipes it out. A member that has become something else was changed on
 * purpose and stays. Gives the same entry where nothing was put back.
 */
export function restoreMembers(present: unknown, before: unknown, after: unknown): unknown {
  if (!isRecord(present) || !isRecord(before) || !isRecord(after)) {
    return present;
  }
  const putBack = Object.entries(after).filter(
    ([member, value]) => !isSame(value, before[member]) && isSame(present[member], before[member]),
  );
  return putBack.length === 0 ? present : { ...present, ...Object.fromEntries(putBack) };
}

/** Whether two values of a settings file say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
