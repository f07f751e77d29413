import { minorUnitDigits } from '../money/currencies.ts';
import { maxWireDigits, type Money } from '../money/money.ts';
import { sentence, type Sentence } from '../sentence.ts';

/** What a mark between digits was taken for. */
export interface AmountMarks {
  readonly decimal: string | undefined;
  readonly group: string | undefined;
}

export type AmountReading =
  | { readonly ok: true; readonly money: Money; readonly marks: AmountMarks }
  | { readonly ok: false; readonly problem: Sentence };

interface Candidate {
  readonly whole: string;
  readonly fraction: string;
  readonly marks: AmountMarks;
}

const groupMarks = [',', '.', "'", '’', ' ', '\u00a0', '\u2009', '\u202f'];

/**
 * Reads an amount as people write it in whole units: 1234.50, 1,234.50, 1.234,50, 1 234,50, perhaps with the code of
 * its currency before or after it. A text that can be read in two ways is refused, never guessed: 1.234 of a
 * currency without three decimals may be a thousand times what it seems. So are more decimals than the currency
 * has, amounts below zero and more digits than the gateway takes.
 *
 * @param currency of an amount that names none
 */
export function amountFromText(text: string, currency: string): AmountReading {
  if (!/\p{N}/u.test(text)) {
    return refuse(sentence('“{0}” is no amount.', text.trim()));
  }
  const { code, number } = withoutCurrency(text.trim(), currency);
  const places = minorUnitDigits(code);
  if (places === undefined) {
    return refuse(sentence('The decimal places of {0} are not known.', code));
  }
  if (/^[-−–(]/.test(number)) {
    return refuse(sentence('An amount is never less than zero.'));
  }
  const candidates = candidatesOf(number);
  const [first, second] = candidates;
  if (first === undefined) {
    return refuse(sentence('Write the amount in digits, with a point before the decimals: 1234.50.'));
  }
  if (second !== undefined && !isClear(number, candidates, places)) {
    return refuse(
      sentence(
        'It is not clear whether “{0}” groups thousands or begins the decimals; leave it out.',
        loneMark(number),
      ),
    );
  }
  const chosen = candidates.find(({ fraction }) => fraction.length <= places);
  if (chosen === undefined) {
    return refuse(
      places === 0
        ? sentence('{0} has no decimals.', code)
        : sentence('{0} has {1} decimals, not more.', code, String(places)),
    );
  }
  const digits = (chosen.whole + chosen.fraction.padEnd(places, '0')).replace(/^0+(?=.)/, '');
  if (digits.length > maxWireDigits) {
    return refuse(
      sentence('The gateway takes amounts of at most {0} digits in minor units.', String(maxWireDigits)),
    );
  }
  return { ok: true, money: { currency: code, minorUnits: BigInt(digits) }, marks: chosen.marks };
}

/** Whole units with a point before the decimals and nothing else: "1234.50". Not for amounts below zero. */
export function plainAmount(minorUnits: bigint, places: number): string {
  const digits = minorUnits.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function withoutCurrency(text: string, currency: string): { readonly code: string; readonly number: string } {
  const match =
    /^(?:([A-Za-z]{3})(?![A-Za-z])[\s\u202f]*(.*)|(.*?)[\s\u202f]*(?<![A-Za-z])([A-Za-z]{3}))$/su.exec(text);
  const code = match?.[1] ?? match?.[4];
  const number = match?.[2] ?? match?.[3];
  return code === undefined || number === undefined
    ? { code: currency, number: text }
    : { code: code.toUpperCase(), number };
}

/** Every way to read the text as a number; the one with a decimal point comes first. */
function candidatesOf(number: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const decimal of ['.', ',']) {
    const [whole = '', fraction, ...more] = number.split(decimal);
    const digits = more.length > 0 ? undefined : ungrouped(whole, decimal);
    if (digits === undefined || (fraction !== undefined && !/^[0-9]+$/.test(fraction))) continue;
    const marks = { decimal: fraction === undefined ? undefined : decimal, group: digits.group };
    const candidate = { whole: digits.whole, fraction: fraction ?? '', marks };
    if (!found.some((other) => sameNumber(other, candidate))) found.push(candidate);
  }
  return found;
}

function ungrouped(
  whole: string,
  decimal: string,
): { readonly whole: string; readonly group: string | undefined } | undefined {
  if (/^[0-9]+$/.test(whole)) return { whole, group: undefined };
  const group = groupMarks.find((mark) => whole.includes(mark));
  if (group === undefined || group === decimal) return undefined;
  const [first = '', ...others] = whole.split(group);
  const grouped = /^[1-9][0-9]{0,2}$/.test(first) && others.every((part) => /^[0-9]{3}$/.test(part));
  return grouped ? { whole: first + others.join(''), group } : undefined;
}

function sameNumber(one: Candidate, other: Candidate): boolean {
  return one.whole === other.whole && one.fraction === other.fraction;
}

/**
 * Of a text with one mark before three last digits. A point begins the decimals everywhere in this product, and a
 * comma that can begin no decimals groups thousands.
 */
function isClear(number: string, candidates: readonly Candidate[], places: number): boolean {
  const fits = candidates.filter(({ fraction }) => fraction.length <= places);
  return loneMark(number) === '.' ? places >= 3 : fits.length === 1;
}

function loneMark(number: string): string {
  return number.includes('.') ? '.' : ',';
}

function refuse(problem: Sentence): AmountReading {
  return { ok: false, problem };
}
