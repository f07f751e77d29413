import assert from 'node:assert/strict';
import { namesAfter, placeInBody } from '../../../src/webview/json/placeInBody.ts';

/** The text with the cursor as |, and the place in a few words. */
const places: readonly (readonly [text: string, place: string | undefined])[] = [
  ['|', undefined],
  ['{|', 'name of /'],
  ['{|}', 'name of /'],
  ['{"cur|', 'quoted name of /'],
  ['{"cur|rencyList": []}', 'quoted name of /'],
  ['{cur|', 'name of /'],
  ['{"a"|', undefined],
  ['{"a":|', 'value of / a'],
  ['{"a": "U|', 'quoted value of / a'],
  ['{"a": "U\\"|', 'quoted value of / a'],
  ['{"a": "U"|', undefined],
  ['{"a": 12|', 'value of / a'],
  ['{"a": 12 |', undefined],
  ['{"a": 12, |', 'name of / after a'],
  ['{"a": [|', 'value of /a'],
  ['{"a": ["x", "|"]}', 'quoted value of /a'],
  ['{"a": ["x" |', undefined],
  ['{"a": {"b": true, "|', 'quoted name of /a after b'],
  ['{"a": [{"b": [1, {"|', 'quoted name of /a/0/b/1'],
  ['{"a": "}]", "b|', 'quoted name of / after a'],
  ['{} |', undefined],
];

describe('the place of the cursor in a body', () => {
  for (const [marked, expected] of places) {
    it(`${marked} is ${expected ?? 'no place for a suggestion'}`, () => {
      const offset = marked.indexOf('|');
      const place = placeInBody(marked.replace('|', ''), offset);
      const { quoted, wants, steps = [], member, names = [] } = place ?? {};
      const after = wants === 'name' && names.length > 0 ? ` after ${names.join(' ')}` : '';
      const of = wants === 'value' && member !== undefined ? ` ${member}` : '';
      const words = `${quoted === true ? 'quoted ' : ''}${wants ?? ''} of /${steps.join('/')}${of}${after}`;
      assert.equal(place && words, expected);
    });
  }

  it('knows the names that come after it in the same object', () => {
    const text = '{"a": {"no": 1}, "b" : ["c"], "d": "e:", "f": 1}, "g": 1';
    assert.deepEqual(namesAfter(text, 1), ['a', 'b', 'd', 'f']);
  });
});
