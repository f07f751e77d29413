import assert from 'node:assert/strict';
import { rewriteJson, type Rewriting } from '../../../src/core/doctor/jsonForms.ts';
import { compact, indented, jackson, spaced } from '../../../src/core/doctor/jsonLayout.ts';
import { joinTokens, readJsonSource } from '../../../src/core/doctor/jsonSource.ts';

const text = '{ "b":[1, {"z" :null}, []],\r\n\t"a" : {}, "á\\/\\u00e9":"/é\\n", "b":1.50 }';

function rewritten(source: string, rewriting: Rewriting): string | undefined {
  const tokens = readJsonSource(source);
  assert.ok(tokens);
  return rewriteJson(tokens, rewriting);
}

describe('JSON written anew', () => {
  it('stays as it is where nothing is changed', () => {
    const tokens = readJsonSource(text);
    assert.ok(tokens);
    assert.equal(joinTokens(tokens), text);
  });

  for (const [what, layout, indent] of [
    ['without white space', compact, undefined],
    ['with two blanks', indented('  '), 2],
    ['with four blanks', indented('    '), 4],
    ['with tabs', indented('\t'), '\t'],
  ] as const) {
    it(`has the white space of JSON.stringify ${what}`, () => {
      const value = { b: [1, { z: null }, [], [[]]], a: {}, text: 'x: {y, [z]}' };
      const source = JSON.stringify(value, null, 7);
      assert.equal(rewritten(source, { layout }), JSON.stringify(value, null, indent));
    });
  }

  it('has the white space of Python and of Jackson', () => {
    const source = '{"a":[1,{"b":2}],"c":{},"d":[]}';
    assert.equal(rewritten(source, { layout: spaced }), '{"a": [1, {"b": 2}], "c": {}, "d": []}');
    assert.equal(
      rewritten(source, { layout: jackson }),
      '{\n  "a" : [ 1, {\n    "b" : 2\n  } ],\n  "c" : { },\n  "d" : [ ]\n}',
    );
  });

  it('orders members by name at every level and keeps lists and repeated names', () => {
    assert.equal(
      rewritten(text, { layout: compact, sorted: true }),
      '{"a":{},"b":[1,{"z":null},[]],"b":1.50,"á\\/\\u00e9":"/é\\n"}',
    );
    assert.equal(
      rewritten('{"b":[{"d":1,"c":2}],"a":3}', { layout: compact, sorted: true }),
      '{"a":3,"b":[{"c":2,"d":1}]}',
    );
    assert.equal(rewritten('{"b":1', { sorted: true }), undefined);
  });

  for (const [strings, expected] of [
    ['plain', '"á/é/\\n<&\'=>"'],
    ['ascii', '"\\u00e1/\\u00e9/\\n<&\'=>"'],
    ['slashes', '"á\\/é\\/\\n<&\'=>"'],
    ['gson', '"á/é/\\n\\u003c\\u0026\\u0027\\u003d\\u003e"'],
    ['go', '"á/é/\\n\\u003c\\u0026\'=\\u003e"'],
    ['asciiUpper', '"\\u00E1/\\u00E9/\\n<&\'=>"'],
  ] as const) {
    it(`has the escapes of ${strings}`, () => {
      assert.equal(rewritten('"á\\/\\u00e9/\\n<&\'=>"', { strings }), expected);
    });
  }

  for (const [numbers, expected] of [
    ['javascript', '[9223372036854776000,1000,1.1,0.00001,-0.5,1e+21,"7",5]'],
    ['plain', '[9223372036854775807,1000,1.1,0.00001,-0.5,1000000000000000000000,"7",5]'],
    ['python', '[9223372036854775807,1000.0,1.1,1e-05,-0.5,1e+21,"7",5]'],
    ['java', '[9.223372036854776E18,1000.0,1.1,1.0E-5,-0.5,1.0E21,"7",5.0]'],
    ['quoted', '["9223372036854775807","1e3","1.10","0.000010","-0.50","1E21","7","5"]'],
    ['unquoted', '[9223372036854775807,1e3,1.10,0.000010,-0.50,1E21,7,5]'],
  ] as const) {
    it(`has numbers as ${numbers}`, () => {
      assert.equal(
        rewritten('[9223372036854775807,1e3,1.10,0.000010,-0.50,1E21,"7",5]', { numbers }),
        expected,
      );
    });
  }

  it('is not tried for what is nested so deep that its indentation would fill the memory', () => {
    assert.notEqual(readJsonSource(`${'['.repeat(100)}1${']'.repeat(100)}`), undefined);
    assert.equal(readJsonSource('['.repeat(40_000)), undefined);
    assert.equal(readJsonSource(']'.repeat(1_000) + '{"a":'.repeat(101)), undefined);
  });

  it('is not tried for what is no JSON', () => {
    assert.equal(readJsonSource('grant_type=code&a=1'), undefined);
    assert.equal(readJsonSource(''), undefined);
  });
});
