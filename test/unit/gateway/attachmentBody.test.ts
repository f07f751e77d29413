import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inEnglish } from '../../../src/core/sentence.ts';
import { joinAttachment, maxAttachmentBytes } from '../../../src/gateway/attachmentBody.ts';

describe('attachment body', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attachment-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  async function joined(text: string | Uint8Array) {
    const body = Buffer.from(text);
    const result = await joinAttachment(body, folder);
    assert.ok(result.ok, 'problem' in result ? inEnglish(result.problem) : '');
    return { text: Buffer.concat(result.pieces).toString(), body, ...result };
  }

  async function sentenceFor(path: string): Promise<string> {
    const result = await joinAttachment(
      Buffer.from(JSON.stringify({ attachmentContent: `@file:${path}` })),
      folder,
    );
    assert.ok(!result.ok);
    return inEnglish(result.problem);
  }

  for (const size of [1, 2, 3, 4, 196_607, 196_608, 196_609, 1_000_001]) {
    it(`puts the base64 of ${size} bytes where the reference stood, and changes no other byte`, async () => {
      const content = Buffer.from(Array.from({ length: size }, (_, index) => (index * 7) % 256));
      writeFileSync(join(folder, 'invoice 发票.pdf'), content);
      const result = await joined(
        '{\r\n\t"fileName": "é", "attachmentContent" :"@file:invoice 发票.pdf" }\n',
      );
      assert.equal(
        result.text,
        `{\r\n\t"fileName": "é", "attachmentContent" :"${content.toString('base64')}" }\n`,
      );
      assert.deepEqual(result.file, {
        path: join(folder, 'invoice 发票.pdf'),
        bytes: size,
        sha256: createHash('sha256').update(content).digest('hex'),
        reference: '@file:invoice 发票.pdf',
      });
    });
  }

  it('takes absolute paths', async () => {
    const path = join(folder, 'a.png');
    writeFileSync(path, 'abc');
    assert.equal(
      (await joined(JSON.stringify({ attachmentContent: `@file:${path}` }))).text,
      '{"attachmentContent":"YWJj"}',
    );
  });

  it('takes the greatest file whose base64 fits the documented length', async () => {
    writeFileSync(join(folder, 'big.pdf'), Buffer.alloc(maxAttachmentBytes));
    const result = await joined('{"attachmentContent":"@file:big.pdf"}');
    assert.equal(result.text.length - '{"attachmentContent":""}'.length, 9_786_708);
  });

  for (const [what, body] of [
    ['no reference', '{"attachmentContent":"YWJj"}'],
    ['a reference elsewhere', '{"fileName":"@file:x","attachmentContent":"YWJj"}'],
    ['text that is not JSON', '{"attachmentContent":"@file:x"'],
    ['bytes that are not UTF-8', Buffer.from('{"a":"é","attachmentContent":"@file:x"}', 'latin1')],
    ['a byte order mark', '\uFEFF{"attachmentContent":"@file:x"}'],
  ] as const) {
    it(`gives a body with ${what} back as it is`, async () => {
      const result = await joined(body);
      assert.deepEqual(result.pieces, [result.body]);
      assert.equal(result.file, undefined);
    });
  }

  it('says why a file cannot be sent', async () => {
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'empty.pdf'), '');
    writeFileSync(join(folder, 'large.pdf'), '');
    truncateSync(join(folder, 'large.pdf'), maxAttachmentBytes + 1);
    const at = (name: string) => `The attachment ${join(folder, name)}`;
    assert.equal(await sentenceFor('missing.pdf'), `${at('missing.pdf')} does not exist.`);
    assert.equal(await sentenceFor('empty.pdf/x'), `${at('empty.pdf/x')} does not exist.`);
    assert.equal(await sentenceFor('folder'), `${at('folder')} is a folder, not a file.`);
    assert.equal(await sentenceFor('empty.pdf'), `${at('empty.pdf')} is empty.`);
    assert.equal(
      await sentenceFor('large.pdf'),
      `${at('large.pdf')} has 7340032 bytes; at most 7340031 (7 MB) fit an upload.`,
    );
    assert.equal(await sentenceFor(''), 'The reference "@file:" names no file.');
    assert.match(await sentenceFor('a\u0000b'), /cannot be read: /);
  });
});
