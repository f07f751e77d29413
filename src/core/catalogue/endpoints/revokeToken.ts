import { accessToken, moment } from '../authorization.ts';
import { defineEndpoint } from '../endpoint.ts';
import { result } from '../fragments.ts';
import { allSystemCodes, systemResults, type SystemResultCode } from '../results.ts';

const openEnd =
  'The token may or may not be revoked, and no inquiry tells. The next call that carries it does: it is refused once the token is revoked.';

/** As far as the copy of the page goes. */
const codesRead: readonly SystemResultCode[] = ['SUCCESS', 'PROCESS_FAIL', 'PARAM_ILLEGAL', 'INVALID_API'];

const furtherActions = {
  SUCCESS: 'Forget the access token and its refresh token.',
  PARAM_ILLEGAL: 'Check that every field of the header and of the body is correct and valid.',
  PROCESS_FAIL: 'A person usually has to look into it: contact the technical support team.',
  UNKNOWN_EXCEPTION: openEnd,
  REQUEST_TRAFFIC_EXCEED_LIMIT: openEnd,
};

/** The page on revoking a token (web). */
export const revokeToken = defineEndpoint({
  name: 'revokeToken',
  title: 'Revoke a token',
  purpose: 'Ends the access that a customer has granted: the access token and its refresh token die.',
  family: 'authorization',
  method: 'POST',
  path: '/amsin/api/v1/oauth/revokeToken',
  effect: 'write',
  headers: [],
  request: {
    type: 'object',
    title: 'Token revocation',
    description: 'The token to revoke.',
    status: 'documented',
    documents: ['web'],
    required: ['token', 'tokenType'],
    properties: {
      token: {
        ...accessToken,
        title: 'Token',
        description: 'The access token to revoke.',
        minLength: 1,
        maxLength: 128,
      },
      tokenType: {
        type: 'string',
        title: 'Token type',
        description: 'Which kind of token it is.',
        status: 'documented',
        documents: ['web'],
        maxLength: 128,
        enum: ['ACCESS_TOKEN'],
        enumMeanings: { ACCESS_TOKEN: 'An access token, the only kind that is taken.' },
      },
    },
  },
  response: {
    type: 'object',
    title: 'Revocation answer',
    description: 'The result of the call and when the token was revoked.',
    status: 'documented',
    documents: ['web'],
    required: ['result'],
    properties: {
      result,
      cancelTime: moment('Revoked', 'When the token was revoked.'),
    },
  },
  requiredOnSuccess: [],
  results: [
    ...systemResults(codesRead, ['web'], furtherActions),
    ...systemResults(
      allSystemCodes.filter((code) => !codesRead.includes(code)),
      [],
      furtherActions,
    ),
  ],
  resultsComplete: false,
  sample: {
    request: { token: 'ACCESS-TOKEN-0001', tokenType: 'ACCESS_TOKEN' },
    response: {
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' },
      cancelTime: '2019-11-27T12:01:01+08:00',
    },
    origin: 'constructed',
    invented: ['/token'],
  },
  notes: [
    'The refresh token is revoked with the access token: only a new authorisation by the customer gives access again.',
    'The copy of the page that was read ends within its table of result codes: the other codes of the platform are assumed, and more may exist.',
  ],
  bestPractices: [],
  documents: [
    {
      id: 'web',
      title: 'Revoke token',
      url: 'https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/revoke_token',
    },
  ],
});
