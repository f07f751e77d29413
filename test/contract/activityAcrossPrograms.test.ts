import assert from 'node:assert/strict';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/buildTests.mjs';
import { anEntry } from '../support/activityEntries.ts';
import { openActivityIn } from '../support/activityFolder.ts';

const kills = 200;
const longestEntryMs = 8;

interface Writer {
  readonly name: string;
  /** Resolves with how many entries it had told of when it was dead. */
  killAfter(entries: number): Promise<number>;
}

/** Segments whose messages or index go on after the last entry that is whole. */
function tornSegments(folder: string): number {
  const names = readdirSync(folder);
  const lines = (name: string): readonly string[] => readFileSync(join(folder, name), 'latin1').split('\n');
  return names
    .filter((name) => name.endsWith('.index'))
    .filter((name) => {
      const [index, messages] = [lines(name), lines(name.replace('.index', '.messages'))];
      return index.at(-1) !== '' || messages.at(-1) !== '' || index.length !== messages.length;
    }).length;
}

describe('activity that two programs write while they are killed at random', function () {
  this.timeout(300_000);

  let folder: string;
  let outdir: string;
  let program: string;
  const template = JSON.stringify(anEntry());
  const running = new Set<ChildProcess>();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'activity-killed-'));
    mkdirSync('out', { recursive: true });
    outdir = mkdtempSync(join(import.meta.dirname, '../../out/writers-'));
    await bundleForNode(['test/support/activityWriter.ts'], outdir);
    program = join(outdir, 'support/activityWriter.js');
  });
  after(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(outdir, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (name: string): Writer => {
    const child = fork(program, [folder, name, template], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    running.add(child);
    let told = 0;
    let wanted = Number.POSITIVE_INFINITY;
    const killWhenDue = (): void => {
      // Right after an entry the next has hardly begun; any moment of it is as good as any other.
      if (told >= wanted) setTimeout(() => child.kill('SIGKILL'), Math.random() * longestEntryMs);
    };
    child.on('message', ({ kept = assert.fail('the disk refused an entry') }: { readonly kept?: number }) => {
      told = kept + 1;
      killWhenDue();
    });
    const dead = new Promise<number>((resolve) => {
      child.once('exit', () => {
        running.delete(child);
        resolve(told);
      });
    });
    return {
      name,
      killAfter: (entries) => {
        wanted = entries;
        killWhenDue();
        return dead;
      },
    };
  };

  it('loses at most the entry that was being written', async () => {
    const toldOf = new Map<string, number>();
    // The next is starting while the one before still writes, so that two write all the time.
    const lane = async (label: string): Promise<void> => {
      let writer = start(`${label}0`);
      for (let round = 1; round <= kills / 2; round += 1) {
        const next = start(`${label}${round}`);
        toldOf.set(writer.name, await writer.killAfter(1 + Math.floor(Math.random() * 25)));
        writer = next;
      }
      toldOf.set(writer.name, await writer.killAfter(1));
    };
    await Promise.all([lane('a'), lane('b')]);
    assert.ok(toldOf.size > kills);

    const store = openActivityIn(folder);
    const found = new Map<string, number[]>();
    for await (const listed of store.newestFirst()) {
      const [name = '', count = ''] = listed.summary.id.split(' ');
      assert.equal((await store.read(listed.place)).kind, 'found', listed.summary.id);
      found.set(name, [Number(count), ...(found.get(name) ?? [])]);
    }
    for (const [name, told] of toldOf) {
      const counts = found.get(name) ?? [];
      assert.ok(counts.length >= told, `${name} kept ${counts.length} and told of ${told}`);
      assert.deepEqual(
        counts,
        Array.from(counts.keys()),
        `${name} has every entry in its order, and none twice`,
      );
    }

    assert.ok(tornSegments(folder) > 0, 'some were killed in the midst of an entry');
  });
});

describe('activity on a disk that is full', function () {
  this.timeout(60_000);

  let folder: string;
  let outdir: string;

  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'activity-full-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  before(async () => {
    mkdirSync('out', { recursive: true });
    outdir = mkdtempSync(join(import.meta.dirname, '../../out/writers-'));
    await bundleForNode(['test/support/activityWriter.ts'], outdir);
  });
  after(() => rmSync(outdir, { recursive: true, force: true }));

  /** No file may be larger than so many blocks of 512 bytes: a write beyond them is done by half and fails. */
  const writeUntil = async (
    blocks: number,
    isEnough: (kept: number, refused: number) => boolean,
  ): Promise<{ readonly kept: ReadonlySet<string>; readonly refused: ReadonlySet<string> }> => {
    const program = [process.execPath, join(outdir, 'support/activityWriter.js'), folder, 'full'];
    const child = spawn(
      'sh',
      ['-c', `ulimit -f ${blocks} && exec "$0" "$@"`, ...program, JSON.stringify(anEntry())],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    const [kept, refused] = [new Set<string>(), new Set<string>()];
    child.on('message', (told: { readonly kept?: number; readonly refused?: number }) => {
      if (told.kept !== undefined) kept.add(`full ${told.kept}`);
      if (told.refused !== undefined) refused.add(`full ${told.refused}`);
      if (isEnough(kept.size, refused.size)) child.kill('SIGKILL');
    });
    await new Promise<void>((resolve) => child.once('exit', () => resolve()));
    assert.ok(isEnough(kept.size, refused.size));
    return { kept, refused };
  };

  it('loses the entry that did not fit, says so, and goes on', async () => {
    const { kept, refused } = await writeUntil(400, (keeps, refuses) => keeps >= 20 && refuses >= 3);
    const store = openActivityIn(folder);
    const found = new Set<string>();
    for await (const { summary, place } of store.newestFirst()) {
      assert.equal((await store.read(place)).kind, 'found', summary.id);
      found.add(summary.id);
    }
    assert.deepEqual(
      [...kept].filter((id) => !found.has(id)),
      [],
    );
    assert.deepEqual(
      [...refused].filter((id) => found.has(id)),
      [],
    );
  });

  it('does not fill it further with what it took of an entry', async () => {
    await writeUntil(2, (_kept, refused) => refused >= 10);
    assert.ok(readdirSync(folder).length <= 2, 'all but what the kill came before');
  });
});
