import assert from 'node:assert/strict';
import { planRemove, planSet, type EditPlan } from '../../../src/extension/requests/pointerEdits.ts';

function applied(text: string, plan: EditPlan): string {
  assert.ok(plan.ok);
  return [...plan.changes]
    .reverse()
    .reduce((whole, { from, to, insert }) => whole.slice(0, from) + insert + whole.slice(to), text);
}

describe('setting a value at a pointer', () => {
  const cases: readonly (readonly [
    what: string,
    before: string,
    pointer: string,
    json: string,
    after: string,
  ])[] = [
    ['fills an empty body', '{}', '/currencyList', '["USD"]', '{\n  "currencyList": ["USD"]\n}'],
    ['fills an empty file', '', '/referenceNo', '"R-1"', '{\n  "referenceNo": "R-1"\n}'],
    ['keeps a final line break', '{}\n', '/a', '1', '{\n  "a": 1\n}\n'],
    ['replaces only the value', '{ "a" :1,\t"b":2 }', '/a', '10', '{ "a" :10,\t"b":2 }'],
    ['keeps integers beyond 2^53', '{"n":9007199254740993123}', '/a', '1', '{"n":9007199254740993123,"a":1}'],
    ['writes integers beyond 2^53', '{"a":1}', '/a', '1234567890123456789', '{"a":1234567890123456789}'],
    ['adds in the style of a compact body', '{"a":1}', '/b/c', '2', '{"a":1,"b":{"c":2}}'],
    ['adds in the style of a spaced line', '{ "a": 1 }', '/b', '2', '{ "a": 1, "b": 2 }'],
    ['adds in the style of wide colons', '{"a" : 1}', '/b', '2', '{"a" : 1, "b" : 2}'],
    ['adds in the style of a colon that follows a space', '{"a" :1}', '/b', '2', '{"a" :1,"b" :2}'],
    ['adds with the tabs of its neighbours', '{\n\t"a": 1\n}', '/b', '2', '{\n\t"a": 1,\n\t"b": 2\n}'],
    [
      'adds with the CRLF of its neighbours',
      '{\r\n    "a": 1\r\n}',
      '/b/c',
      '2',
      '{\r\n    "a": 1,\r\n    "b": {\r\n        "c": 2\r\n    }\r\n}',
    ],
    [
      'adds to a nested object',
      '{\n  "a": {\n    "b": 1\n  }\n}',
      '/a/c',
      '2',
      '{\n  "a": {\n    "b": 1,\n    "c": 2\n  }\n}',
    ],
    ['fills a nested empty object', '{\n  "a": {}\n}', '/a/b', '2', '{\n  "a": {\n    "b": 2\n  }\n}'],
    ['adds to a list on one line', '{ "l": ["USD"] }', '/l/1', '"EUR"', '{ "l": ["USD", "EUR"] }'],
    ['adds to the end of a list', '{"l":["USD"]}', '/l/-', '"EUR"', '{"l":["USD","EUR"]}'],
    ['makes the list that is missing', '{}', '/l/0', '"EUR"', '{\n  "l": ["EUR"]\n}'],
    [
      'fills an empty list with an object',
      '{\n  "l": []\n}',
      '/l/0/a',
      '1',
      '{\n  "l": [\n    {\n      "a": 1\n    }\n  ]\n}',
    ],
    ['puts an object where null was', '{\n  "a": null\n}', '/a/b', '1', '{\n  "a": {\n    "b": 1\n  }\n}'],
    ['escapes a name', '{}', '/a~1b"~0', '1', '{\n  "a/b\\"~": 1\n}'],
    ['finds an escaped name', '{"\\u0061":1}', '/a', '2', '{"\\u0061":2}'],
    [
      'keeps emoji and what stands around',
      '{"x":"💶\\u00e9","a":1,"y":"💷"}',
      '/a',
      '"🙂"',
      '{"x":"💶\\u00e9","a":"🙂","y":"💷"}',
    ],
    ['replaces the whole body', ' {"a":1}\n', '', '{"b":2}', ' {"b":2}\n'],
    [
      'does not take blank lines along',
      '{\n  "a": 1,\n\n  "b": 2\n}',
      '/c',
      '3',
      '{\n  "a": 1,\n\n  "b": 2,\n  "c": 3\n}',
    ],
    ['takes a name of digits in an object', '{"a":{"0":1}}', '/a/0', '2', '{"a":{"0":2}}'],
  ];
  for (const [what, before, pointer, json, after] of cases) {
    it(what, () => assert.equal(applied(before, planSet(before, pointer, json)), after));
  }

  it('refuses to put a member into a text, so that nothing typed is lost', () => {
    const plan = planSet('{"amount":"12.50"}', '/amount/value', '1250');
    assert.deepEqual(plan, { ok: false, refusal: { kind: 'singleValue', place: 'amount' } });
  });

  it('refuses a place beyond the end of a list', () => {
    assert.equal(planSet('{"l":[1]}', '/l/3', '1').ok, false);
    assert.equal(planSet('{"l":[1]}', '/l/x', '1').ok, false);
  });
});

describe('removing a member', () => {
  const cases: readonly (readonly [what: string, before: string, pointer: string, after: string])[] = [
    ['takes the first with its comma', '{\n  "a": 1,\n  "b": 2\n}', '/a', '{\n  "b": 2\n}'],
    ['takes the last with the comma before it', '{\n  "a": 1,\n  "b": 2\n}', '/b', '{\n  "a": 1\n}'],
    ['leaves an empty object', '{ "a": 1 }', '/a', '{}'],
    ['takes an element out of a list', '{"l":["USD", "EUR", "JPY"]}', '/l/1', '{"l":["USD", "JPY"]}'],
    ['takes the last element', '{"l":["USD", "EUR"]}', '/l/1', '{"l":["USD"]}'],
    ['leaves everything where there is nothing to remove', '{"a": 1 }', '/b/c/0', '{"a": 1 }'],
    [
      'keeps what stands around',
      '{"n":1234567890123456789,"a":[1,2],"s":"\\u20ac"}',
      '/a',
      '{"n":1234567890123456789,"s":"\\u20ac"}',
    ],
  ];
  for (const [what, before, pointer, after] of cases) {
    it(what, () => assert.equal(applied(before, planRemove(before, pointer)), after));
  }
});
