import type { Token } from './jsonSource.ts';

/** How programs write a number that they have read, by the id of the form. Undefined leaves a token alone. */
export type NumberForm = (token: Token) => string | undefined;

const isNumber = ({ kind, text }: Token): boolean => kind === 'scalar' && /^-?\d/.test(text);

/** As JavaScript writes it: a double. */
const javascript: NumberForm = (token) => (isNumber(token) ? String(Number(token.text)) : undefined);

/** As Python writes it: whole numbers exactly, all others as a double. */
const python: NumberForm = (token) => {
  if (!isNumber(token) || /^-?\d+$/.test(token.text)) {
    return undefined;
  }
  const value = Number(token.text);
  const { sign, digits, exponent } = shortest(value);
  if (exponent < -4 || exponent >= 16) {
    return scientific(
      sign,
      digits,
      exponent,
      (size) => `e${size < 0 ? '-' : '+'}${twoDigits(Math.abs(size))}`,
    );
  }
  const plain = String(value);
  return plain.includes('.') ? plain : `${plain}.0`;
};

/** As Gson writes a number of an untyped object: a Java double. */
const java: NumberForm = (token) => {
  if (!isNumber(token)) {
    return undefined;
  }
  const value = Number(token.text);
  const { sign, digits, exponent } = shortest(value);
  if (value !== 0 && (exponent < -3 || exponent >= 7)) {
    const mantissa = digits.length === 1 ? `${digits}0` : digits;
    return scientific(sign, mantissa, exponent, (size) => `E${size}`);
  }
  const plain = String(value);
  return plain.includes('.') ? plain : `${plain}.0`;
};

/** Exactly, without exponent and without zeros at the end of a fraction. */
const plainDecimal: NumberForm = (token) => {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(token.text);
  if (!isNumber(token) || parts === null) {
    return undefined;
  }
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return sign + left + (right === '' ? '' : `.${right}`);
};

const quoted: NumberForm = (token) => (isNumber(token) ? `"${token.text}"` : undefined);

const unquoted: NumberForm = ({ kind, text }) => {
  const inner = text.slice(1, -1);
  return kind === 'string' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(inner) ? inner : undefined;
};

export const numberForms: readonly (readonly [id: string, form: NumberForm])[] = [
  ['javascript', javascript],
  ['plain', plainDecimal],
  ['quoted', quoted],
  ['unquoted', unquoted],
  ['java', java],
  ['python', python],
];

/** The fewest digits that stand for a double, and the power of ten of the first one. */
function shortest(value: number): {
  readonly sign: string;
  readonly digits: string;
  readonly exponent: number;
} {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { sign: value < 0 ? '-' : '', digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

function scientific(
  sign: string,
  digits: string,
  exponent: number,
  tail: (exponent: number) => string,
): string {
  const fraction = digits.slice(1);
  return `${sign}${digits.charAt(0)}${fraction === '' ? '' : `.${fraction}`}${tail(exponent)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
