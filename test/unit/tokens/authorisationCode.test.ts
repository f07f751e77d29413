import assert from 'node:assert/strict';
import { checkCode } from '../../../src/core/tokens/authorisationCode.ts';

describe('an authorisation code that is pasted', () => {
  for (const [what, text, code] of [
    ['alone', ' 28XyZ_aBc-99 \n', '28XyZ_aBc-99'],
    [
      'with the whole address',
      'https://partner.example/back?authResult=SUCCESS&code=28Xy%2B9&state=1',
      '28Xy+9',
    ],
    ['with the query alone', 'authResult=SUCCESS&code=28Xy9', '28Xy9'],
    ['with signs that an address has', 'a=b+c', 'a=b+c'],
    ['with a plus sign in the address', 'https://partner.example/?code=a+b', 'a+b'],
    ['with a broken escape', 'https://partner.example/?code=100%', '100%'],
    ['by the name that the API gives it', 'https://partner.example/#authCode=28Xy9', '28Xy9'],
  ] as const) {
    it(`is taken ${what}`, () => {
      assert.deepEqual(checkCode(text), { ok: true, value: code });
    });
  }

  for (const [what, text, reason] of [
    ['nothing', '  ', /^Enter the code/],
    ['an address without a code', 'https://partner.example/?authResult=SUCCESS', /carries no code/],
    ['an authorisation that failed', 'https://partner.example/?authResult=FAIL&code=x', /did not succeed/],
    ['blanks inside', 'two words', /no blanks/],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', /private key/],
  ] as const) {
    it(`is not taken for ${what}, and why is said`, () => {
      const checked = checkCode(text);
      assert(!checked.ok);
      assert.match(checked.problem.template, reason);
    });
  }
});
