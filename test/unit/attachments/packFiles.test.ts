import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { namesInArchive, packFiles } from '../../../src/extension/attachments/packFiles.ts';
import { pdf, png } from '../../support/attachedFiles.ts';

const files = [
  { name: 'invoice.pdf', content: pdf('x'.repeat(10_000)) },
  { name: 'INVOICE.pdf', content: pdf('two') },
  { name: '发票.png', content: png('three') },
];

describe('the ZIP of several files', () => {
  it('holds every byte of each, under names that differ everywhere', () => {
    const packed = packFiles(files);
    const unpacked = Object.entries(unzipSync(packed));
    assert.deepEqual(
      unpacked.map(([name]) => name),
      ['invoice.pdf', 'INVOICE (2).pdf', '发票.png'],
    );
    for (const [index, [, content]] of unpacked.entries()) {
      assert.ok(Buffer.from(content).equals(files[index]?.content ?? new Uint8Array()));
    }
    assert.ok(packed.byteLength < 2_000, 'a PDF that can be compressed is');
  });

  it('has the same bytes at another time and in another time zone', () => {
    const before = process.env['TZ'];
    try {
      const packed = ['UTC', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo'].map((zone) => {
        process.env['TZ'] = zone;
        return Buffer.from(packFiles(files)).toString('base64');
      });
      assert.equal(new Set(packed).size, 1);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('tells the size of a file before its content, for those who read it as a stream', () => {
    const packed = Buffer.from(packFiles(files));
    const flags = packed.readUInt16LE(6);
    assert.equal(flags & 0b1000, 0);
    assert.equal(packed.readUInt32LE(22), files[0]?.content.byteLength);
  });

  it('has no path in a name, and numbers names that are equal', () => {
    assert.deepEqual(namesInArchive(['a.pdf', 'A.PDF', 'a.pdf', '..\\x/y.pdf', 'a (2).pdf', '.pdf']), [
      'a.pdf',
      'A (2).PDF',
      'a (3).pdf',
      '.._x_y.pdf',
      'a (2) (2).pdf',
      '.pdf',
    ]);
  });
});
