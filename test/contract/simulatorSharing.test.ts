import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { controlCall } from '../../src/extension/simulator/controlCall.ts';
import { joinOrStart, type Joined } from '../../src/extension/simulator/joinOrStart.ts';
import type { Lease } from '../../src/extension/simulator/lease.ts';

const script = resolve('dist/simulator.js');

describe('the simulator that windows share', () => {
  let folder = '';
  let leases: Lease[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'worldfirst-sharing-'));
    leases = [];
  });

  afterEach(async () => {
    const pids = new Set(leases.map(({ simulator }) => simulator.pid));
    for (const lease of leases) {
      lease.giveUp();
    }
    for (const pid of pids) {
      stop(pid);
    }
    await rm(folder, { recursive: true, force: true });
  });

  const window = async (logged: string[] = []): Promise<Lease> => {
    const joined = await joinOrStart({
      folder,
      script,
      preferredPort: 0,
      onLog: ({ text }) => logged.push(text),
    });
    assert.ok(joined.ok, joined.ok ? '' : joined.detail);
    leases.push(joined.lease);
    return joined.lease;
  };

  it('is started once by windows that ask at the same moment', async () => {
    const windows = await Promise.all(Array.from({ length: 6 }, () => window()));
    assert.equal(new Set(windows.map(({ simulator }) => simulator.pid)).size, 1);
    assert.deepEqual(
      (await readdir(folder)).filter((file) => file.startsWith('start.lock')),
      [],
      'the start lock is released',
    );
  });

  it('is noticed as gone by every window, and started again by the next call', async () => {
    const [first, second] = [await window(), await window()];
    process.kill(first.simulator.pid, 'SIGKILL');
    await Promise.all([first.ended, second.ended]);
    const again = await window();
    assert.notEqual(again.simulator.pid, first.simulator.pid);
  });

  it('tells each window what it does', async () => {
    const logged: string[] = [];
    const lease = await window(logged);
    await fetch(`${lease.simulator.ready.url}/nowhere`, { method: 'POST', body: '{}' });
    await until(() => logged.some((line) => line.includes('/nowhere')));
  });

  it('stays while one window holds it, and ends after the last one let go', async () => {
    const [first, second] = [await window(), await window()];
    first.giveUp();
    const answer = await controlCall(second.simulator, { command: 'state' });
    assert.equal(answer.ok, true);
    second.giveUp();
    await until(() => !isAlive(first.simulator.pid));
  });

  it('is waited for while it is too busy to answer, rather than started twice', async () => {
    const token = 'busy';
    let asked = 0;
    const busy = createServer((_request, response) => {
      asked += 1;
      if (asked > 2) response.writeHead(200).flushHeaders();
    });
    const port = await portOf(busy);
    try {
      const ready = { url: `http://127.0.0.1:${port}`, clientId: '', keyVersion: '', gatewayPublicKey: '' };
      const running = { pid: process.pid, controlToken: token, ready, preferredPort: 0 };
      await writeFile(join(folder, 'connection.json'), JSON.stringify(running));
      const joined = await joinOrStart({
        folder,
        script: join(folder, 'missing.js'),
        preferredPort: 0,
        onLog: () => undefined,
        answerWithinMs: 50,
      });
      assert.ok(joined.ok, joined.ok ? '' : joined.detail);
      assert.deepEqual(joined.lease.simulator, running);
      joined.lease.giveUp();

      asked = -Infinity;
      const silent = await joinOrStart({
        folder,
        script,
        preferredPort: 0,
        onLog: () => undefined,
        answerWithinMs: 50,
        giveUpAfterMs: 100,
      });
      assert.ok(!silent.ok);
      assert.equal(silent.silentPid, process.pid);
      assert.match(silent.detail, /does not answer/);
    } finally {
      busy.closeAllConnections();
      busy.close();
    }
  });

  it('comes back where it was, and says so where that address was taken meanwhile', async () => {
    const ask = async (preferredPort: number): Promise<Joined & { readonly ok: true }> => {
      const joined = await joinOrStart({ folder, script, preferredPort, onLog: () => undefined });
      assert.ok(joined.ok, joined.ok ? '' : joined.detail);
      leases.push(joined.lease);
      return joined;
    };
    const end = async ({ lease }: { readonly lease: Lease }): Promise<void> => {
      process.kill(lease.simulator.pid, 'SIGKILL');
      await lease.ended;
      await until(() => !isAlive(lease.simulator.pid));
    };
    const other = createServer();
    const preferred = await portOf(other);
    try {
      const first = await ask(preferred);
      const { url } = first.lease.simulator.ready;
      assert.notEqual(Number(new URL(url).port), preferred);
      await end(first);
      other.close();
      const again = await ask(preferred);
      assert.equal(again.lease.simulator.ready.url, url);
      assert.equal(again.moved, undefined);
      await end(again);
      await portOf(other, Number(new URL(url).port));
      const moved = await ask(preferred);
      assert.deepEqual(moved.moved, { from: url });
      assert.notEqual(moved.lease.simulator.ready.url, url);
    } finally {
      other.close();
    }
  });

  it('is not shared with whoever lacks its control token', async () => {
    const { simulator } = await window();
    const answer = await controlCall({ ...simulator, controlToken: 'x'.repeat(64) }, { command: 'reset' });
    assert.equal(answer.ok, false);
  });

  it('is started although a window died while it held the start lock', async () => {
    await writeFile(join(folder, 'start.lock'), JSON.stringify({ pid: 2 ** 22 + 1, nonce: 'gone' }));
    await window();
  });

  it('is started although an unreadable start lock was left long ago', async () => {
    const lock = join(folder, 'start.lock');
    await writeFile(lock, '');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    await window();
  });

  it('is started although the connection file is torn or tells of another program', async () => {
    await writeFile(join(folder, 'connection.json'), '{"pid":1,"contr');
    const { simulator } = await window();
    process.kill(simulator.pid, 'SIGKILL');
    await writeFile(join(folder, 'connection.json'), JSON.stringify({ ...simulator, controlToken: 'y' }));
    await window();
  });

  it('says why it cannot be started where nothing can be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const joined = await joinOrStart({
      folder: join(file, 'below'),
      script,
      preferredPort: 0,
      onLog: () => undefined,
    });
    assert.ok(!joined.ok);
    assert.match(joined.detail, /ENOTDIR/);
  });

  it('says why it cannot be started', async () => {
    const joined = await joinOrStart({
      folder,
      script: join(folder, 'missing.js'),
      preferredPort: 0,
      onLog: () => undefined,
    });
    assert.ok(!joined.ok);
    assert.match(joined.detail, /missing\.js/);
  });
});

async function portOf(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function stop(pid: number): void {
  if (isAlive(pid)) {
    process.kill(pid, 'SIGKILL');
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
