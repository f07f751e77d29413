/**
 * The shapes that guards look for in what a page says: exactly the known members, of the known types, within sane
 * sizes.
 */

/** In UTF-16 units; a body that is larger is edited as text. */
const longestText = 32_000_000;
const longestPointer = 1_000;
const longestProfile = 256;
export const longestCustomer = 256;
export const mostItems = 100_000;

/** A JSON pointer (RFC 6901): empty, or tokens that each begin with a slash, with `~` escaped. */
const jsonPointer = /^(?:\/(?:[^~/]|~[01])*)*$/u;

export function isNothing(params: unknown): params is Record<string, never> {
  return hasExactly(params, []);
}

export function hasExactly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  if (!isRecord(value)) {
    return false;
  }
  const own = Object.keys(value);
  return own.length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

/** Exactly these members, and for whom the page showed its request (`OnPage`). */
export function hasExactlyOnPage(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  const customer = isRecord(value) ? value['customer'] : undefined;
  return (
    hasExactly(value, [...keys, 'profile', ...(customer === undefined ? [] : ['customer'])]) &&
    isName(value['profile'], longestProfile) &&
    (customer === undefined || customer === null || isName(customer, longestCustomer))
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText;
}

export function isName(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest && !/\p{Cc}/u.test(value);
}

export function isPointer(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestPointer && jsonPointer.test(value);
}

export function isKeyOf(table: object, value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(table, value);
}

export function isListOf(value: unknown, isItem: (item: unknown) => boolean, most = mostItems): boolean {
  return Array.isArray(value) && value.length <= most && value.every(isItem);
}
