import assert from 'node:assert/strict';
import { parseJson } from '../../../src/core/json/parseJson.ts';
import { stringifyJson } from '../../../src/core/json/stringifyJson.ts';

function rewritten(text: string, indent?: number): string {
  const parsed = parseJson(text);
  assert.ok(parsed.ok);
  return stringifyJson(parsed.value, indent);
}

describe('stringifyJson', () => {
  it('writes numbers in their own digits', () => {
    const text = '[9007199254740993,-0,1.50,1E+400,0.1e-7]';
    assert.equal(rewritten(text), text);
  });

  it('puts every member and item on a line of its own', () => {
    assert.equal(
      rewritten('{"b":[1,{"c":[]}],"a":{},"d":"x\\ny"}', 2),
      [
        '{',
        '  "b": [',
        '    1,',
        '    {',
        '      "c": []',
        '    }',
        '  ],',
        '  "a": {},',
        '  "d": "x\\ny"',
        '}',
      ].join('\n'),
    );
  });
});
