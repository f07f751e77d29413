import type { ObjectSchema, StringSchema } from '../schema/dialect.ts';
import type { ConditionalHeader } from './endpoint.ts';

/** Currencies that the data dictionary names. Others exist; the list suggests and never restricts. */
export const dictionaryCurrencies = [
  'USD',
  'EUR',
  'GBP',
  'NZD',
  'CAD',
  'AUD',
  'JPY',
  'SGD',
  'HKD',
  'CNH',
  'PLN',
  'SEK',
  'MXN',
] as const;

export const currencyCode = {
  type: 'string',
  title: 'Currency',
  description: 'The ISO 4217 code of the currency, three letters.',
  status: 'documented',
  documents: ['002', '003', '004', 'web'],
  minLength: 3,
  maxLength: 3,
  format: 'currency',
  knownValues: dictionaryCurrencies,
  notes: ['Offshore renminbi is written CNH, which ISO 4217 does not list.'],
} as const satisfies StringSchema;

/** How an outcome of U is settled (documents 001 to 004; 000 refers to the same rule). */
export const unknownOutcomeNote =
  'A resultStatus of U leaves the outcome unknown. It may then be queried at most 7 times, waiting 5, 10, 20, 40, 80, 160 and 320 minutes between the queries. If none of them succeeds, contact the technical support team.';

export const result = {
  type: 'object',
  title: 'Result',
  description: 'Tells whether the call succeeded, and if not, why.',
  status: 'documented',
  documents: ['000', '001', '002', '003', '004', 'web'],
  required: ['resultStatus', 'resultCode'],
  properties: {
    resultStatus: {
      type: 'string',
      title: 'Result status',
      description: 'Whether the call succeeded, failed, or has an unknown outcome.',
      status: 'documented',
      documents: ['001', '002', '003', '004'],
      enum: ['S', 'F', 'U'],
      enumMeanings: {
        S: 'The call succeeded.',
        F: 'The call failed; resultCode says why.',
        U: 'The outcome is unknown and has to be queried.',
      },
    },
    resultCode: {
      type: 'string',
      title: 'Result code',
      description: 'The code that names the outcome; the code to act upon.',
      status: 'documented',
      documents: ['000', '001', '002', '003', '004', 'web'],
      maxLength: 64,
    },
    resultMessage: {
      type: 'string',
      title: 'Result message',
      description: 'A sentence about the outcome for people; its wording is not fixed.',
      status: 'documented',
      documents: ['000', '001', '002', '003', '004', 'web'],
      maxLength: 256,
    },
    resultMsg: {
      type: 'string',
      title: 'Result message (short name)',
      description: 'Stands in for resultMessage in refusals that come from the gateway itself.',
      status: 'thirdParty',
      documents: [],
    },
    resultCodeId: {
      type: 'string',
      title: 'Result code number',
      description: 'A number that accompanies the code in refusals that come from the gateway itself.',
      status: 'thirdParty',
      documents: [],
    },
  },
} as const satisfies ObjectSchema;

/** Money on the wire: a currency and a whole number of its smallest unit. */
export const amount = {
  type: 'object',
  title: 'Amount',
  description: 'An amount of money in one currency.',
  status: 'documented',
  documents: ['web'],
  required: ['currency', 'value'],
  properties: {
    currency: currencyCode,
    value: {
      type: 'wholeNumber',
      title: 'Value',
      description: 'Minor units as a whole number, never negative: cents for USD, yen for JPY.',
      status: 'documented',
      documents: ['web'],
      maxDigits: 16,
      notes: ['Some families write it as a JSON number, others as a string of digits; both are read.'],
    },
  },
} as const satisfies ObjectSchema;

/** What an upload gives back and an application refers to. */
export const attachmentInfo = {
  type: 'object',
  title: 'Attachment',
  description: 'Names a file that submitAttachment has stored.',
  status: 'documented',
  documents: ['001', 'web'],
  required: ['fileName', 'fileKey'],
  notes: [
    'The page “Apply for a credit grant” does not print the members of this object; they are those of the object of the same name in the upload pages.',
  ],
  properties: {
    fileName: {
      type: 'string',
      title: 'File name',
      description: 'The name of the stored file.',
      status: 'documented',
      documents: ['web'],
      minLength: 1,
      maxLength: 128,
      warnLength: 64,
      notes: ['The sources disagree on the limit: 64 characters in one, 128 in another.'],
    },
    fileKey: {
      type: 'string',
      title: 'File key',
      description: 'The key under which the upload stored the file.',
      status: 'documented',
      documents: ['web'],
      minLength: 1,
      maxLength: 128,
      warnLength: 64,
      notes: ['The sources disagree on the limit: 64 characters in one, 128 in another.'],
    },
  },
} as const satisfies ObjectSchema;

/** Headers beyond the four of every call; the common header chapter, to which every document refers. */
export const customerHeaders: readonly ConditionalHeader[] = [
  {
    name: 'Connected-CustomerId',
    condition:
      "Needed where a partner acts for a customer and that customer's account. The signature does not cover it. A release note of March 2026 renames it Connected-AccountId; this older name is still taken.",
  },
  {
    name: 'Access-Token',
    condition: 'Needed where access rests on an OAuth authorisation. The signature does not cover it.',
  },
];

/** The states of an application, in the answers to the application and to the inquiry. */
export const creditGrantStatusMeanings = {
  ACCEPTED: 'The application was taken in and is in review; nothing is granted yet.',
  SUCCESS: 'The application is approved and the credit is granted.',
  FAILED: 'The application failed, although the call succeeded.',
} as const;
