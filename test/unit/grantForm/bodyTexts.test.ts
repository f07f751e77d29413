import assert from 'node:assert/strict';
import { bodyTexts } from '../../../src/extension/grantForm/bodyTexts.ts';

const none = { referenceNo: '', fileName: '', fileKey: '' };

describe('what the form takes from a body', () => {
  it('is the reference number and the file that it names', () => {
    assert.deepEqual(
      bodyTexts(
        '{"attachmentFile":{"fileKey":"F\\u004b","fileName":"a \\"b\\".pdf"},"x":[1.0],"referenceNo":"R"}',
      ),
      { referenceNo: 'R', fileName: 'a "b".pdf', fileKey: 'FK' },
    );
  });

  it('is told also while somebody is typing', () => {
    assert.deepEqual(bodyTexts('{"referenceNo":"R","attachmentFile":{"fileKey":"FK","fileName":'), {
      ...none,
      referenceNo: 'R',
      fileKey: 'FK',
    });
  });

  it('is nothing where there is no such text', () => {
    for (const body of ['{}', '{"referenceNo":7,"attachmentFile":"FK"}', 'no json', '']) {
      assert.deepEqual(bodyTexts(body), none);
    }
  });
});
