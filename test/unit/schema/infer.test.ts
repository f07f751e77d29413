import assert from 'node:assert/strict';
import Ajv from 'ajv';
import {
  applyCreditGrant,
  inquiryBalance,
  inquiryPrefundingBalance,
} from '../../../src/core/catalogue/index.ts';
import type { ObjectSchema } from '../../../src/core/schema/dialect.ts';
import type { Infer } from '../../../src/core/schema/infer.ts';
import { jsonSchemaOf } from '../../../src/core/schema/jsonSchema.ts';

/** What the compiler takes for a body of this schema has to be what the schema takes. */
function accepts<const S extends ObjectSchema>(schema: S, body: Infer<S>): boolean {
  return new Ajv({ strict: false }).validate(jsonSchemaOf(schema), body);
}

describe('the type of a body', () => {
  const application = applyCreditGrant.sample.request;
  const result = { resultStatus: 'S', resultCode: 'SUCCESS' } as const;

  it('takes what the schema takes', () => {
    assert.ok(accepts(inquiryBalance.request, {}));
    assert.ok(accepts(inquiryBalance.request, { balanceTypes: ['NORMAL_BALANCE'] }));
    assert.ok(accepts(applyCreditGrant.request, { ...application, invoiceInfoList: [{ anything: [1] }] }));
    assert.ok(
      accepts(inquiryPrefundingBalance.response, { result, balance: { currency: 'USD', value: '1' } }),
    );
    assert.ok(
      accepts(inquiryPrefundingBalance.response, { result, balance: [{ currency: 'USD', value: 1 }] }),
    );
  });

  it('refuses what the schema refuses', () => {
    // @ts-expect-error A value that is not in the enum.
    assert.ok(!accepts(inquiryBalance.request, { balanceTypes: ['BUDGET_BALANCE'] }));
    // @ts-expect-error A member that is not described.
    assert.ok(!accepts(inquiryBalance.request, { currency: 'USD' }));
    // @ts-expect-error Required members are missing.
    assert.ok(!accepts(applyCreditGrant.request, { referenceNo: 'R1' }));
    // @ts-expect-error A text where an object belongs.
    assert.ok(!accepts(applyCreditGrant.request, { ...application, attachmentFile: 'fk_0001' }));
  });
});
