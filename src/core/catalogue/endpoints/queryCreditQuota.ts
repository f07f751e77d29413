import type { StringSchema } from '../../schema/dialect.ts';
import { defineEndpoint } from '../endpoint.ts';
import { amount, customerHeaders, result, unknownOutcomeNote } from '../fragments.ts';
import { allSystemCodes, systemResults } from '../results.ts';

const productCode = {
  type: 'string',
  title: 'Product code',
  description: 'The code of the credit product.',
  status: 'documented',
  documents: ['000'],
  enum: ['AMAZON_VC_FACTORING_LOAN'],
  enumMeanings: {
    AMAZON_VC_FACTORING_LOAN: 'A factoring loan on the invoices of an Amazon vendor (Vendor Central).',
  },
} as const satisfies StringSchema;

/** Document 000. */
export const queryCreditQuota = defineEndpoint({
  name: 'queryCreditQuota',
  title: 'Query the available credit quota',
  purpose: 'Reads how much credit can be granted at most, how much is granted, used and available.',
  family: 'credit',
  method: 'POST',
  path: '/amsin/alipay/business/credit/queryCreditQuota',
  effect: 'read',
  headers: customerHeaders,
  request: {
    type: 'object',
    title: 'Credit quota request',
    description: 'The product whose quota is asked for.',
    status: 'documented',
    documents: ['000'],
    required: ['productCode'],
    properties: { productCode },
  },
  response: {
    type: 'object',
    title: 'Credit quota answer',
    description: 'The result of the call and the four totals of the product.',
    status: 'documented',
    documents: ['000'],
    required: ['result'],
    properties: {
      result,
      productCode,
      capLimitTotalAmount: {
        ...amount,
        title: 'Cap',
        description: 'The most credit that can be granted.',
        documents: ['000'],
      },
      grantTotalAmount: {
        ...amount,
        title: 'Granted',
        description: 'All credit granted, both what is available and what is used.',
        documents: ['000'],
        notes: ['It equals availableTotalAmount + unpaidTotalAmount.'],
      },
      unpaidTotalAmount: {
        ...amount,
        title: 'Used (unpaid)',
        description: 'Loans that were drawn and not yet repaid.',
        documents: ['000'],
      },
      availableTotalAmount: {
        ...amount,
        title: 'Available',
        description: 'What can still be drawn as a loan.',
        documents: ['000'],
      },
      productStatus: {
        type: 'string',
        title: 'Product status',
        description: 'Whether any loan of the product is overdue.',
        status: 'documented',
        documents: ['000'],
        enum: ['NORMAL', 'OVD'],
        enumMeanings: {
          NORMAL: 'No payment of any loan is overdue.',
          OVD: 'At least one loan has a payment that is overdue.',
        },
      },
      subCapList: {
        type: 'array',
        title: 'Sub-caps',
        description: 'Caps below the total one.',
        status: 'documented',
        documents: ['web'],
        notes: ['Only one copy of the page lists it, and none prints the members of its entries.'],
        items: {
          type: 'object',
          title: 'Sub-cap',
          description: 'One cap; its members are not documented.',
          status: 'notDocumented',
          documents: ['web'],
          required: [],
          properties: {},
          open: true,
        },
      },
    },
  },
  requiredOnSuccess: [
    'productCode',
    'capLimitTotalAmount',
    'grantTotalAmount',
    'unpaidTotalAmount',
    'availableTotalAmount',
    'productStatus',
  ],
  results: [
    ...systemResults(allSystemCodes, ['000']),
    {
      code: 'USER_LOAN_STATUS_QUERY_FAILED',
      status: 'F',
      kind: 'business',
      meaning: "The state of the user's loans could not be read.",
      furtherAction: 'Ask again with the correct user information.',
      documents: ['000'],
    },
    {
      code: 'QUOTA_QUERY_FAILED',
      status: 'F',
      kind: 'business',
      meaning: 'The quota could not be read.',
      furtherAction: 'Ask again with the correct user information.',
      documents: ['000'],
    },
  ],
  resultsComplete: true,
  sample: {
    request: { productCode: 'AMAZON_VC_FACTORING_LOAN' },
    response: {
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' },
      productCode: 'AMAZON_VC_FACTORING_LOAN',
      capLimitTotalAmount: { currency: 'USD', value: 10000000 },
      grantTotalAmount: { currency: 'USD', value: 4000000 },
      unpaidTotalAmount: { currency: 'USD', value: 1500000 },
      availableTotalAmount: { currency: 'USD', value: 2500000 },
      productStatus: 'NORMAL',
    },
    origin: 'constructed',
    invented: [],
  },
  notes: [
    'Quota and grant differ: the quota is how much could still be approved, a grant is an amount already approved.',
    'The approvable quota is at most capLimitTotalAmount − grantTotalAmount. That is an upper bound, not a promise.',
    'What was granted leaves the granted total when it expires or is drawn as a loan. This pulls against the equation granted = available + unpaid, in which the used part stays granted; the workbench goes by the equation.',
    'That all four amounts are in one currency is inferred: a grant is always in USD.',
    unknownOutcomeNote,
  ],
  bestPractices: [
    'Query the quota before you upload further invoices with submitAttachment and before you apply for a grant with applyCreditGrant.',
  ],
  documents: [
    {
      id: '000',
      title: 'Query the available credit quota',
      url: 'https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/query_credit_quota',
    },
    {
      id: 'web',
      title: 'Query the available credit quota (newer copy)',
      url: 'https://idocs.alipay.com/worldfirst-open/alipay-worldfirst/worldfirst_enterprise_service/query_credit_quota',
    },
  ],
});
