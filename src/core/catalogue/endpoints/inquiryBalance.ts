import { defineEndpoint } from '../endpoint.ts';
import { accountBalances, balanceTypeMeanings } from '../accountBalance.ts';
import { currencyCode, customerHeaders, result, unknownOutcomeNote } from '../fragments.ts';
import { allSystemCodes, systemResults } from '../results.ts';

/** Documents 002 and 003, which describe the same path: the union of their fields and codes. */
export const inquiryBalance = defineEndpoint({
  name: 'inquiryBalance',
  title: 'Query account balance',
  purpose: 'Reads the balances of the account, by account number and currency.',
  family: 'accounts',
  method: 'POST',
  path: '/amsin/api/v1/business/account/inquiryBalance',
  effect: 'read',
  headers: customerHeaders,
  request: {
    type: 'object',
    title: 'Account balance request',
    description:
      'Which currencies and kinds of balance are asked for; an empty body asks for all currencies.',
    status: 'documented',
    documents: ['002', '003'],
    required: [],
    properties: {
      currencyList: {
        type: 'array',
        title: 'Currencies',
        description: 'The currencies asked for, as three-letter ISO 4217 codes.',
        status: 'documented',
        documents: ['002', '003'],
        items: currencyCode,
        notes: ['Where it is missing or empty, the balances of all currencies are returned.'],
      },
      balanceTypes: {
        type: 'array',
        title: 'Balance types',
        description: 'The kinds of balance asked for.',
        status: 'documented',
        documents: ['002', '003'],
        items: {
          type: 'string',
          title: 'Balance type',
          description: 'One kind of balance.',
          status: 'documented',
          documents: ['002', '003'],
          enum: ['NORMAL_BALANCE', 'SAME_NAME_TOP_UP_BALANCE'],
          enumMeanings: balanceTypeMeanings,
        },
        notes: [
          'Where it is missing, NORMAL_BALANCE is meant.',
          'Customers keep money in different kinds of balance to suit their business and to control risk.',
          'The page “Query account balance (older style)” calls the field conditional and lets only e-commerce clients in mainland China and Hong Kong use SAME_NAME_TOP_UP_BALANCE, with NORMAL_BALANCE for what the e-commerce platform pays and SAME_NAME_TOP_UP_BALANCE for what the client tops up; for all other clients the value is NORMAL_BALANCE. The page “Query account balance” lists both values for everybody.',
          'Newer official code adds BUDGET_BALANCE for another API, which then needs a budgetAccountId.',
        ],
      },
    },
  },
  response: {
    type: 'object',
    title: 'Account balance answer',
    description: 'The result of the call and the accounts with their balances.',
    status: 'documented',
    documents: ['002', '003'],
    required: ['result'],
    properties: {
      result,
      responseId: {
        type: 'string',
        title: 'Response id',
        description: 'The unique id that WorldFirst gives this answer.',
        status: 'documented',
        documents: ['002', '003'],
        maxLength: 32,
        notes: ['Returned only where resultStatus is S.'],
      },
      accountBalances,
    },
  },
  requiredOnSuccess: ['responseId', 'accountBalances'],
  results: [
    ...systemResults(allSystemCodes, ['002', '003']),
    {
      code: 'USER_NOT_EXIST',
      status: 'F',
      kind: 'business',
      meaning: 'The user does not exist.',
      furtherAction: 'Ask again with the correct user information.',
      documents: ['002', '003'],
    },
    {
      code: 'ACCOUNT_NOT_EXIST',
      status: 'F',
      kind: 'business',
      meaning: 'The balance account does not exist.',
      furtherAction: 'Ask again with the correct account information.',
      documents: ['002', '003'],
    },
    {
      code: 'SYSTEM_ERROR',
      status: 'F',
      kind: 'business',
      meaning: 'The system had an error.',
      furtherAction: 'Do not repeat the call; contact the technical support team for details.',
      documents: ['002', '003'],
    },
    {
      code: 'SERVICE_NOT_ALLOWED',
      status: 'F',
      kind: 'business',
      meaning: 'The service is not allowed for this caller.',
      furtherAction:
        'Ask again with the correct information. If it goes on, contact the technical support team.',
      documents: ['002', '003'],
    },
    {
      code: 'CURRENCY_NOT_SUPPORT',
      status: 'F',
      kind: 'business',
      meaning: 'The currency is not supported.',
      furtherAction: 'Make sure that the currency is correct, then ask again.',
      documents: ['002', '003'],
    },
    {
      code: 'CONTRACT_CHECK_FAIL',
      status: 'F',
      kind: 'business',
      meaning: 'The contract did not pass the check.',
      furtherAction:
        'Have the technical support team look up how your API contract stands. Ask again once it is known to be valid.',
      documents: ['002'],
    },
    {
      code: 'CONTRACT_NOT_EXIST',
      status: 'F',
      kind: 'business',
      meaning: 'There is no contract.',
      furtherAction:
        'Make sure that the partner has signed a contract with WorldFirst (the document says Zyla) and that the input is correct.',
      documents: ['003'],
    },
    {
      code: 'AUTHORIZATION_NOT_EXIST',
      status: 'F',
      kind: 'business',
      meaning: 'The authorisation does not exist.',
      furtherAction:
        'Check the input first. If the error stays, have the technical support team verify the state of the authorisation.',
      documents: ['002'],
    },
    {
      code: 'INVALID_ACCESS_TOKEN',
      status: 'F',
      kind: 'business',
      meaning: 'The access token is invalid.',
      furtherAction: 'Use the correct access token.',
      documents: ['003'],
    },
    {
      code: 'ACCESS_TOKEN_EXPIRED',
      status: 'F',
      kind: 'business',
      meaning: 'The access token has expired.',
      furtherAction: 'Refresh the token to get a new one, or contact the technical support team.',
      documents: ['002', '003'],
    },
  ],
  resultsComplete: true,
  sample: {
    request: { currencyList: ['CNH', 'USD'] },
    response: {
      accountBalances: [
        {
          accountNo: 'ACC-CNH-1',
          availableBalance: { currency: 'CNH', value: 329899311 },
          currency: 'CNH',
          frozenBalance: { currency: 'CNH', value: 0 },
          totalBalance: { currency: 'CNH', value: 329899311 },
        },
        {
          accountNo: 'ACC-USD-1',
          availableBalance: { currency: 'USD', value: 289633970 },
          currency: 'USD',
          frozenBalance: { currency: 'USD', value: 0 },
          totalBalance: { currency: 'USD', value: 289633970 },
        },
      ],
      responseId: 'RESP-0001',
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success.' },
    },
    origin: 'documented',
    invented: [],
  },
  notes: [
    'The body {} is allowed and asks for every currency.',
    'An answer may not tell which kind of balance it shows; ask for one kind at a time where that matters.',
    'Since November 2023 AUTHORIZATION_NOT_EXIST takes the place of INVALID_ACCESS_TOKEN; both are listed because the documents differ.',
    unknownOutcomeNote,
  ],
  bestPractices: [
    'After you have prefunded, query the balance to see whether the deposit was received; the chapter on transferring funds tells how to prefund.',
    'Before you call createTransfer, query the balance to be sure that it is sufficient.',
  ],
  documents: [
    {
      id: '002',
      title: 'Query account balance',
      url: 'https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/inquiry_balance',
    },
    {
      id: '003',
      title: 'Query account balance (older style)',
      url: 'https://developers.zyla.com/docs/zyla-developer-doc/zyla_enterprise_solution/inquiry_balance_oldstyle',
    },
  ],
});
