import assert from 'node:assert/strict';
import type { BodyProblem } from '../../../src/core/calls/ports.ts';
import {
  applyCreditGrant,
  endpoints,
  inquiryBalance,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import { locate } from '../../../src/core/json/locate.ts';
import type { ObjectSchema, Schema } from '../../../src/core/schema/dialect.ts';
import { createValidator } from '../../../src/gateway/ajvValidator.ts';

const validator = createValidator();

/** A schema of one member, of which the catalogue's requests have no example. */
function schemaOf(member: Schema): ObjectSchema {
  return {
    type: 'object',
    description: '',
    status: 'documented',
    properties: { x: member },
    required: ['x'],
  };
}

const described = { description: '', status: 'documented' } as const;
const amount = schemaOf({ ...described, type: 'wholeNumber', maxDigits: 16 });
const count = schemaOf({ ...described, type: 'integer', minimum: 1 });
const rate = schemaOf({ ...described, type: 'string', format: 'decimalFraction' });
const cents = schemaOf({ ...described, type: 'string', format: 'cents' });
const wide = schemaOf({ ...described, type: 'string', maxLength: 4, warnLength: 2 });
const listOrOne = schemaOf({
  ...described,
  type: 'array',
  tolerateSingle: true,
  items: { ...described, type: 'string', minLength: 2 },
});

function problemsIn(schema: ObjectSchema, value: unknown): readonly BodyProblem[] {
  return validator.validate(schema, typeof value === 'string' ? value : JSON.stringify(value));
}

const application = applyCreditGrant.sample.request as Record<string, unknown>;

describe('body validation', () => {
  for (const { name, request, sample } of endpoints) {
    it(`finds no error in the sample of ${name}`, () => {
      const errors = problemsIn(request, sample.request).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, []);
    });
  }

  const cases: readonly (readonly [
    what: string,
    ObjectSchema,
    body: unknown,
    pointer: string,
    sentence: string,
    severity?: 'warning',
  ])[] = [
    [
      'a missing member',
      applyCreditGrant.request,
      { ...application, vcCode: undefined },
      '/vcCode',
      '"vcCode" is required.',
    ],
    [
      'a missing member of an object',
      applyCreditGrant.request,
      { ...application, attachmentFile: { fileName: 'a' } },
      '/attachmentFile/fileKey',
      '"fileKey" is required.',
    ],
    [
      'a number for a text',
      applyCreditGrant.request,
      { ...application, referenceNo: 7 },
      '/referenceNo',
      '"referenceNo" must be a string, not a number.',
    ],
    [
      'a whole number above 2^53 for a text',
      applyCreditGrant.request,
      JSON.stringify(application).replace('"VC01"', '9007199254740993'),
      '/vcCode',
      '"vcCode" must be a string, not a number.',
    ],
    [
      'null for a text',
      applyCreditGrant.request,
      { ...application, vcCode: null },
      '/vcCode',
      '"vcCode" must be a string, not null.',
    ],
    [
      'a list for an object',
      applyCreditGrant.request,
      { ...application, attachmentFile: [] },
      '/attachmentFile',
      '"attachmentFile" must be an object, not a list.',
    ],
    [
      'an item that is no object',
      applyCreditGrant.request,
      { ...application, invoiceInfoList: [{}, 'x'] },
      '/invoiceInfoList/1',
      'Item 2 of "invoiceInfoList" must be an object, not a string.',
    ],
    [
      'an empty text',
      applyCreditGrant.request,
      { ...application, payeeCode: '' },
      '/payeeCode',
      '"payeeCode" must not be empty.',
    ],
    [
      'a text that is too long',
      submitAttachment.request,
      { ...(submitAttachment.sample.request as object), attachmentId: 'x'.repeat(65) },
      '/attachmentId',
      '"attachmentId" has 65 characters; at most 64 are allowed.',
    ],
    [
      'a date that no calendar has',
      applyCreditGrant.request,
      { ...application, invoiceDate: '20230229' },
      '/invoiceDate',
      '"invoiceDate" must be a date of the calendar as eight digits, year, month and day: 20241231.',
    ],
    [
      'a date with dashes',
      applyCreditGrant.request,
      { ...application, invoiceDate: '2024-12-31' },
      '/invoiceDate',
      '"invoiceDate" must be a date of the calendar as eight digits, year, month and day: 20241231.',
    ],
    [
      'a value outside a closed list',
      applyCreditGrant.request,
      { ...application, businessMode: 'XX' },
      '/businessMode',
      '"businessMode" must be one of PO, DF, DI.',
    ],
    [
      'another form than documented',
      applyCreditGrant.request,
      { ...application, marketRegion: 'us' },
      '/marketRegion',
      '"marketRegion" must have the form ^[A-Z]{2}$.',
    ],
    [
      'a currency of two letters',
      inquiryBalance.request,
      { currencyList: ['USD', 'US'] },
      '/currencyList/1',
      'Item 2 of "currencyList" must be a currency in three capital letters, for instance USD.',
    ],
    [
      'a currency in small letters',
      inquiryBalance.request,
      { currencyList: ['usd'] },
      '/currencyList/0',
      'Item 1 of "currencyList" must be a currency in three capital letters, for instance USD.',
      'warning',
    ],
    [
      'a member that is not documented',
      inquiryBalance.request,
      { hello: 1 },
      '/hello',
      '"hello" is not a documented field.',
      'warning',
    ],
    [
      'a member much like a documented one',
      inquiryBalance.request,
      { currency: 'USD' },
      '/currency',
      '"currency" is not a documented field. Did you mean "currencyList"?',
      'warning',
    ],
    [
      'a member in another case',
      inquiryBalance.request,
      { CurrencyList: [] },
      '/CurrencyList',
      '"CurrencyList" is not a documented field. Did you mean "currencyList"?',
      'warning',
    ],
    [
      'a name with a slash',
      inquiryBalance.request,
      { 'a/b~c': 1 },
      '/a~1b~0c',
      '"a/b~c" is not a documented field.',
      'warning',
    ],
    [
      'a file that is not base64',
      submitAttachment.request,
      { ...(submitAttachment.sample.request as object), attachmentContent: 'not base64!' },
      '/attachmentContent',
      '"attachmentContent" must be base64 with its padding, or "@file:" and a path, which stands for the file’s base64.',
    ],
    ['a list at the top', inquiryBalance.request, '[]', '', 'The body must be an object, not a list.'],
    [
      'an amount with a decimal point',
      amount,
      '{"x":10.50}',
      '/x',
      '"x" must be a whole number of minor units, zero or more, written in digits alone: 1050 for 10.50 USD.',
    ],
    [
      'an amount with an exponent',
      amount,
      '{"x":1e3}',
      '/x',
      '"x" must be a whole number of minor units, zero or more, written in digits alone: 1050 for 10.50 USD.',
    ],
    [
      'a negative amount',
      amount,
      '{"x":-1}',
      '/x',
      '"x" must be a whole number of minor units, zero or more, written in digits alone: 1050 for 10.50 USD.',
    ],
    [
      'an amount with a blank',
      amount,
      '{"x":"1 "}',
      '/x',
      '"x" must be a whole number of minor units, zero or more, written in digits alone: 1050 for 10.50 USD.',
    ],
    ['an amount of 17 digits', amount, '{"x":12345678901234567}', '/x', '"x" has more than 16 digits.'],
    [
      'an amount text of 17 digits',
      amount,
      '{"x":"12345678901234567"}',
      '/x',
      '"x" has more than 16 digits.',
    ],
    [
      'an amount that is a list',
      amount,
      '{"x":[1]}',
      '/x',
      '"x" must be a whole number of minor units, zero or more, written in digits alone, not a list.',
    ],
    [
      'a count in a text',
      count,
      '{"x":"1"}',
      '/x',
      '"x" must be a whole number in digits alone, not a string.',
    ],
    ['a count that is too small', count, '{"x":0}', '/x', '"x" must be at least 1.'],
    [
      'a rate in per cent',
      rate,
      '{"x":"5 %"}',
      '/x',
      '"x" must be a decimal fraction, for instance 0.05 for 5 %.',
    ],
    [
      'cents with a point',
      cents,
      '{"x":"1.50"}',
      '/x',
      '"x" must be a whole number of cents, for instance 2500000.',
    ],
    [
      'a length that only some take',
      wide,
      '{"x":"abc"}',
      '/x',
      '"x" has 3 characters; some documents allow only 2.',
      'warning',
    ],
    [
      'a fault in the one that stands for a list',
      listOrOne,
      '{"x":"a"}',
      '/x',
      '"x" must have at least 2 characters.',
    ],
    [
      'a text that is not JSON',
      amount,
      '{',
      '',
      'A name in double quotes is missing: found the end of the text.',
    ],
  ];

  for (const [what, schema, body, pointer, sentence, severity = 'error'] of cases) {
    it(`tells of ${what} at its field`, () => {
      assert.deepEqual(problemsIn(schema, body), [{ pointer, sentence, severity }]);
    });
  }

  for (const [what, schema, text] of [
    ['the greatest amount', amount, '{"x":9999999999999999}'],
    ['an amount as text', amount, '{"x":"0000000000000001"}'],
    ['a count above 2^53', count, '{"x":9007199254740993}'],
    ['emoji counted as characters', wide, '{"x":"💶💶"}'],
    ['one for a list', listOrOne, '{"x":"ab"}'],
    ['a leap day', applyCreditGrant.request, JSON.stringify({ ...application, invoiceDate: '20240229' })],
    ['names that every object has', inquiryBalance.request, '{}'],
    [
      'a reference to a file',
      submitAttachment.request,
      JSON.stringify({ ...(submitAttachment.sample.request as object), attachmentContent: '@file:a b.pdf' }),
    ],
  ] as const) {
    it(`takes ${what}`, () => {
      assert.deepEqual(problemsIn(schema, text), []);
    });
  }

  it('treats names that every JavaScript object has as any other name', () => {
    assert.deepEqual(
      problemsIn(inquiryBalance.request, '{"__proto__":{"currencyList":7},"constructor":1}').map(
        ({ pointer }) => pointer,
      ),
      ['/__proto__', '/constructor'],
    );
    const required: ObjectSchema = {
      ...described,
      type: 'object',
      properties: {},
      required: ['toString'],
      open: true,
    };
    assert.deepEqual(
      problemsIn(required, '{}').map(({ pointer }) => pointer),
      ['/toString'],
    );
  });

  it('puts errors before warnings and places each problem in the text', () => {
    const text = '{"unknown":1,"currencyList":["USD",7]}';
    const problems = problemsIn(inquiryBalance.request, text);
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['error', 'warning'],
    );
    const places = problems.map(({ pointer }) => locate(text, pointer));
    assert.deepEqual(
      places.map((place) => text.slice(place?.from, place?.to)),
      ['7', '1'],
    );
  });

  it('checks 7 MB of base64 and 10,000 invoices without trouble', () => {
    const upload = {
      ...(submitAttachment.sample.request as object),
      attachmentContent: 'QUJD'.repeat(2_446_677),
    };
    assert.deepEqual(problemsIn(submitAttachment.request, upload), []);
    const rows = Array.from({ length: 10_000 }, () => 'x');
    assert.equal(problemsIn(applyCreditGrant.request, { ...application, invoiceInfoList: rows }).length, 200);
  });
});
