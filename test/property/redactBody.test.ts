import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactBody } from '../../src/core/calls/redactBody.ts';
import { redacted } from '../../src/core/calls/redact.ts';
import type { ObjectSchema } from '../../src/core/schema/dialect.ts';

const schema: ObjectSchema = {
  type: 'object',
  description: 'An answer.',
  status: 'documented',
  properties: {
    accessToken: { type: 'string', description: 'A token.', status: 'documented', secret: true },
  },
  required: [],
};

/** Letters that no other part of a generated body has. */
const secrets = fc.stringMatching(/^§[A-Z0-9]{10,30}§$/);
const names = fc.constantFrom(
  'accessToken',
  'AccessToken',
  'access_token',
  'access\\u0054oken',
  '\\u0061ccessToken',
);
const plain = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));
const blanks = fc.constantFrom('', ' ', '\n\t');

/** A JSON text with a secret member somewhere in it, and the same text with what is to be left in its place. */
const bodies = fc.letrec<{ whole: (fill: string) => string; object: (fill: string) => string }>((tie) => ({
  object: fc.tuple(names, plain, plain, blanks, fc.boolean(), fc.option(tie('object'), { maxDepth: 3 })).map(
    ([name, before, after, blank, twice, inner]) =>
      (fill: string) =>
        `{"a":${before},${blank}"${name}"${blank}:${fill}${twice ? `,"${name}":${fill}` : ''},` +
        `"in":${inner === null ? '0' : `[${inner(fill)}]`},"b":${after}${blank}}`,
  ),
  whole: fc.oneof(
    tie('object'),
    tie('object').map((object) => (fill: string) => `[1,${object(fill)}]`),
  ),
})).whole;

/** What changes a name makes another member of it, which nobody can know to hold a credential. */
function insideName(text: string, place: number): boolean {
  return Array.from(text.matchAll(/"[^"]*oken"/gi)).some(
    ({ index, 0: { length } }) => index < place && place < index + length,
  );
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (body: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);

describe('redacted bodies', () => {
  it('keep every byte but those of the credentials', () => {
    fc.assert(
      fc.property(bodies, secrets, (body, secret) => {
        const left = textOf(redactBody(schema, encode(body(JSON.stringify(secret)))).body);
        assert.equal(left, body(JSON.stringify(redacted)));
      }),
    );
  });

  it('hold no credential where the body was cut, doubled, or lost or gained a byte outside its names', () => {
    const damages = fc.oneof(
      fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), by: fc.constant('') }),
      fc.record({
        kind: fc.constant('insert' as const),
        at: fc.nat(),
        by: fc.constantFrom('"', '\\', '{', '}', ',', '\u0000', '\uFEFF', ' '),
      }),
      fc.record({ kind: fc.constant('double' as const), at: fc.nat(), by: fc.constant('') }),
    );
    fc.assert(
      fc.property(bodies, secrets, damages, (body, secret, { kind, at, by }) => {
        const text = body(JSON.stringify(secret));
        const place = at % (text.length + 1);
        fc.pre(kind !== 'insert' || !insideName(text, place));
        const damaged =
          kind === 'cut'
            ? text.slice(0, place)
            : kind === 'double'
              ? text + text
              : text.slice(0, place) + by + text.slice(place);
        const left = textOf(redactBody(schema, encode(damaged)).body);
        const half = secret.slice(1, 9);
        assert.equal(left.includes(half), false, left);
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same when redacted again', () => {
    fc.assert(
      fc.property(bodies, secrets, (body, secret) => {
        const once = redactBody(schema, encode(body(JSON.stringify(secret)))).body;
        assert.deepEqual(redactBody(schema, once).body, once);
      }),
    );
  });

  it('are the bytes themselves, whatever they are, where no credential is meant', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        assert.equal(redactBody({ ...schema, properties: {} }, bytes).body, bytes);
      }),
    );
  });
});
