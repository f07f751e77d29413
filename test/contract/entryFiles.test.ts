import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntryFiles } from '../../src/gateway/entryFiles.ts';

describe('entries on disk', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'entries-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('are all there after many writers wrote at once, and of one entry one text is whole', async () => {
    const writers = Array.from({ length: 8 }, () => new EntryFiles(join(root, 'deep')));
    const text = (index: number): string => `${index}`.repeat(5_000);
    await Promise.all(
      writers.flatMap((files, index) => [
        files.put('one', { name: `own-${index}`, text: '\u4f60' }),
        files.put('one', { name: 'shared', text: text(index) }),
        files.put('two', { name: 'shared', text: 'of two' }),
        files.remove('one', 'never-there'),
      ]),
    );
    const entries = await new EntryFiles(join(root, 'deep')).list('one');
    assert.deepEqual(entries.map(({ name }) => name).sort(), [
      ...writers.map((_, index) => `own-${index}`),
      'shared',
    ]);
    assert.ok(entries.every(({ name, text: read }) => name === 'shared' || read === '\u4f60'));
    const shared = entries.find(({ name }) => name === 'shared')?.text;
    assert.ok(writers.some((_, index) => shared === text(index)));
  });

  it('are none of an owner who has none, and go one by one', async () => {
    const files = new EntryFiles(join(root, 'missing'));
    assert.deepEqual(await files.list('one'), []);
    await files.put('one', { name: 'a', text: '1' });
    await files.put('one', { name: 'b', text: '' });
    await files.remove('one', 'a');
    assert.deepEqual(await files.list('one'), [{ name: 'b', text: '' }]);
    assert.deepEqual(await files.list('other'), []);
  });
});
