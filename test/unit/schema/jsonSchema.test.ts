import assert from 'node:assert/strict';
import Ajv from 'ajv';
import {
  applyCreditGrant,
  endpoints,
  inquiryBalance,
  inquiryPrefundingBalance,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import { jsonSchemaFor, jsonSchemaOf, type JsonSchema } from '../../../src/core/schema/jsonSchema.ts';
import { fitsFormat } from '../../../src/gateway/textFormat.ts';

function accepts(endpoint: EndpointDescription, body: unknown): boolean {
  return validate(jsonSchemaFor(endpoint), body);
}

const ajv = new Ajv({ strict: false });
const compiled = new Map<string, ReturnType<Ajv['compile']>>();

function validate(schema: JsonSchema, body: unknown): boolean {
  const key = JSON.stringify(schema);
  const check = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, check);
  return check(body) === true;
}

interface EditorSchema {
  readonly title: string;
  readonly description: string;
  readonly markdownDescription: string;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, EditorField>>;
}

interface EditorField {
  readonly title: string;
  readonly markdownDescription: string;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly examples?: readonly string[];
  readonly items?: EditorField;
}

const editorSchema = (endpoint: EndpointDescription) => jsonSchemaFor(endpoint) as unknown as EditorSchema;

describe('the JSON schema for the editor', () => {
  for (const endpoint of endpoints) {
    it(`of ${endpoint.name} is draft 7 and survives being written to a file`, () => {
      const schema = jsonSchemaFor(endpoint);
      assert.equal(schema['$schema'], 'http://json-schema.org/draft-07/schema#');
      assert.deepEqual(JSON.parse(JSON.stringify(schema)), schema);
      assert.ok(new Ajv({ strict: false }).validateSchema(schema));
    });

    it(`of ${endpoint.name} hides no note and no best practice`, () => {
      const text = JSON.stringify(jsonSchemaFor(endpoint)).replaceAll('\\\\', '');
      for (const note of [...endpoint.notes, ...endpoint.bestPractices]) {
        assert.ok(text.includes(JSON.stringify(note).slice(1, -1)), note);
      }
    });
  }

  it('completes enums with their meanings', () => {
    const { balanceTypes } = editorSchema(inquiryBalance).properties;
    const items = balanceTypes!.items!;
    assert.deepEqual(items.enum, ['NORMAL_BALANCE', 'SAME_NAME_TOP_UP_BALANCE']);
    assert.equal(items.enumDescriptions?.length, 2);
    assert.match(items.enumDescriptions[0] ?? '', /e-commerce/);
    assert.equal(items.markdownEnumDescriptions?.length, 2);
  });

  it('suggests currencies and accepts others', () => {
    assert.ok(editorSchema(inquiryBalance).properties['currencyList']!.items!.examples!.includes('CNH'));
    assert.ok(accepts(inquiryBalance, { currencyList: ['KWD'] }));
    assert.ok(!accepts(inquiryBalance, { currencyList: ['kwd'] }));
    assert.ok(!accepts(inquiryBalance, { currencyList: ['USDT'] }));
  });

  it('accepts an empty body where nothing is required', () => {
    assert.ok(accepts(inquiryBalance, {}));
    assert.ok(!accepts(inquiryPrefundingBalance, {}));
  });

  it('notices a member that belongs to another API', () => {
    assert.ok(!accepts(inquiryBalance, { currency: 'USD' }));
  });

  it('leaves the invoices open', () => {
    const body = applyCreditGrant.sample.request;
    assert.ok(accepts(applyCreditGrant, { ...body, invoiceInfoList: [{ anything: 1, nested: { x: [] } }] }));
    assert.ok(!accepts(applyCreditGrant, { ...body, invoiceInfoList: ['text'] }));
    assert.ok(!accepts(applyCreditGrant, { ...body, invoiceInfoList: {} }));
  });

  it('notices impossible dates and blank required texts', () => {
    const body = applyCreditGrant.sample.request;
    assert.ok(!accepts(applyCreditGrant, { ...body, invoiceDate: '20241331' }));
    assert.ok(!accepts(applyCreditGrant, { ...body, invoiceDate: '2024-12-31' }));
    for (const year of [1900, 2000, 2023, 2024]) {
      for (let day = 0; day < 12 * 33; day += 1) {
        const invoiceDate = `${year}${String(Math.floor(day / 33) + 1).padStart(2, '0')}${String(day % 33).padStart(2, '0')}`;
        assert.equal(
          accepts(applyCreditGrant, { ...body, invoiceDate }),
          fitsFormat('date8', invoiceDate),
          invoiceDate,
        );
      }
    }
    assert.ok(!accepts(applyCreditGrant, { ...body, payeeCode: '' }));
  });

  it('accepts a file that is read when the request is sent', () => {
    const body = { ...submitAttachment.sample.request, attachmentContent: '@file:invoice.pdf' };
    assert.ok(accepts(submitAttachment, body));
    assert.ok(!accepts(submitAttachment, { ...body, attachmentContent: 'JVBERi0xLjQ' }));
    assert.ok(accepts(submitAttachment, { ...body, attachmentContent: 'JVBERi0xLjQ=' }));
  });

  it('reads one balance where a list is documented, numbers and strings alike', () => {
    const ajv = new Ajv({ strict: false });
    const schema = jsonSchemaOf(inquiryPrefundingBalance.response);
    const result = { resultStatus: 'S', resultCode: 'SUCCESS' };
    for (const value of ['100', 100, '9999999999999999']) {
      const one = { currency: 'USD', value };
      assert.ok(ajv.validate(schema, { result, balance: one }));
      assert.ok(ajv.validate(schema, { result, balance: [one] }));
    }
    for (const value of ['1.5', 1.5, '-1', -1, '', '12345678901234567', null]) {
      assert.ok(!ajv.validate(schema, { result, balance: { currency: 'USD', value } }), String(value));
    }
  });
});
