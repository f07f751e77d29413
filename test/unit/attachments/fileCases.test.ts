import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inEnglish } from '../../../src/core/sentence.ts';
import { AttachmentFolder } from '../../../src/extension/attachments/attachmentFolder.ts';
import { changedSinceUpload } from '../../../src/extension/attachments/changedSinceUpload.ts';
import { ChosenFiles } from '../../../src/extension/attachments/chosenFiles.ts';
import type { FileReading } from '../../../src/extension/attachments/fileReading.ts';
import { maxAttachmentBytes } from '../../../src/gateway/attachmentBody.ts';
import { jpeg, pdf, png } from '../../support/attachedFiles.ts';

/** Reads as the editor does, from a disk. */
async function readFromDisk(uri: string, most: number): Promise<FileReading> {
  try {
    const path = fileURLToPath(uri);
    const found = await stat(path);
    if (found.isDirectory()) return { kind: 'folder' };
    if (found.size > most) return { kind: 'tooLarge', bytes: found.size };
    return { kind: 'read', content: await readFile(path) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', reason: message };
  }
}

type Made = (path: string) => void;
const holding =
  (content: Uint8Array): Made =>
  (path) =>
    writeFileSync(path, content);
const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0);

interface Case {
  readonly name: string;
  readonly make: Made;
  readonly problem?: RegExp;
  readonly warning?: RegExp;
}

const notTaken = /Only PDF, PNG, JPG, JPEG and ZIP/;
const cases: Readonly<Record<string, Case>> = {
  'a PDF': { name: 'a.pdf', make: holding(pdf('')) },
  'a PDF behind a line of its program': {
    name: 'a.pdf',
    make: holding(new TextEncoder().encode('%!PS-Adobe\n%PDF-1.4\n')),
  },
  'a PNG in capitals': { name: 'A.PNG', make: holding(png('')) },
  'a JPG': { name: 'a.jpg', make: holding(jpeg('')) },
  'a JPEG': { name: 'a.b.jpeg', make: holding(jpeg('')) },
  'a ZIP': { name: 'a.zip', make: holding(zip) },
  'a name in Chinese': { name: '发票 一.pdf', make: holding(pdf('')) },
  'a text file': { name: 'a.txt', make: holding(pdf('')), problem: notTaken },
  'a name without an ending': { name: 'pdf', make: holding(pdf('')), problem: notTaken },
  'an ending that only begins alike': { name: 'a.pdfx', make: holding(pdf('')), problem: notTaken },
  'a member of every object as ending': { name: 'a.constructor', make: holding(pdf('')), problem: notTaken },
  'a spreadsheet called PDF': {
    name: 'a.pdf',
    make: holding(zip),
    problem: /The name says PDF, but the content is ZIP/,
  },
  'a text called PNG': {
    name: 'a.png',
    make: holding(new TextEncoder().encode('hello')),
    problem: /The name says PNG, but the content is not/,
  },
  'a JPEG called PNG': { name: 'a.png', make: holding(jpeg('')), problem: /the content is JPEG/ },
  'an empty file': { name: 'a.pdf', make: holding(new Uint8Array()), problem: /The file is empty/ },
  'the greatest file': {
    name: 'a.pdf',
    make: (path) => {
      writeFileSync(path, pdf(''));
      truncateSync(path, maxAttachmentBytes);
    },
  },
  'one byte more than the greatest': {
    name: 'a.pdf',
    make: (path) => {
      writeFileSync(path, pdf(''));
      truncateSync(path, maxAttachmentBytes + 1);
    },
    problem: /The file has 7340032 bytes; at most 7340031 \(7 MB\)/,
  },
  'a name of 64 characters': { name: `${'n'.repeat(60)}.pdf`, make: holding(pdf('')) },
  'a name of 65 characters': {
    name: `${'n'.repeat(61)}.pdf`,
    make: holding(pdf('')),
    warning: /65 characters; one of the documents allows 64/,
  },
  'a name of 128 characters': {
    name: `${'n'.repeat(124)}.pdf`,
    make: holding(pdf('')),
    warning: /128 characters/,
  },
  'a name of 129 characters': {
    name: `${'n'.repeat(125)}.pdf`,
    make: holding(pdf('')),
    problem: /129 characters; at most 128/,
  },
  'a folder': { name: 'a.pdf', make: (path) => mkdirSync(path), problem: /This is a folder/ },
  'a file that vanished': { name: 'a.pdf', make: () => undefined, problem: /no longer where it was/ },
  'a path through a file': {
    name: 'a.pdf/b.pdf',
    make: (path) => writeFileSync(join(path, '..'), ''),
    problem: /could not be read: .*ENOTDIR/,
  },
};

describe('files for an application', () => {
  let root: string;
  let files: ChosenFiles;

  const place = (name: string): string => join(root, name);
  const chosen = (): ChosenFiles =>
    new ChosenFiles({
      folder: new AttachmentFolder(join(root, 'storage'), 'file:///request.json'),
      readFile: readFromDisk,
      pathOf: (uri) => fileURLToPath(uri),
      changed: () => undefined,
    });
  const add = (...names: readonly string[]): Promise<void> =>
    files.add(names.map((name) => ({ name, uri: pathToFileURL(place(name)).toString() })));
  const upload = async (): Promise<void> => {
    const payload = await files.payload();
    assert.ok(payload.ok);
    await files.keepUpload({
      attachmentId: 'A',
      bizOrderId: 'O',
      profileName: 'P',
      host: 'https://one.test',
      clientId: 'C',
      customerId: null,
      fileName: payload.fileName,
      fileKey: 'K',
      at: 0,
      verified: true,
      bytes: 1,
      sha256: payload.sha256,
      files: payload.files.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256: sha256 ?? '' })),
    });
  };
  const changes = async (): Promise<readonly string[]> => {
    await files.look();
    const [last] = files.uploads;
    assert.ok(last !== undefined);
    return changedSinceUpload(last, files.files).map(inEnglish);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'chosen-'));
    files = chosen();
  });

  afterEach(() => rmSync(root, { recursive: true }));

  for (const [what, { name, make, problem, warning }] of Object.entries(cases)) {
    it(`${what} is ${problem === undefined ? (warning === undefined ? 'taken' : 'taken with a warning') : 'refused at the file'}`, async () => {
      make(place(name));
      await add(name);
      const [file] = files.files;
      assert.ok(file !== undefined);
      assert.match(file.problem === undefined ? '' : inEnglish(file.problem), problem ?? /^$/);
      assert.match(file.warning === undefined ? '' : inEnglish(file.warning), warning ?? /^$/);
      assert.equal((await files.payload()).ok, problem === undefined);
    });
  }

  it('that did not change since the upload have nothing to tell', async () => {
    writeFileSync(place('a.pdf'), pdf('a'));
    writeFileSync(place('b.png'), png('b'));
    await add('a.pdf', 'b.png');
    await upload();
    assert.deepEqual(await changes(), []);
    writeFileSync(place('a.pdf'), pdf('a'));
    assert.deepEqual(await changes(), []);
  });

  it('that changed, vanished or cannot be read since the upload are told, each by its name', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) writeFileSync(place(name), pdf(name));
    await add('a.pdf', 'b.pdf', 'c.pdf');
    await upload();
    writeFileSync(place('a.pdf'), pdf('A.PDF'));
    unlinkSync(place('b.pdf'));
    unlinkSync(place('c.pdf'));
    mkdirSync(place('c.pdf'));
    assert.deepEqual(await changes(), [
      '“a.pdf” has changed since it was uploaded.',
      '“b.pdf” is gone since it was uploaded.',
      '“c.pdf” cannot be compared with what was uploaded.',
    ]);
  });

  it('that were chosen or removed after the upload are told', async () => {
    writeFileSync(place('a.pdf'), pdf('a'));
    writeFileSync(place('b.pdf'), pdf('b'));
    await add('a.pdf');
    await upload();
    const [first] = files.files;
    await add('b.pdf');
    assert.deepEqual(await changes(), ['“b.pdf” is chosen, but was not uploaded.']);
    await files.remove(first?.id ?? '');
    assert.deepEqual(await changes(), [
      '“a.pdf” was uploaded and is no longer among the chosen files.',
      '“b.pdf” is chosen, but was not uploaded.',
    ]);
  });

  it('that are too large together are refused with the size of their ZIP', async () => {
    for (const name of ['a.png', 'b.png']) {
      writeFileSync(place(name), png('x'.repeat(4_000_000)));
    }
    await add('a.png', 'b.png');
    const payload = await files.payload();
    assert.ok(!payload.ok);
    assert.match(inEnglish(payload.problem), /have 80\d{5} bytes; at most 7340031 \(7 MB\)/);
    assert.match(String(files.archive?.bytes), /^80\d{5}$/);
  });

  it('are packed anew for every upload, whatever became of the ZIP of an earlier one', async () => {
    for (const name of ['a.pdf', 'b.pdf']) writeFileSync(place(name), pdf(name));
    await add('a.pdf', 'b.pdf');
    for (const spoil of [
      (path: string) => rmSync(path),
      (path: string) => writeFileSync(path, 'of another window'),
      () => undefined,
    ]) {
      const payload = await files.payload();
      assert.ok(payload.ok);
      const written = createHash('sha256').update(readFileSync(payload.path)).digest('hex');
      assert.deepEqual([written, payload.sha256], [files.archive?.sha256, files.archive?.sha256]);
      spoil(payload.path);
    }
  });

  it('are not packed while one of them is refused', async () => {
    writeFileSync(place('a.pdf'), pdf('a'));
    await add('a.pdf', 'missing.pdf');
    assert.match(
      files.problem === undefined ? '' : inEnglish(files.problem),
      /Mend or remove the marked files/,
    );
    assert.equal(files.archive, undefined);
  });

  it('are chosen once, however often they are chosen, and are there again in the next window', async () => {
    writeFileSync(place('a.pdf'), pdf('a'));
    await add('a.pdf', 'a.pdf');
    await add('a.pdf');
    await files.take('a.pdf', pdf('dropped'));
    await upload();
    const again = chosen();
    await again.look();
    assert.deepEqual(again.files, files.files);
    assert.deepEqual(again.uploads, files.uploads);
    assert.equal(again.files.length, 2);
  });

  it('are none where their record is damaged, and can be chosen again', async () => {
    writeFileSync(place('a.pdf'), pdf('a'));
    await add('a.pdf');
    const folder = new AttachmentFolder(join(root, 'storage'), 'file:///request.json');
    writeFileSync(join(folder.outgoingPath, '..', 'record.json'), '{"format":1,"files":[{}]}');
    files = chosen();
    await files.look();
    assert.deepEqual(files.files, []);
    await add('a.pdf');
    assert.equal(files.files.length, 1);
  });
});
