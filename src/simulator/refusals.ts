import type { EndpointDescription } from '../core/catalogue/endpoint.ts';

/** Why a call is refused, whatever code its endpoint has for that. */
export type Cause =
  | 'unknownApi'
  | 'wrongMethod'
  | 'badHeader'
  | 'unknownClient'
  | 'clientWithoutKey'
  | 'wrongMediaType'
  | 'badSignature'
  | 'badBody'
  | 'unknownCustomer'
  | 'unknownToken'
  | 'expiredToken'
  | 'grantRefused'
  | 'noAccounts'
  | 'noCreditLine'
  | 'unsupportedCurrency'
  | 'balanceTypeNotOpen'
  | 'repeatedWithOtherFields'
  | 'internalFault';

/**
 * The codes a cause can have, most specific first: the first that the endpoint lists is used. Each list ends in
 * a code that every endpoint lists, save the unknown API, which is no endpoint.
 */
const codesByCause: Readonly<Record<Cause, readonly string[]>> = {
  unknownApi: ['INVALID_API'],
  wrongMethod: ['METHOD_NOT_SUPPORTED', 'PARAM_ILLEGAL'],
  badHeader: ['PARAM_ILLEGAL'],
  unknownClient: ['INVALID_CLIENT', 'PARAM_ILLEGAL'],
  clientWithoutKey: ['KEY_NOT_FOUND', 'INVALID_SIGNATURE'],
  wrongMediaType: ['MEDIA_TYPE_NOT_ACCEPTABLE', 'PARAM_ILLEGAL'],
  badSignature: ['INVALID_SIGNATURE'],
  badBody: ['PARAM_ILLEGAL'],
  unknownCustomer: ['USER_NOT_EXIST', 'USER_LOAN_STATUS_QUERY_FAILED', 'ACCESS_DENIED', 'PARAM_ILLEGAL'],
  unknownToken: ['AUTHORIZATION_NOT_EXIST', 'OAUTH_FAIL', 'ACCESS_DENIED', 'PARAM_ILLEGAL'],
  expiredToken: ['ACCESS_TOKEN_EXPIRED', 'OAUTH_FAIL', 'ACCESS_DENIED', 'PARAM_ILLEGAL'],
  grantRefused: ['OAUTH_FAIL', 'PARAM_ILLEGAL'],
  noAccounts: ['ACCOUNT_NOT_EXIST', 'PROCESS_FAIL'],
  noCreditLine: ['QUOTA_QUERY_FAILED', 'PROCESS_FAIL'],
  unsupportedCurrency: ['CURRENCY_NOT_SUPPORT', 'UN_SUPPORT_BUSINESS', 'PARAM_ILLEGAL'],
  balanceTypeNotOpen: ['SERVICE_NOT_ALLOWED', 'PARAM_ILLEGAL'],
  repeatedWithOtherFields: ['REPEAT_REQ_INCONSISTENT', 'PARAM_ILLEGAL'],
  internalFault: ['UNKNOWN_EXCEPTION'],
};

/** The code for a cause at an endpoint, or at no endpoint where the path is unknown. */
export function codeFor(cause: Cause, endpoint: EndpointDescription | undefined): string {
  const codes = codesByCause[cause];
  const listed = codes.find((code) => endpoint?.results.some((result) => result.code === code));
  return listed ?? codes[0] ?? 'UNKNOWN_EXCEPTION';
}
