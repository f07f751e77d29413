import assert from 'node:assert/strict';
import { locate, locateAll } from '../../../src/core/json/locate.ts';

const text = `{
  "a/b": [10, {"x~y": "v\\"]"}, [] ],
  "t": true, "": -1.5e3
}`;

function found(pointer: string): readonly [string, boolean] | undefined {
  const place = locate(text, pointer);
  return place === undefined ? undefined : [text.slice(place.from, place.to), place.exact];
}

describe('locate', () => {
  for (const [pointer, value] of [
    ['', text],
    ['/a~1b', '[10, {"x~y": "v\\"]"}, [] ]'],
    ['/a~1b/0', '10'],
    ['/a~1b/1', '{"x~y": "v\\"]"}'],
    ['/a~1b/1/x~0y', '"v\\"]"'],
    ['/a~1b/2', '[]'],
    ['/t', 'true'],
    ['/', '-1.5e3'],
  ] as const) {
    it(`finds ${JSON.stringify(pointer)}`, () => {
      assert.deepEqual(found(pointer), [value, true]);
    });
  }

  for (const [pointer, around] of [
    ['/missing', text],
    ['/a~1b/7', '[10, {"x~y": "v\\"]"}, [] ]'],
    ['/a~1b/1/z', '{"x~y": "v\\"]"}'],
    ['/a~1b/0/deeper', '10'],
    ['/t/x/y/z', 'true'],
  ] as const) {
    it(`gives what is around the place of ${pointer}`, () => {
      assert.deepEqual(found(pointer), [around, false]);
    });
  }

  it('finds many in one pass and leaves out what is no pointer', () => {
    const places = locateAll(text, ['/t', '/a~1b/0', '/t', 'no pointer', '/missing']);
    assert.deepEqual([...places.keys()].sort(), ['/a~1b/0', '/missing', '/t']);
    assert.equal(text.slice(places.get('/t')?.from, places.get('/t')?.to), 'true');
  });

  it('finds what comes before the broken place of a text, and nothing behind it', () => {
    const broken = '{"a": 1, "b": [2, "c"';
    assert.equal(locate(broken, '/a')?.from, 6);
    assert.equal(locate(broken, '/b'), undefined);
    assert.equal(locate('', '/a'), undefined);
    assert.equal(locate('{"a"', '/a'), undefined);
  });

  it('takes names with escapes for what they mean', () => {
    assert.equal(locate('{"\\u0061": 7}', '/a')?.from, 11);
  });
});
