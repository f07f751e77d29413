import type { EndpointDescription } from './endpoint.ts';
import { applyCreditGrant } from './endpoints/applyCreditGrant.ts';
import { applyToken } from './endpoints/applyToken.ts';
import { inquiryBalance } from './endpoints/inquiryBalance.ts';
import { inquiryCreditGrant } from './endpoints/inquiryCreditGrant.ts';
import { inquiryPrefundingBalance } from './endpoints/inquiryPrefundingBalance.ts';
import { queryCreditQuota } from './endpoints/queryCreditQuota.ts';
import { revokeToken } from './endpoints/revokeToken.ts';
import { submitAttachment } from './endpoints/submitAttachment.ts';

export {
  applyCreditGrant,
  applyToken,
  inquiryBalance,
  inquiryCreditGrant,
  inquiryPrefundingBalance,
  queryCreditQuota,
  revokeToken,
  submitAttachment,
};

/** Every endpoint of the workbench, by family and then in the order in which an integrator meets them. */
export const endpoints: readonly EndpointDescription[] = [
  inquiryBalance,
  inquiryPrefundingBalance,
  queryCreditQuota,
  submitAttachment,
  applyCreditGrant,
  inquiryCreditGrant,
  applyToken,
  revokeToken,
];

/** The endpoint of that name; names are unique and case-sensitive. */
export function findEndpoint(name: string): EndpointDescription | undefined {
  return endpoints.find((endpoint) => endpoint.name === name);
}
