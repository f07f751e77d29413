import assert from 'node:assert/strict';
import { takesCredentials } from '../../../src/core/catalogue/endpoint.ts';
import {
  applyCreditGrant,
  endpoints,
  inquiryBalance,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import { createValidator } from '../../../src/gateway/ajvValidator.ts';
import { completeSample, emptyBody, sampleBody } from '../../../src/core/schema/skeleton.ts';

describe('the body of a new request', () => {
  it('is an empty object', () => {
    assert.deepEqual(JSON.parse(emptyBody), {});
  });

  it('never ends with a line break, which breaks signatures', () => {
    for (const endpoint of endpoints) {
      for (const text of [emptyBody, sampleBody(endpoint), completeSample(endpoint)]) {
        assert.equal(text, text.trim());
      }
    }
  });
});

describe('the sample that is inserted', () => {
  it('is not taken for complete before its blanks are filled', () => {
    const blanks = (endpoint: typeof submitAttachment | typeof applyCreditGrant) =>
      createValidator()
        .validate(endpoint.request, sampleBody(endpoint))
        .filter(({ severity }) => severity === 'error')
        .map(({ pointer }) => pointer);
    assert.deepEqual(
      new Set(blanks(submitAttachment)),
      new Set(submitAttachment.request.required.map((name) => `/${name}`)),
    );
    assert.deepEqual(
      new Set(blanks(applyCreditGrant)),
      new Set(applyCreditGrant.sample.invented.filter((pointer) => !pointer.startsWith('/invoiceInfoList'))),
    );
  });

  it('is complete and without mistakes for the simulator', () => {
    const validator = createValidator();
    // What carries credentials has no request file to insert a sample into.
    for (const endpoint of endpoints.filter((each) => !takesCredentials(each))) {
      assert.deepEqual(validator.validate(endpoint.request, completeSample(endpoint)), [], endpoint.name);
    }
  });

  it('keeps documented values', () => {
    assert.deepEqual(JSON.parse(sampleBody(inquiryBalance)), { currencyList: ['CNH', 'USD'] });
  });

  it('holds no invented value of any endpoint', () => {
    assert.deepEqual(Object.values(JSON.parse(sampleBody(submitAttachment)) as object), [
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
    const application = sampleBody(applyCreditGrant);
    for (const value of ['REF-2024-0001', 'PAYEE01', 'VC01', 'Asia/Shanghai', 'fk_0000', '{}']) {
      assert.ok(!application.includes(value), value);
    }
    assert.deepEqual((JSON.parse(application) as { invoiceInfoList: unknown }).invoiceInfoList, []);
  });
});
