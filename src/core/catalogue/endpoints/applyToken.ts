import { accessToken, moment, refreshToken } from '../authorization.ts';
import { defineEndpoint } from '../endpoint.ts';
import { result } from '../fragments.ts';
import { allSystemCodes, systemResults } from '../results.ts';

const lostAnswer =
  'The code or the refresh token may be used up, and new tokens may have been issued that nobody received. No inquiry tells. Where the next call with the old access token is refused, have the customer authorise anew.';

/** The pages on applying for a token and on refreshing it, which share one path (web). */
export const applyToken = defineEndpoint({
  name: 'applyToken',
  title: 'Apply for a token',
  purpose:
    'Trades the code of an authorisation, or a refresh token, for the access token with which a partner acts for a customer.',
  family: 'authorization',
  method: 'POST',
  path: '/amsin/api/v1/oauth/applyToken',
  effect: 'write',
  headers: [],
  request: {
    type: 'object',
    title: 'Token request',
    description: 'What is traded for an access token.',
    status: 'documented',
    documents: ['web'],
    required: ['grantType'],
    properties: {
      grantType: {
        type: 'string',
        title: 'Grant type',
        description: 'What is traded in.',
        status: 'documented',
        documents: ['web'],
        enum: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
        enumMeanings: {
          AUTHORIZATION_CODE: 'The code of an authorisation: authCode is needed.',
          REFRESH_TOKEN: 'The refresh token of an earlier answer: refreshToken is needed.',
        },
        notes: ['Each of the two values has a page of its own, which lists only its own field.'],
      },
      authCode: {
        type: 'string',
        title: 'Authorisation code',
        description: 'The code that the portal hands over when the customer has consented.',
        status: 'documented',
        documents: ['web'],
        minLength: 1,
        secret: true,
        notes: [
          'Required with AUTHORIZATION_CODE.',
          'After the consent the browser is sent on with authResult=SUCCESS and code in the query; code is this value.',
          'How long a code is good is not in these pages. For the newer generation of the API it is ten minutes, once.',
        ],
      },
      refreshToken: {
        ...refreshToken,
        description: 'The refresh token that the last answer brought.',
        minLength: 1,
        notes: ['Required with REFRESH_TOKEN.'],
      },
    },
  },
  response: {
    type: 'object',
    title: 'Token answer',
    description: 'The result of the call and the tokens.',
    status: 'documented',
    documents: ['web'],
    required: ['result'],
    properties: {
      result,
      accessToken: { ...accessToken, notes: ['Returned only where resultStatus is S.'] },
      expireTime: moment('Access token expires', 'When the access token stops being good.'),
      refreshToken: { ...refreshToken, notes: ['Returned only where resultStatus is S.'] },
      refreshTokenExpireTime: moment('Refresh token expires', 'When the refresh token stops being good.'),
      extendInfo: {
        type: 'string',
        title: 'Further information',
        description: 'Further information; what it holds is not told.',
        status: 'documented',
        documents: ['web'],
      },
    },
  },
  requiredOnSuccess: ['accessToken', 'expireTime'],
  results: systemResults(allSystemCodes, [], {
    SUCCESS: 'Keep both tokens and their times where no other program reads them.',
    PARAM_ILLEGAL:
      'Check that every field of the header and of the body is correct and valid, and that the field belongs to the grant type.',
    PROCESS_FAIL: 'A person usually has to look into it: contact the technical support team.',
    UNKNOWN_EXCEPTION: lostAnswer,
    REQUEST_TRAFFIC_EXCEED_LIMIT: lostAnswer,
    OAUTH_FAIL:
      'The code or the refresh token was not taken: it may be unknown, used up or expired. Have the customer authorise anew for a fresh code, or contact the technical support team for the detailed reason.',
  }),
  resultsComplete: false,
  sample: {
    request: { grantType: 'AUTHORIZATION_CODE', authCode: 'AUTH-CODE-0001' },
    response: {
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' },
      accessToken: 'ACCESS-TOKEN-0002',
      expireTime: '2019-12-27T12:01:01+08:00',
      refreshToken: 'REFRESH-TOKEN-0002',
      refreshTokenExpireTime: '2020-05-25T12:01:01+08:00',
    },
    origin: 'constructed',
    invented: ['/authCode'],
  },
  notes: [
    'An access token is good for 30 days.',
    'Code and tokens open a customer’s account: keep them out of files, logs and messages.',
    'The address at which the customer consents is not in the pages read.',
    'The copies of the pages that were read end before their tables of result codes: the codes of the platform are assumed, and more may exist.',
  ],
  bestPractices: ['Refresh before the access token expires, and keep the refresh token that comes with it.'],
  documents: [
    {
      id: 'web',
      title: 'Apply for token',
      url: 'https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/apply_token',
    },
    {
      id: 'web',
      title: 'Refresh token',
      url: 'https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/refresh_token',
    },
  ],
});
