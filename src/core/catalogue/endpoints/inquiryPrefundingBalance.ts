import { defineEndpoint } from '../endpoint.ts';
import { amount, currencyCode, customerHeaders, result, unknownOutcomeNote } from '../fragments.ts';
import { allSystemCodes, systemResults } from '../results.ts';

/** Document 004, where this API is called inquiryBalance; the name here tells it from the other one. */
export const inquiryPrefundingBalance = defineEndpoint({
  name: 'inquiryPrefundingBalance',
  title: 'Query prefunding balance',
  purpose: 'Reads the prefunding balance in one currency, after offline deposits.',
  family: 'accounts',
  method: 'POST',
  path: '/aps/api/business/fund/inquiryBalance',
  effect: 'read',
  headers: customerHeaders,
  request: {
    type: 'object',
    title: 'Prefunding balance request',
    description: 'The currency whose prefunding balance is asked for.',
    status: 'documented',
    documents: ['004'],
    required: ['currency'],
    properties: {
      currency: {
        ...currencyCode,
        description:
          'The currency of the prefunding balance as a three-letter ISO 4217 code, for instance USD.',
        documents: ['004'],
      },
    },
  },
  response: {
    type: 'object',
    title: 'Prefunding balance answer',
    description: 'The result of the call and the prefunding balance.',
    status: 'documented',
    documents: ['004'],
    required: ['result'],
    properties: {
      result,
      balance: {
        type: 'array',
        title: 'Balance',
        description: 'The prefunding balance: value tells the amount, currency its currency.',
        status: 'documented',
        documents: ['004'],
        items: {
          ...amount,
          title: 'Prefunding balance',
          description: 'The balance in one currency.',
          documents: ['004', 'web'],
        },
        tolerateSingle: true,
        notes: [
          'It is declared as a list, while the text speaks of it as of one amount; both are read.',
          'The dictionary of this family writes value as a string.',
        ],
      },
    },
  },
  requiredOnSuccess: ['balance'],
  results: [
    ...systemResults(
      allSystemCodes.filter((code) => code !== 'OAUTH_FAIL'),
      ['004'],
      {
        PROCESS_FAIL:
          'Do not repeat the call. A person usually has to look into it: contact WorldFirst technical support.',
        UNKNOWN_EXCEPTION:
          'The service may be down: ask again later. If it goes on, contact WorldFirst technical support.',
        REQUEST_TRAFFIC_EXCEED_LIMIT:
          'Pause, then ask again. If that does not help, contact Alipay technical support.',
        INVALID_SIGNATURE:
          'Make sure that the request is signed properly and carries a valid signature; the chapter on signing tells the details.',
      },
    ),
    {
      code: 'UN_SUPPORT_BUSINESS',
      status: 'F',
      kind: 'business',
      meaning: 'The business is not supported.',
      furtherAction:
        'A parameter is invalid, for instance the currency is not right. Ask again with the correct information.',
      documents: ['004'],
    },
    {
      code: 'REPEAT_REQ_INCONSISTENT',
      status: 'F',
      kind: 'business',
      meaning: 'Repeated requests are not consistent with each other.',
      furtherAction: 'Make sure that all fields of the requests are the same, then ask again.',
      documents: ['004'],
    },
    {
      code: 'KEY_NOT_FOUND',
      status: 'F',
      kind: 'business',
      meaning: 'The key was not found.',
      furtherAction:
        'Either no key belongs to the Client-Id that was sent, or none has been set up for that client yet: register the RSA public key.',
      documents: ['004'],
    },
    {
      code: 'ACCESS_DENIED',
      status: 'F',
      kind: 'business',
      meaning: 'Access is denied.',
      furtherAction: 'Contact Alipay technical support for the detailed reason.',
      documents: ['004'],
    },
    {
      code: 'MEDIA_TYPE_NOT_ACCEPTABLE',
      status: 'F',
      kind: 'business',
      meaning: 'No media type that the client accepts can be served.',
      furtherAction: 'Ask again with the correct media type.',
      documents: ['004'],
    },
  ],
  resultsComplete: true,
  sample: {
    request: { currency: 'USD' },
    response: {
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' },
      balance: [{ currency: 'USD', value: '100000000' }],
    },
    origin: 'constructed',
    invented: [],
  },
  notes: [
    'The document names this API inquiryBalance; the workbench calls it inquiryPrefundingBalance, because another API has that name.',
    'No API lists the currencies that have a prefunding balance: each one is asked for by its code.',
    unknownOutcomeNote,
  ],
  bestPractices: [
    'After you have sent a prefunding deposit, query the balance to see whether WorldFirst has received and credited it.',
    'When a customer asks for a transfer, query the balance once more to be sure that it is sufficient.',
  ],
  documents: [
    {
      id: '004',
      title: 'inquiryBalance (prefunding)',
      url: 'https://developers.worldfirst.com.cn/docs/alipay-worldfirst/global_enterprise_marketplace/inquiry_balance',
    },
  ],
});
