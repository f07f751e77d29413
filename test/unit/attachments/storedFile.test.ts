import assert from 'node:assert/strict';
import { submitAttachment } from '../../../src/core/catalogue/index.ts';
import { attachedFiles } from '../../../src/extension/attachments/attachedFiles.ts';
import { storedFile } from '../../../src/extension/attachments/storedFile.ts';
import { detailProblems, type UploadDetailValues } from '../../../src/extension/attachments/uploadRequest.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const success = { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'ok' };
const info = { fileName: 'stored.pdf', fileKey: 'FK-1' };
const stored = async (reply: Reply) => storedFile(await exchangeWith(submitAttachment, reply), 'sent.pdf');

describe('the key of an upload', () => {
  it('is taken from a verified answer, with the name that the gateway gave', async () => {
    const body = { result: success, attachmentInfo: info };
    assert.deepEqual(await stored({ body }), { ...info, verified: true });
  });

  it('is taken without a gateway key too, and is then not verified', async () => {
    const body = { result: success, attachmentInfo: info };
    assert.deepEqual(await stored({ body, signature: 'noKey' }), { ...info, verified: false });
  });

  for (const [what, reply] of [
    ['a wrong signature', { body: { result: success, attachmentInfo: info }, signature: 'wrong' }],
    ['no signature', { body: { result: success, attachmentInfo: info }, signature: 'missing' }],
    ['no attachmentInfo', { body: { result: success } }],
    ['an empty key', { body: { result: success, attachmentInfo: { ...info, fileKey: '' } } }],
    ['a key that is a number', { body: { result: success, attachmentInfo: { ...info, fileKey: 7 } } }],
    [
      'a failure that names a file',
      {
        body: { result: { ...success, resultStatus: 'F', resultCode: 'PROCESS_FAIL' }, attachmentInfo: info },
      },
    ],
    [
      'an unknown outcome that names a file',
      {
        body: {
          result: { ...success, resultStatus: 'U', resultCode: 'UNKNOWN_EXCEPTION' },
          attachmentInfo: info,
        },
      },
    ],
    ['another HTTP status', { status: 502, body: { result: success, attachmentInfo: info } }],
  ] as const) {
    it(`is never taken from an answer with ${what}`, async () => {
      assert.equal(await stored(reply), undefined);
    });
  }
});

describe('what belongs to an upload', () => {
  it('is all asked for before anything is sent', () => {
    const details = { attachmentType: 'T', bizType: ' ', bizOrderId: '' };
    const told = (given: UploadDetailValues) => detailProblems(given).map(inEnglish);
    assert.deepEqual(told(details), [
      'The business type (bizType) is missing: the business scene for which the file is uploaded. Its value for credit invoices is not documented; ask WorldFirst.',
      'The business order id (bizOrderId) is missing: the business order to which the file belongs. Which one that is for a credit grant is not documented; the form suggests the reference number.',
    ]);
    assert.match(
      told({ ...details, attachmentType: '' })[0] ?? '',
      /^The attachment type .* ask WorldFirst\.$/,
    );
    const complete = { attachmentType: 'T', bizType: 'B', bizOrderId: 'x'.repeat(64) };
    assert.deepEqual(told(complete), []);
    assert.match(told({ ...complete, bizOrderId: 'x'.repeat(65) })[0] ?? '', /more than 64/);
  });

  it('tells in the evidence the ZIP and each file in it, by its hash', () => {
    const file = (name: string, sha256: string) => ({ id: name, name, bytes: 1, sha256 });
    const upload = {
      attachmentId: 'A',
      bizOrderId: 'O',
      host: 'https://one.test',
      clientId: 'C',
      profileName: 'P',
      customerId: null,
      fileName: 'attachments.zip',
      fileKey: 'FK',
      at: 0,
      verified: true,
      bytes: 10,
      sha256: 'z',
      files: [file('a.pdf', 'a'), file('b.pdf', 'b')],
    };
    assert.deepEqual(
      attachedFiles(upload).map(({ fileName, fileKey, sha256 }) => [fileName, fileKey, sha256]),
      [
        ['attachments.zip', 'FK', 'z'],
        ['attachments.zip/a.pdf', 'FK', 'a'],
        ['attachments.zip/b.pdf', 'FK', 'b'],
      ],
    );
    assert.equal(attachedFiles({ ...upload, files: upload.files.slice(1) }).length, 1);
  });
});
