/** Characters that nobody takes for one another when a number is read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A reference number that was not used before: the day, so that people find it again, and letters of chance.
 *
 * @param date8 YYYYMMDD
 * @param chance bytes of a good random source, one for each letter
 */
export function freshReference(date8: string, chance: Uint8Array): string {
  const letters = Array.from(chance, (byte) => alphabet[byte % alphabet.length] ?? '');
  return `CG-${date8}-${letters.join('')}`;
}
