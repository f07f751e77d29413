import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, unwatchFile, watchFile, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChangeMark, type ChangeMark } from '../../src/extension/changeMark.ts';
import { eventually } from '../support/eventually.ts';

interface Window {
  readonly mark: ChangeMark;
  readonly told: () => number;
}

describe('a change of what the windows share', () => {
  let folder: string;
  let file: string;
  let windows: ChangeMark[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mark-'));
    file = path.join(folder, 'changed');
    windows = [];
  });
  afterEach(() => {
    for (const mark of windows) mark.dispose();
    rmSync(folder, { recursive: true });
  });

  const openWindow = (warnings: string[] = [], place = file): Window => {
    const mark = createChangeMark(place, { warn: (text: string) => warnings.push(text) });
    windows.push(mark);
    let told = 0;
    mark.onDidChange(() => (told += 1));
    return { mark, told: () => told };
  };

  it('is told to every window, and once', async () => {
    const mine = openWindow();
    const other = openWindow();
    // Node looks at a file once for all who watch it.
    let seen = false;
    const looked = ({ size }: Stats): void => void (seen = size > 0);
    watchFile(file, { interval: 100 }, looked);
    try {
      await mine.mark.changed();
      assert.equal(mine.told(), 1);
      await eventually('the look at the mark', () => (seen ? true : undefined));
      await eventually('what the other window is told', () => (other.told() === 1 ? true : undefined));
      seen = false;
      await other.mark.changed();
      assert.equal(other.told(), 2);
      await eventually('the next look at the mark', () => (seen ? true : undefined));
      await eventually('what this window is told', () => (mine.told() >= 2 ? true : undefined));
      await mine.mark.changed();
      assert.equal(mine.told(), 3);
    } finally {
      unwatchFile(file, looked);
    }
  });

  it('is told here even where the other windows cannot be told', async () => {
    const warnings: string[] = [];
    const { mark, told } = openWindow(warnings, path.join(folder, 'missing', 'changed'));
    await mark.changed();
    assert.equal(told(), 1);
    assert.match(warnings.join('\n'), /^Other windows learn late of a change: /);
  });
});
