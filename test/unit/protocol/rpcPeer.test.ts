import assert from 'node:assert/strict';
import {
  CancellationSource,
  RpcError,
  RpcPeer,
  type Handlers,
  type Nothing,
} from '../../../src/protocol/rpcPeer.ts';
import { wirePair } from '../../support/wirePair.ts';

interface Counter {
  add(params: { readonly by: number }): number;
  wait(params: Record<string, never>): string;
  fail(params: Record<string, never>): null;
}

interface CounterEvents {
  changed: { readonly to: number };
}

const guards = {
  add: (params: unknown): params is { readonly by: number } =>
    typeof params === 'object' && params !== null && 'by' in params && typeof params.by === 'number',
  wait: (params: unknown): params is Record<string, never> => params !== undefined,
  fail: (params: unknown): params is Record<string, never> => params !== undefined,
};

describe('an RPC peer', () => {
  function counterPair() {
    const [hostWire, pageWire] = wirePair();
    const seen = {
      cancelled: 0,
      events: [] as number[],
      errors: [] as string[],
      release: (value: string): void => assert.fail(value),
    };
    let total = 0;
    const handlers: Handlers<Counter> = {
      add({ by }) {
        total += by;
        return total;
      },
      wait(...[, cancellation]) {
        cancellation.onRequested(() => (seen.cancelled += 1));
        return new Promise((resolve) => (seen.release = resolve));
      },
      fail() {
        throw new Error('the ledger is closed');
      },
    };
    const host = new RpcPeer<Counter, Nothing, Nothing, CounterEvents>(hostWire, {
      handlers,
      guards,
      events: {},
      onError: (error, name) => seen.errors.push(`${name}: ${(error as Error).message}`),
    });
    const page = new RpcPeer<Nothing, CounterEvents, Counter, Nothing>(pageWire, {
      handlers: {},
      guards: {},
      events: { changed: ({ to }) => seen.events.push(to) },
    });
    return { host, page, hostWire, pageWire, seen };
  }

  it('answers calls with the value of their handler, each to its caller', async () => {
    const { page } = counterPair();
    assert.deepEqual(
      await Promise.all([
        page.call('add', { by: 2 }),
        page.call('add', { by: 3 }),
        page.call('add', { by: 5 }),
      ]),
      [2, 5, 10],
    );
  });

  it('brings events to their listener in order', async () => {
    const { host, page, seen } = counterPair();
    host.emit('changed', { to: 1 });
    host.emit('changed', { to: 2 });
    await page.call('add', { by: 0 });
    assert.deepEqual(seen.events, [1, 2]);
  });

  it('carries the message of a failed handler to the caller and reports it here', async () => {
    const { page, seen } = counterPair();
    await assert.rejects(page.call('fail', {}), {
      name: 'RpcError',
      kind: 'failed',
      message: 'the ledger is closed',
    });
    assert.deepEqual(seen.errors, ['fail: the ledger is closed']);
  });

  it('refuses parameters that the guard refuses, before the handler', async () => {
    const { page } = counterPair();
    await assert.rejects(page.call('add', { by: 'two' } as never), { kind: 'refused' });
    assert.equal(await page.call('add', { by: 1 }), 1);
  });

  for (const name of ['subtract', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    it(`says that there is no method ${name}`, async () => {
      const { page } = counterPair();
      await assert.rejects(page.call(name as never, {}), { kind: 'unknownMethod' });
    });
  }

  it('tells the handler of a cancelled call and rejects the caller at once', async () => {
    const { page, seen } = counterPair();
    const cancellation = new CancellationSource();
    const answer = page.call('wait', {}, cancellation);
    await page.call('add', { by: 1 });
    cancellation.cancel();
    await assert.rejects(answer, { kind: 'cancelled' });
    await page.call('add', { by: 1 });
    assert.equal(seen.cancelled, 1);
    seen.release('too late');
    assert.equal(await page.call('add', { by: 1 }), 3);
  });

  it('does not send a call that is cancelled before it begins', async () => {
    const { page } = counterPair();
    const cancellation = new CancellationSource();
    cancellation.cancel();
    await assert.rejects(page.call('add', { by: 1 }, cancellation), { kind: 'cancelled' });
    assert.equal(await page.call('add', { by: 0 }), 0);
  });

  it('rejects what waits, and all later calls, when it is disposed', async () => {
    const { page } = counterPair();
    const waiting = page.call('wait', {});
    page.dispose();
    await assert.rejects(waiting, { kind: 'disposed' });
    await assert.rejects(page.call('add', { by: 1 }), { kind: 'disposed' });
  });

  it('cancels what it is working on when it is disposed', async () => {
    const { host, page, seen } = counterPair();
    page.call('wait', {}).catch(() => undefined);
    await page.call('add', { by: 1 });
    host.dispose();
    assert.equal(seen.cancelled, 1);
  });

  it('does not give a page that was shown again the answers meant for the one before', async () => {
    const { page, pageWire, seen } = counterPair();
    page.call('wait', {}).catch(() => undefined);
    await page.call('add', { by: 1 });
    const releaseFirst = seen.release;
    page.dispose();
    const again = new RpcPeer<Nothing, CounterEvents, Counter, Nothing>(pageWire, {
      handlers: {},
      guards: {},
      events: { changed: () => undefined },
    });
    const own = again.call('wait', {});
    await again.call('add', { by: 1 });
    releaseFirst('for the first page');
    await again.call('add', { by: 1 });
    seen.release('for this page');
    assert.equal(await own, 'for this page');
  });

  it('rejects a call whose message cannot be posted', async () => {
    const page = new RpcPeer<Nothing, Nothing, Counter, Nothing>(
      {
        post() {
          throw new Error('the page is gone');
        },
        onMessage: () => () => undefined,
      },
      { handlers: {}, guards: {}, events: {} },
    );
    await assert.rejects(
      page.call('add', { by: 1 }),
      (error) => error instanceof RpcError && error.kind === 'failed',
    );
  });

  it('lets nobody forget a handler or a guard', () => {
    const [wire] = wirePair();
    // @ts-expect-error wait and fail have no handler
    const handlers: Handlers<Counter> = { add: () => 1 };
    const peer = new RpcPeer<Counter, Nothing, Nothing, Nothing>(wire, {
      handlers,
      // @ts-expect-error fail has no guard
      guards: { add: guards.add, wait: guards.wait },
      events: {},
    });
    peer.dispose();
    assert.equal(Object.keys(handlers).length, 1);
  });
});
