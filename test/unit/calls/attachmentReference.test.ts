import assert from 'node:assert/strict';
import { splitAtAttachment } from '../../../src/core/calls/attachmentReference.ts';

describe('attachment reference', () => {
  it('splits a body around the place of the base64', () => {
    assert.deepEqual(splitAtAttachment('{\r\n "attachmentContent" : "@file:a/b.pdf",\t"x":1}\n'), {
      path: 'a/b.pdf',
      before: '{\r\n "attachmentContent" : "',
      reference: '@file:a/b.pdf',
      after: '",\t"x":1}\n',
    });
  });

  it('reads escapes in the path', () => {
    assert.equal(
      splitAtAttachment('{"attachmentContent":"@file:C:\\\\发票\\u0020\\"1\\".pdf"}')?.path,
      'C:\\发票 "1".pdf',
    );
    assert.equal(splitAtAttachment('{"attachmentContent":"\\u0040file:x"}')?.path, 'x');
    assert.equal(
      splitAtAttachment('{"attachmentContent":"\\u0040file:x"}')?.reference,
      '\\u0040file:x',
      'as it was written',
    );
  });

  for (const [what, text] of [
    ['base64', '{"attachmentContent":"JVBERi0="}'],
    ['a reference in another member', '{"fileName":"@file:x","attachmentContent":"JVBERi0="}'],
    ['a reference inside another object', '{"a":{"attachmentContent":"@file:x"}}'],
    ['a reference that is not the whole value', '{"attachmentContent":"see @file:x"}'],
    ['text that is not JSON', '{"attachmentContent":"@file:x"'],
    ['two contents', '{"attachmentContent":"@file:x","attachmentContent":"@file:y"}'],
  ] as const) {
    it(`leaves ${what} alone`, () => {
      assert.equal(splitAtAttachment(text), undefined);
    });
  }
});
