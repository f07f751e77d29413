import assert from 'node:assert/strict';
import { endpoints, findEndpoint } from '../../../src/core/catalogue/index.ts';
import type { ObjectSchema, Schema } from '../../../src/core/schema/dialect.ts';
import { parsePointer } from '../../../src/core/schema/pointer.ts';
import { createValidator } from '../../../src/gateway/ajvValidator.ts';

/** Advice after which somebody would send the same request a second time. */
const resendWording =
  /\b(send|submit|apply|call|try|ask)\b[^.;:]*\bagain\b|\bre-?(send|submit|try|apply)|\bretr(y|ies)|\brepeat (it|this|the)/i;

const writes = endpoints.filter(({ effect }) => effect !== 'read');

describe('the catalogue', () => {
  it('finds every endpoint by its name and nothing by another', () => {
    for (const endpoint of endpoints) assert.equal(findEndpoint(endpoint.name), endpoint);
    assert.equal(findEndpoint('inquirybalance'), undefined);
    assert.equal(findEndpoint('toString'), undefined);
    assert.equal(new Set(endpoints.map(({ name }) => name)).size, endpoints.length);
  });

  it('knows which endpoints write, and what settles them', () => {
    assert.deepEqual(
      writes.map(({ name, effect, idempotencyField, settledBy }) => ({
        name,
        effect,
        idempotencyField,
        settledBy,
      })),
      [
        { name: 'submitAttachment', effect: 'write', idempotencyField: undefined, settledBy: undefined },
        {
          name: 'applyCreditGrant',
          effect: 'movesMoney',
          idempotencyField: 'referenceNo',
          settledBy: 'inquiryCreditGrant',
        },
        { name: 'applyToken', effect: 'write', idempotencyField: undefined, settledBy: undefined },
        { name: 'revokeToken', effect: 'write', idempotencyField: undefined, settledBy: undefined },
      ],
    );
  });

  it('names only endpoints and fields that exist', () => {
    for (const endpoint of endpoints) {
      const { settledBy, idempotencyField, businessStatus, requiredOnSuccess } = endpoint;
      if (settledBy !== undefined) assert.equal(findEndpoint(settledBy)?.effect, 'read');
      if (idempotencyField !== undefined) assert.ok(endpoint.request.required.includes(idempotencyField));
      for (const name of requiredOnSuccess) assert.ok(name in endpoint.response.properties, name);
      if (businessStatus === undefined) continue;
      const field = endpoint.response.properties[businessStatus.field];
      assert.ok(field?.type === 'string');
      assert.deepEqual(Object.keys(businessStatus.values), field.enum);
    }
  });

  it('tells a failed application from one in review and a granted one', () => {
    const standings = (name: string) =>
      Object.entries(findEndpoint(name)?.businessStatus?.values ?? {}).map(([value, { standing }]) => [
        value,
        standing,
      ]);
    assert.deepEqual(standings('applyCreditGrant'), [
      ['ACCEPTED', 'pending'],
      ['FAILED', 'failed'],
    ]);
    assert.deepEqual(standings('inquiryCreditGrant'), [
      ['ACCEPTED', 'pending'],
      ['SUCCESS', 'succeeded'],
      ['FAILED', 'failed'],
    ]);
  });

  it('says where the list of codes is not complete', () => {
    const cut = endpoints.filter(({ resultsComplete }) => !resultsComplete).map(({ name }) => name);
    assert.deepEqual(cut, ['submitAttachment', 'inquiryCreditGrant', 'applyToken', 'revokeToken']);
  });

  it('notices advice to send again, in the words of the documents', () => {
    for (const advice of [
      'Retry with the correct user information.',
      'Call the interface again to resolve the issue.',
      'The service might be down, retry later.',
      'Send the request again.',
      'Resubmit it.',
      'Do repeat the call.',
    ]) {
      assert.match(advice, resendWording);
    }
  });

  for (const endpoint of writes) {
    it(`never advises to send ${endpoint.name} again`, () => {
      for (const { code, furtherAction, meaning } of endpoint.results) {
        const advice = furtherAction.replace(/^Do not repeat the application\. /, '');
        assert.doesNotMatch(advice, resendWording, code);
        assert.doesNotMatch(meaning, resendWording, code);
      }
      for (const note of [...endpoint.notes, ...endpoint.bestPractices]) {
        assert.doesNotMatch(note, resendWording);
      }
    });
  }

  it('tells what to do after an unknown application or upload', () => {
    const advice = (name: string) =>
      findEndpoint(name)!
        .results.filter(({ status }) => status === 'U')
        .map(({ furtherAction }) => furtherAction);
    for (const text of advice('applyCreditGrant')) assert.match(text, /inquiryCreditGrant/);
    for (const text of advice('submitAttachment')) assert.match(text, /new attachmentId/);
  });
});

describe('every sentence of the catalogue', () => {
  for (const endpoint of endpoints) {
    it(`about ${endpoint.name} is there and ends as a sentence`, () => {
      const sentences = [
        endpoint.purpose,
        ...endpoint.notes,
        ...endpoint.bestPractices,
        ...endpoint.headers.map(({ condition }) => condition),
        ...endpoint.results.flatMap(({ meaning, furtherAction }) => [meaning, furtherAction]),
        ...Object.values(endpoint.businessStatus?.values ?? {}).map(({ meaning }) => meaning),
        ...sentencesOf(endpoint.request),
        ...sentencesOf(endpoint.response),
      ];
      for (const sentence of sentences) assert.match(sentence, /^[A-Z].*\S[.]$/s, sentence);
    });

    it(`about the enums of ${endpoint.name} has a meaning for every value and no other`, () => {
      for (const schema of [...descendants(endpoint.request), ...descendants(endpoint.response)]) {
        if (schema.type !== 'string' || schema.enum === undefined) continue;
        assert.deepEqual(Object.keys(schema.enumMeanings ?? {}), schema.enum);
      }
    });
  }
});

describe('every sample', () => {
  const validator = createValidator();

  for (const { name, request, response, requiredOnSuccess, sample } of endpoints) {
    it(`of ${name} fits its schemas`, () => {
      const check = (schema: ObjectSchema, body: unknown) =>
        assert.deepEqual(
          validator
            .validate(schema, JSON.stringify(body))
            .filter(({ sentence }) => !isAboutCredential(sentence)),
          [],
        );
      check(request, sample.request);
      check({ ...response, required: [...response.required, ...requiredOnSuccess] }, sample.response);
    });

    it(`of ${name} marks invented values that are there`, () => {
      for (const pointer of sample.invented) {
        let value: unknown = sample.request;
        for (const step of parsePointer(pointer)!) value = (value as Record<string, unknown>)[step];
        assert.notEqual(value, undefined, pointer);
      }
    });
  }

  it('has no made-up business value that is not marked as invented', () => {
    const marked = (name: string) => findEndpoint(name)!.sample.invented;
    const allOf = (name: string) => Object.keys(findEndpoint(name)!.sample.request as object);
    for (const name of ['submitAttachment', 'applyCreditGrant', 'inquiryCreditGrant']) {
      for (const field of allOf(name)) {
        assert.ok(
          marked(name).some((pointer) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)),
          `${name} ${field}`,
        );
      }
    }
  });
});

/** A sample may hold what a real request keeps out of files: its credentials are made up. */
function isAboutCredential(sentence: string): boolean {
  return /is a credential/.test(sentence);
}

function descendants(schema: Schema): readonly Schema[] {
  switch (schema.type) {
    case 'array':
      return [schema, ...descendants(schema.items)];
    case 'object':
      return [schema, ...Object.values(schema.properties).flatMap(descendants)];
    default:
      return [schema];
  }
}

function sentencesOf(schema: Schema): readonly string[] {
  return descendants(schema).flatMap((one) => [
    one.description,
    ...(one.notes ?? []),
    ...(one.type === 'string' ? Object.values(one.enumMeanings ?? {}) : []),
  ]);
}
