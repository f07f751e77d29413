import { isJsonArray, isJsonObject, JsonNumber, type Json } from '../json/json.ts';

/**
 * One text for one JSON value: white space, the order of members, escapes in strings and the notation of
 * numbers make no difference. Two values have the same text exactly where they say the same.
 */
export function canonicalJson(value: Json): string {
  if (value instanceof JsonNumber) {
    return canonicalNumber(value.source);
  }
  if (isJsonObject(value)) {
    const members = [...value].sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
  }
  if (isJsonArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  return JSON.stringify(value);
}

/** Exact in every digit: significant digits without zeros at either end, and the power of ten that they count. */
function canonicalNumber(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') {
    return '0';
  }
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${sign}${significant}e${power.toString()}`;
}
