import assert from 'node:assert/strict';
import { JsonNumber, type Json } from '../../../src/core/json/json.ts';
import { childPointer, formatPointer, parsePointer, valueAt } from '../../../src/core/schema/pointer.ts';

describe('a JSON pointer', () => {
  it('reads and writes the examples of RFC 6901', () => {
    for (const [pointer, steps] of [
      ['', []],
      ['/foo', ['foo']],
      ['/foo/0', ['foo', '0']],
      ['/', ['']],
      ['/a~1b', ['a/b']],
      ['/m~0n', ['m~n']],
      ['/~01', ['~1']],
      ['/ ', [' ']],
      ['/k"l', ['k"l']],
    ] as const) {
      assert.deepEqual(parsePointer(pointer), steps);
      assert.equal(formatPointer(steps), pointer);
    }
  });

  it('is refused where it is none', () => {
    for (const text of ['foo', '~', '/a~', '/a~2b', '#/foo'])
      assert.equal(parsePointer(text), undefined, text);
  });

  it('leads to members and items, and nowhere else', () => {
    const body: Json = new Map<string, Json>([
      ['list', [new JsonNumber('9007199254740993'), new Map([['a/b', 'x']])]],
      ['text', 'abc'],
      ['nothing', null],
    ]);
    assert.equal(valueAt(body, []), body);
    assert.deepEqual(valueAt(body, ['list', '0']), new JsonNumber('9007199254740993'));
    assert.equal(valueAt(body, ['list', '1', 'a/b']), 'x');
    assert.equal(valueAt(body, ['nothing']), null);
    for (const steps of [
      ['absent'],
      ['list', '2'],
      ['list', '-1'],
      ['list', '01'],
      ['list', 'length'],
      ['text', '0'],
      ['text', 'length'],
      ['nothing', 'x'],
      ['toString'],
    ]) {
      assert.equal(valueAt(body, steps), undefined, steps.join('/'));
    }
  });

  it('escapes the step that is added', () => {
    assert.equal(childPointer('/list', 0), '/list/0');
    assert.equal(childPointer('', 'a/b~c'), '/a~1b~0c');
  });
});
