import fc from 'fast-check';

const blanks = fc.stringMatching(/^[ \t\r\n]{0,3}$/);

const numbers = fc.oneof(
  fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }).map(String),
  fc.constantFrom('9007199254740993', '1234567890123456789', '0', '-0', '1e400', '0.10', '1E+2'),
);

const strings = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"发票"', '"🧾\u200d💶"', '"\\u53d1\\uD83D\\uDE00"', '"\\/\\t"', '"\u2028"', '""'),
);

const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    strings,
    numbers,
    fc.constantFrom('true', 'false', 'null'),
    fc
      .tuple(blanks, fc.array(fc.tuple(blanks, tie('value'), blanks), { maxLength: 4 }))
      .map(([blank, items]) => `[${blank}${items.map((item) => item.join('')).join(',')}]`),
    fc
      .tuple(blanks, fc.array(fc.tuple(blanks, strings, blanks, tie('value')), { maxLength: 5 }))
      .map(([blank, members]) => {
        const texts = members.map(([before, name, after, member]) => `${before}${name}${after}:${member}`);
        return `{${blank}${texts.join(',')}}`;
      }),
  ),
}));

/** JSON texts as people and programs write them: any blanks, order and digits, names that appear twice. */
export const jsonBodies = fc.tuple(blanks, value, blanks).map((parts) => parts.join(''));
