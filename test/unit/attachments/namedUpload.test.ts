import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/core/sentence.ts';
import type { UploadRecord } from '../../../src/extension/attachments/attachmentRecord.ts';
import { namedUpload, type NamedFile } from '../../../src/extension/attachments/namedUpload.ts';

const owner = { host: 'https://one.test', clientId: 'C-1', customerId: null };
const first: UploadRecord = {
  ...owner,
  attachmentId: 'A',
  bizOrderId: 'O',
  profileName: 'Mine',
  fileName: 'a.pdf',
  fileKey: 'FK-1',
  at: 1,
  verified: true,
  bytes: 1,
  sha256: 'a'.repeat(64),
  files: [],
};
const second: UploadRecord = {
  ...first,
  attachmentId: 'B',
  fileName: 'b.pdf',
  fileKey: 'FK-2',
  sha256: 'b'.repeat(64),
};

const doubts = (named: NamedFile, ...uploads: readonly UploadRecord[]): string =>
  namedUpload(named, { uploads }, owner).doubts.map(inEnglish).join(' ');

describe('the file that a body names', () => {
  it('is in no doubt where the last upload gave its key and name', () => {
    assert.equal(doubts({ fileName: 'b.pdf', fileKey: 'FK-2' }, first, second), '');
    assert.equal(doubts({ fileName: 'b.pdf', fileKey: '' }), '');
  });

  it('is in doubt where the key of the last upload is not in the request', () => {
    assert.equal(
      doubts({ fileName: '', fileKey: '' }, first, second),
      'The last upload gave “b.pdf” the key FK-2, but the request names no key.',
    );
  });

  it('is not known where no upload of the request gave its key', () => {
    const named = { fileName: 'a.pdf', fileKey: 'FK-9' };
    assert.match(doubts(named, first), /No upload .* key FK-9: which file it belongs to is not known/);
    assert.equal(namedUpload(named, { uploads: [first] }, owner).upload, undefined);
  });

  it('is in doubt where it has another name than the upload', () => {
    assert.equal(
      doubts({ fileName: 'z.pdf', fileKey: 'FK-1' }, first),
      'The file was uploaded as “a.pdf”, but the request calls it “z.pdf”.',
    );
  });

  for (const [what, change] of Object.entries({
    customer: { customerId: 'C' },
    client: { clientId: 'C-2' },
    gateway: { host: 'https://two.test' },
  })) {
    it(`is in doubt where its key was given to another ${what}`, () => {
      const theirs: UploadRecord = { ...first, ...change, profileName: 'Theirs', fileKey: 'FK-3' };
      assert.equal(
        doubts({ fileName: 'a.pdf', fileKey: 'FK-3' }, theirs),
        `The file was uploaded with the profile “Theirs” for another customer, client or gateway (${theirs.host}, client ${theirs.clientId}), where alone its key counts.`,
      );
      const named = { fileName: 'a.pdf', fileKey: 'FK-1' };
      assert.equal(doubts(named, first, { ...theirs, fileKey: 'FK-1' }), '');
    });
  }

  it('is in doubt where another file was uploaded since, and not where it was the same', () => {
    const named = { fileName: 'a.pdf', fileKey: 'FK-1' };
    assert.match(doubts(named, first, second), /The last upload was “b\.pdf” with another content/);
    assert.equal(doubts(named, first, { ...first, fileKey: 'FK-2' }), '');
  });
});
