import { applyCreditGrant } from './applyCreditGrant.ts';
import { applyToken } from './applyToken.ts';
import type { Behaviour } from './behaviour.ts';
import { inquiryBalance } from './inquiryBalance.ts';
import { inquiryCreditGrant } from './inquiryCreditGrant.ts';
import { inquiryPrefundingBalance } from './inquiryPrefundingBalance.ts';
import { queryCreditQuota } from './queryCreditQuota.ts';
import { revokeToken } from './revokeToken.ts';
import { submitAttachment } from './submitAttachment.ts';

/** What each endpoint of the catalogue does, by its name. */
export const behaviours: ReadonlyMap<string, Behaviour> = new Map(
  Object.entries({
    applyCreditGrant,
    applyToken,
    inquiryBalance,
    inquiryCreditGrant,
    inquiryPrefundingBalance,
    queryCreditQuota,
    revokeToken,
    submitAttachment,
  }),
);
