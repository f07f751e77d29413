import assert from 'node:assert/strict';
import { namesReference } from '../../../src/extension/grants/namesReference.ts';

describe('the request that a new reference number goes into', () => {
  const names = (text: string) => namesReference(text, 'referenceNo', 'REF-1');

  it('is the one that names the earlier reference', () => {
    assert.equal(names('{"payeeCode": "P", "referenceNo": "REF-1"}'), true);
    assert.equal(names('{"referenceNo": "REF\\u002d1"}'), true);
  });

  it('is no other, whatever is in front', () => {
    for (const text of [
      '{"referenceNo": "REF-2"}',
      '{"other": "REF-1"}',
      '{}',
      '[]',
      '{"referenceNo": "REF-1"',
    ]) {
      assert.equal(names(text), false, text);
    }
  });
});
