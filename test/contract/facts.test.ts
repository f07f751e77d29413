import assert from 'node:assert/strict';
import { endpoints, findEndpoint } from '../../src/core/catalogue/index.ts';
import { allSystemCodes } from '../../src/core/catalogue/results.ts';
import type { EndpointDescription, ResultCode } from '../../src/core/catalogue/endpoint.ts';
import type { DocumentId, ObjectSchema, Schema, StringSchema } from '../../src/core/schema/dialect.ts';
import applyTokenPages from '../facts/applyToken.json' with { type: 'json' };
import document000 from '../facts/000.json' with { type: 'json' };
import document000Web from '../facts/000-web.json' with { type: 'json' };
import document001 from '../facts/001.json' with { type: 'json' };
import document001Web from '../facts/001-web.json' with { type: 'json' };
import document002 from '../facts/002.json' with { type: 'json' };
import document003 from '../facts/003.json' with { type: 'json' };
import document004 from '../facts/004.json' with { type: 'json' };
import inquiryCreditGrantPage from '../facts/inquiryCreditGrant.json' with { type: 'json' };
import objects from '../facts/objects.json' with { type: 'json' };
import revokeTokenPage from '../facts/revokeToken.json' with { type: 'json' };
import submitAttachmentPage from '../facts/submitAttachment.json' with { type: 'json' };

/** One row of a field table, as a document prints it. */
interface FieldFact {
  readonly name: string;
  readonly type: string;
  readonly required: boolean | string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly format?: string;
}

interface CodeFact {
  readonly code: string;
  readonly status: string;
  readonly kind: string;
}

interface DocumentFacts {
  readonly document: string;
  readonly endpoint: string;
  readonly path: string;
  readonly conditionalHeaders?: readonly string[];
  readonly request: readonly FieldFact[];
  readonly response: readonly FieldFact[];
  readonly codes: readonly CodeFact[];
}

const documents: readonly DocumentFacts[] = [
  document000,
  document000Web,
  document001,
  document001Web,
  document002,
  document003,
  document004,
  submitAttachmentPage,
  inquiryCreditGrantPage,
  applyTokenPages,
  revokeTokenPage,
];

/** A code of the platform that an endpoint has although the copy of its page ends before its table does. */
function isAssumed(endpoint: EndpointDescription, { code, documents: claimed }: ResultCode): boolean {
  const ofPlatform = (allSystemCodes as readonly string[]).includes(code);
  return !endpoint.resultsComplete && ofPlatform && claimed.length === 0;
}

const sharedObjects: Readonly<Record<string, readonly FieldFact[]>> = objects;

type Direction = 'request' | 'response';
const directions: readonly Direction[] = ['request', 'response'];

describe('the facts of the documents', () => {
  for (const facts of documents) {
    describe(`document ${facts.document} on ${facts.endpoint}`, () => {
      const endpoint = findEndpoint(facts.endpoint)!;

      it('has its path', () => {
        assert.equal(endpoint.path, facts.path);
        assert.ok(endpoint.documents.some(({ id }) => id === facts.document));
      });

      it('has its conditional headers', () => {
        const names: readonly string[] = endpoint.headers.map(({ name }) => name);
        for (const name of facts.conditionalHeaders ?? []) assert.ok(names.includes(name), name);
      });

      for (const direction of directions) {
        for (const fact of facts[direction]) {
          it(`has ${direction} field ${fact.name}`, () => {
            const schema = endpoint[direction].properties[fact.name];
            assert.ok(schema, 'the catalogue does not have it');
            assertField(schema, fact);
            assert.ok((schema.documents ?? []).includes(facts.document as DocumentId) || isShared(fact));
            assert.equal(isRequired(endpoint, direction, fact.name), fact.required === true);
          });
        }
      }

      for (const fact of facts.codes) {
        it(`has code ${fact.code}`, () => {
          const result = endpoint.results.find(({ code }) => code === fact.code);
          assert.ok(result, 'the catalogue does not have it');
          assert.equal(result.status, fact.status);
          assert.equal(result.kind, fact.kind);
          assert.ok(result.documents.includes(facts.document as DocumentId));
        });
      }
    });
  }
});

describe('the catalogue holds nothing that no document says', () => {
  for (const endpoint of endpoints) {
    const described = documents.filter((facts) => facts.endpoint === endpoint.name);

    for (const direction of directions) {
      it(`in the ${direction} fields of ${endpoint.name}`, () => {
        const documented = new Set(described.flatMap((facts) => facts[direction].map(({ name }) => name)));
        assert.deepEqual(new Set(Object.keys(endpoint[direction].properties)), documented);
      });

      it(`in what it says of the sources of the ${direction} fields of ${endpoint.name}`, () => {
        for (const [name, schema] of Object.entries(endpoint[direction].properties)) {
          if (name === 'result') continue;
          assert.deepEqual(new Set(schema.documents), sourcesOf(described, direction, name), name);
        }
      });
    }

    it(`in the codes of ${endpoint.name}`, () => {
      const documented = new Set(described.flatMap(({ codes }) => codes.map(({ code }) => code)));
      const told = endpoint.results.filter((result) => !isAssumed(endpoint, result));
      assert.deepEqual(new Set(told.map(({ code }) => code)), documented);
      assert.equal(new Set(endpoint.results.map(({ code }) => code)).size, endpoint.results.length);
    });

    it(`in what it says of the sources of the codes of ${endpoint.name}`, () => {
      for (const { code, documents: claimed } of endpoint.results) {
        const listing = described.filter(({ codes }) => codes.some((fact) => fact.code === code));
        assert.deepEqual(new Set<string>(claimed), new Set(listing.map(({ document }) => document)), code);
      }
    });
  }

  it('and has the 92 pairs of endpoint and code', () => {
    const counts = Object.fromEntries(endpoints.map(({ name, results }) => [name, results.length]));
    assert.deepEqual(counts, {
      inquiryBalance: 20,
      inquiryPrefundingBalance: 14,
      queryCreditQuota: 12,
      submitAttachment: 6,
      applyCreditGrant: 10,
      inquiryCreditGrant: 10,
      applyToken: 10,
      revokeToken: 10,
    });
  });
});

/** Holds a schema to a row, and the members of the objects that all documents share to theirs. */
function assertField(schema: Schema, fact: FieldFact): void {
  const itemType = /^Array<(\w+)>$/.exec(fact.type)?.[1];
  if (itemType !== undefined) {
    assert.ok(schema.type === 'array');
    assertField(schema.items, { ...fact, type: itemType });
    return;
  }
  const members = sharedObjects[fact.type];
  if (members !== undefined) {
    assertObject(schema, members);
    return;
  }
  if (fact.type === 'WholeNumber') {
    assert.ok(schema.type === 'wholeNumber');
    assert.equal(schema.maxDigits, fact.maxLength);
    return;
  }
  assert.equal(fact.type, 'String');
  assert.ok(schema.type === 'string');
  assertText(schema, fact);
}

function assertObject(schema: Schema, members: readonly FieldFact[]): void {
  assert.ok(schema.type === 'object');
  assert.equal(schema.open === true, members.length === 0, 'open exactly where no member is documented');
  assert.deepEqual(new Set(Object.keys(schema.properties)), new Set(members.map(({ name }) => name)));
  for (const member of members) {
    assertField(memberOf(schema, member.name), member);
    assert.equal(schema.required.includes(member.name), member.required === true, member.name);
  }
}

function assertText(schema: StringSchema, fact: FieldFact): void {
  assert.deepEqual(schema.enum, fact.enum);
  // A currency is three letters, whether or not the row of the field says so.
  assert.equal(schema.maxLength, schema.format === 'currency' ? 3 : fact.maxLength);
  assert.equal(schema.format === 'date8', fact.format === 'YYYYMMDD');
}

function memberOf(schema: ObjectSchema, name: string): Schema {
  const member = schema.properties[name];
  assert.ok(member);
  return member;
}

function isRequired(endpoint: EndpointDescription, direction: Direction, name: string): boolean {
  const required = endpoint[direction].required.includes(name);
  return direction === 'request' ? required : required || endpoint.requiredOnSuccess.includes(name);
}

function isShared({ type }: FieldFact): boolean {
  return type === 'Result';
}

function sourcesOf(facts: readonly DocumentFacts[], direction: Direction, name: string): Set<string> {
  const listing = facts.filter((document) => document[direction].some((fact) => fact.name === name));
  return new Set(listing.map(({ document }) => document));
}
