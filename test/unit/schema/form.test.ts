import assert from 'node:assert/strict';
import {
  applyCreditGrant,
  endpoints,
  inquiryBalance,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import { amount } from '../../../src/core/catalogue/fragments.ts';
import type { ObjectSchema } from '../../../src/core/schema/dialect.ts';
import { formFor, type FieldModel } from '../../../src/core/schema/form.ts';

function field(schema: ObjectSchema, name: string): FieldModel {
  return formFor(schema).find((one) => one.name === name)!;
}

describe('the form of a body', () => {
  it('has a field for every member of every request, with a label and a description', () => {
    for (const { request } of endpoints) {
      const fields = formFor(request);
      assert.deepEqual(
        fields.map(({ name }) => name),
        Object.keys(request.properties),
      );
      for (const { label, description, pointer, name, required } of fields) {
        assert.notEqual(label, '');
        assert.notEqual(description, '');
        assert.equal(pointer, `/${name}`);
        assert.equal(required, request.required.includes(name));
      }
    }
  });

  it('offers currencies without restricting to them', () => {
    const { control } = field(inquiryBalance.request, 'currencyList');
    assert.ok(control.kind === 'texts');
    assert.equal(control.closed, false);
    assert.equal(control.itemMaxLength, 3);
    assert.deepEqual(
      control.options.map(({ value }) => value),
      ['USD', 'EUR', 'GBP', 'NZD', 'CAD', 'AUD', 'JPY', 'SGD', 'HKD', 'CNH', 'PLN', 'SEK', 'MXN'],
    );
  });

  it('shows the balance types as a closed list with their meanings', () => {
    const { control } = field(inquiryBalance.request, 'balanceTypes');
    assert.ok(control.kind === 'texts');
    assert.equal(control.closed, true);
    assert.equal(control.options.length, 2);
    for (const { meaning } of control.options) assert.notEqual(meaning, '');
  });

  it('shows the attachment as a group whose limits differ between the sources', () => {
    const { control } = field(applyCreditGrant.request, 'attachmentFile');
    assert.ok(control.kind === 'group');
    assert.deepEqual(
      control.fields.map(({ pointer, required }) => [pointer, required]),
      [
        ['/attachmentFile/fileName', true],
        ['/attachmentFile/fileKey', true],
      ],
    );
    const [name] = control.fields;
    assert.ok(name?.control.kind === 'text');
    assert.deepEqual([name.control.maxLength, name.control.warnLength], [128, 64]);
  });

  it('leaves what is not documented to JSON', () => {
    assert.deepEqual(field(applyCreditGrant.request, 'invoiceInfoList').control, {
      kind: 'json',
      array: true,
    });
    const open: ObjectSchema = {
      ...applyCreditGrant.request.properties.invoiceInfoList.items,
      required: [],
      open: true,
    };
    const holder: ObjectSchema = {
      type: 'object',
      description: 'Holds one.',
      status: 'documented',
      required: [],
      properties: { open },
    };
    assert.deepEqual(field(holder, 'open').control, { kind: 'json', array: false });
  });

  it('shows money as money', () => {
    const holder: ObjectSchema = {
      type: 'object',
      description: 'Holds one.',
      status: 'documented',
      required: ['loan/amount'],
      properties: { 'loan/amount': amount },
    };
    const [model] = formFor(holder, '/a');
    assert.equal(model?.pointer, '/a/loan~1amount');
    assert.equal(model.control.kind, 'amount');
  });

  it('says what a text looks like', () => {
    const { control } = field(applyCreditGrant.request, 'invoiceDate');
    assert.ok(control.kind === 'text');
    assert.equal(control.format, 'date8');
    assert.match(control.hint ?? '', /YYYYMMDD/);
    const content = field(submitAttachment.request, 'attachmentContent').control;
    assert.ok(content.kind === 'text');
    assert.equal(content.maxLength, 9_786_710);
  });

  it('suggests known values without choosing one', () => {
    const { control } = field(submitAttachment.request, 'bizType');
    assert.ok(control.kind === 'text');
    assert.deepEqual(control.suggestions, ['WF_B2B_ORDER_SYNC', 'WF_B2B_COLLECTION_ORDER_SYNC']);
  });
});
