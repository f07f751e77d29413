import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/buildTests.mjs';
import { anEntry } from '../support/activityEntries.ts';
import { openActivityIn } from '../support/activityFolder.ts';

const kills = 200;

interface Writer {
  readonly name: string;
  /** Resolves with how many entries it had told of when it was dead. */
  killAfter(entries: number): Promise<number>;
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
      if (told >= wanted) child.kill('SIGKILL');
    };
    child.on('message', (count: number) => {
      told = count + 1;
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
  });
});
