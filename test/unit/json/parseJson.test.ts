import assert from 'node:assert/strict';
import { JsonNumber, isJsonObject } from '../../../src/core/json/json.ts';
import { maxDepth, parseJson } from '../../../src/core/json/parseJson.ts';
import { inEnglish } from '../../../src/core/sentence.ts';

function problemIn(text: string) {
  const parsed = parseJson(text);
  assert.ok(!parsed.ok, `${text} was taken`);
  return parsed.problem;
}

describe('parseJson', () => {
  it('keeps the digits of numbers and the order of members', () => {
    const parsed = parseJson('{"b": 9007199254740993, "a": [-0, 1.50, 1E+400], "": true}');
    assert.ok(parsed.ok && isJsonObject(parsed.value));
    assert.deepEqual([...parsed.value.keys()], ['b', 'a', '']);
    assert.deepEqual(parsed.value.get('b'), new JsonNumber('9007199254740993'));
    assert.deepEqual(
      parsed.value.get('a'),
      ['-0', '1.50', '1E+400'].map((source) => new JsonNumber(source)),
    );
  });

  it('keeps names that objects of JavaScript treat apart', () => {
    const parsed = parseJson('{"__proto__": 1, "constructor": 2, "10": 3, "2": 4}');
    assert.ok(parsed.ok && isJsonObject(parsed.value));
    assert.deepEqual([...parsed.value.keys()], ['__proto__', 'constructor', '10', '2']);
  });

  const refused: readonly (readonly [text: string, line: number, column: number, message: string])[] = [
    ['', 1, 1, 'A value is missing: found the end of the text'],
    [' \n ', 2, 2, 'A value is missing: found the end of the text'],
    ['\uFEFF{}', 1, 1, 'The text begins with a byte order mark, which JSON does not allow'],
    ['{"a":1}\r\n{', 2, 1, 'The JSON value ends here, but "{" follows'],
    ['{"a":1,\n}', 2, 1, 'JSON allows no comma after the last member'],
    ['[1,2,]', 1, 6, 'JSON allows no comma after the last item'],
    ['{"a" 1}', 1, 6, 'A colon is missing after the name "a": found "1"'],
    ['{"a":1 "b":2}', 1, 8, 'A comma or } is missing: found "\\""'],
    ['[1 2]', 1, 4, 'A comma or ] is missing: found "2"'],
    ['{a:1}', 1, 2, 'A name in double quotes is missing: found "a"'],
    ['{"a":1,"b":{"a":2,"x":0,"x":1}}', 1, 25, 'The member "x" appears twice in the same object'],
    ['{"a":1,"\\u0061":2}', 1, 8, 'The member "a" appears twice in the same object'],
    ["{'a':1}", 1, 2, 'A name in double quotes is missing: found "\'"'],
    ["['a']", 1, 2, 'JSON strings are written in double quotes'],
    ['[// one\n1]', 1, 2, 'JSON allows no comments'],
    ['[01]', 1, 2, 'A number must not begin with a zero'],
    ['[+1]', 1, 2, 'A number must not begin with a plus sign'],
    ['[.5]', 1, 2, 'A number needs a digit before its point'],
    ['[-]', 1, 2, 'A digit is missing after the minus sign'],
    ['[1.]', 1, 4, 'A digit is missing after the point of a number'],
    ['[1e]', 1, 4, 'A digit is missing in the exponent of a number'],
    ['[0x1]', 1, 3, 'A comma or ] is missing: found "x"'],
    ['[NaN]', 1, 2, 'A value is missing: found "N"'],
    ['[True]', 1, 2, 'A value is missing: found "T"'],
    ['[nul]', 1, 2, 'A value is missing: found "n"'],
    ['["a', 1, 2, 'This string has no closing quote'],
    ['["\\', 1, 2, 'This string has no closing quote'],
    ['["a\nb"]', 1, 4, 'the character U+000A must be written as an escape inside a string'],
    ['["\\n\tb"]', 1, 5, 'the character U+0009 must be written as an escape inside a string'],
    ['["\\\\\\x41"]', 1, 5, 'A backslash in a string must not be followed by "x"'],
    ['["\\u12g4"]', 1, 3, '\\u must be followed by four hexadecimal digits'],
    ['{"a":1}\u0000', 1, 8, 'The JSON value ends here, but the character U+0000 follows'],
    ['[\u00a01]', 1, 2, 'A value is missing: found the character U+00A0'],
    ['[😀]', 1, 2, 'A value is missing: found "😀"'],
  ];

  for (const [text, line, column, message] of refused) {
    it(`refuses ${JSON.stringify(text)} at line ${line}, column ${column}`, () => {
      const problem = problemIn(text);
      assert.deepEqual([problem.line, problem.column, inEnglish(problem.message)], [line, column, message]);
    });
  }

  it('counts every kind of line end as one', () => {
    const problem = problemIn('{\r\n"a":\r1,\n\n x}');
    assert.deepEqual([problem.line, problem.column, problem.offset], [5, 2, 13]);
  });

  it('takes nesting up to its limit and refuses more without running out of stack', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    assert.equal(parseJson(nested(maxDepth)).ok, true);
    assert.equal(inEnglish(problemIn(nested(maxDepth + 2)).message), `Nested deeper than ${maxDepth} levels`);
    assert.equal(
      inEnglish(problemIn('{"a":'.repeat(1_000_000)).message),
      `Nested deeper than ${maxDepth} levels`,
    );
  });
});
