import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsonNumber, isJsonArray, isJsonObject, type Json } from '../../src/core/json/json.ts';
import { locateAll } from '../../src/core/json/locate.ts';
import { parseJson } from '../../src/core/json/parseJson.ts';
import { stringifyJson } from '../../src/core/json/stringifyJson.ts';
import { childPointer } from '../../src/core/schema/pointer.ts';
import { inEnglish } from '../../src/core/sentence.ts';
import { jsonBodies } from '../support/jsonBodies.ts';

/** The value as JSON.parse would give it. */
function plain(value: Json): unknown {
  if (value instanceof JsonNumber) return Number(value.source);
  if (isJsonArray(value)) return value.map(plain);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
}

function builtIn(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function pointersOf(value: Json, pointer = ''): readonly (readonly [string, Json])[] {
  const members = isJsonObject(value) ? [...value] : isJsonArray(value) ? [...value.entries()] : [];
  return [
    [pointer, value],
    ...members.flatMap(([name, member]) => pointersOf(member, childPointer(pointer, name))),
  ];
}

/** A JSON text with some characters taken out, doubled or replaced. */
const brokenTexts = fc
  .tuple(
    jsonBodies,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '"', '\\', ',', '}', '0', '.', 'e', '\n', 'u'))),
  )
  .map(([text, edits]) =>
    edits.reduce((left, [place, insert]) => {
      const at = place % (left.length + 1);
      return left.slice(0, at) + insert + left.slice(at + (place % 2));
    }, text),
  );

describe('JSON texts', () => {
  it('are read as JSON.parse reads them, unless a name appears twice', () => {
    fc.assert(
      fc.property(fc.oneof(jsonBodies, brokenTexts, fc.json(), fc.string()), (text) => {
        const parsed = parseJson(text);
        const expected = builtIn(text);
        if (parsed.ok) {
          assert.deepEqual(plain(parsed.value), expected?.value);
        } else if (expected !== undefined) {
          assert.match(inEnglish(parsed.problem.message), /appears twice/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are refused with a place inside the text', () => {
    fc.assert(
      fc.property(brokenTexts, (text) => {
        const parsed = parseJson(text);
        if (parsed.ok) return;
        const { offset, line, column } = parsed.problem;
        assert.ok(offset >= 0 && offset <= text.length);
        const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
        assert.deepEqual([line, column], [lines.length, (lines.at(-1)?.length ?? 0) + 1]);
      }),
    );
  });

  it('mean the same after they were written again, in one line or in many', () => {
    fc.assert(
      fc.property(jsonBodies, fc.constantFrom(0, 1, 2, 4), (text, indent) => {
        const parsed = parseJson(text);
        fc.pre(parsed.ok);
        assert.deepEqual(parseJson(stringifyJson(parsed.value, indent)), parsed);
      }),
    );
  });

  it('show every value at its pointer', () => {
    fc.assert(
      fc.property(jsonBodies, (text) => {
        const parsed = parseJson(text);
        fc.pre(parsed.ok);
        const values = pointersOf(parsed.value);
        const places = locateAll(
          text,
          values.map(([pointer]) => pointer),
        );
        for (const [pointer, value] of values) {
          const place = places.get(pointer);
          assert.ok(place?.exact);
          assert.deepEqual(parseJson(text.slice(place.from, place.to)), { ok: true, value });
        }
      }),
    );
  });
});
