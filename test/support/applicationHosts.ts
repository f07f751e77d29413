import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/buildTests.mjs';
import type { HostCommand, HostReport } from './applicationHost.ts';

type Order = HostCommand extends infer C ? (C extends HostCommand ? Omit<C, 'id'> : never) : never;

/** A running program of its own that shares a folder of applications with others. */
export interface ApplicationHost {
  /** Does one thing and tells what came of it; rejects where the program broke or was killed. */
  tell(order: Order): Promise<unknown>;
  /** Resolves when the program has come to the place where it was told to stop. */
  stopped(): Promise<void>;
  /** SIGKILL; resolves when it is dead. */
  kill(): Promise<void>;
}

export interface ApplicationHosts {
  start(root: string, gatewayUrl: string): Promise<ApplicationHost>;
  /** Kills all that still run and removes their program. */
  close(): Promise<void>;
}

/** Bundles the program once; it must lie in the project, where its packages are found. */
export async function buildApplicationHosts(): Promise<ApplicationHosts> {
  const outdir = mkdtempSync(join(import.meta.dirname, '../../out/hosts-'));
  await bundleForNode(['test/support/applicationHost.ts'], outdir);
  const program = join(outdir, 'support/applicationHost.js');
  const running = new Set<ApplicationHost>();
  return {
    start: async (root, gatewayUrl) => {
      const host = await startHost(program, root, gatewayUrl);
      running.add(host);
      return host;
    },
    close: async () => {
      await Promise.all([...running].map((host) => host.kill()));
      rmSync(outdir, { recursive: true, force: true });
    },
  };
}

async function startHost(program: string, root: string, gatewayUrl: string): Promise<ApplicationHost> {
  const child = fork(program, [root, gatewayUrl], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let orders = 0;
  let haveStopped: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (haveStopped = resolve));
  const ready = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.on('message', (report: HostReport) => {
      switch (report.kind) {
        case 'ready':
          resolve();
          return;
        case 'stopped':
          haveStopped();
          return;
        case 'done':
          waiting.get(report.id)?.resolve(report.result);
          return;
        case 'broken':
          waiting.get(report.id)?.reject(new Error(report.error));
      }
    });
  });
  const exited = exitOf(child).then(() => {
    for (const { reject } of waiting.values()) reject(new Error('killed'));
  });
  await ready;
  return {
    tell: (order) =>
      new Promise((resolve, reject) => {
        orders += 1;
        waiting.set(orders, { resolve, reject });
        child.send({ ...order, id: orders });
      }),
    stopped: () => stopped,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
