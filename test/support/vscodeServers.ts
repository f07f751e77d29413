import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/host/browser.mjs';
import { startServer, type RunningServer } from '../../scripts/host/server.mjs';
import { packageExtension } from '../../scripts/package.mjs';

/** What can only be chosen when a server starts. Every combination in use gets one server, for all test files. */
export interface ServerVariant {
  readonly trust: boolean;
  readonly installed: boolean;
  readonly locale: string | undefined;
}

const servers = new Map<string, Promise<RunningServer>>();
let browser: Promise<Browser> | undefined;
let vsix: Promise<string> | undefined;
let temporary: string | undefined;

export function sharedBrowser(): Promise<Browser> {
  return (browser ??= launchBrowser());
}

/** The packed extension, packed once per run. */
export function packedExtension(): Promise<string> {
  temporary ??= mkdtempSync(path.join(tmpdir(), 'workbench-vsix-'));
  const outFile = path.join(temporary, 'workbench.vsix');
  return (vsix ??= packageExtension({ quiet: true, outFile }).then(({ file }) => file));
}

export function sharedServer(variant: ServerVariant): Promise<RunningServer> {
  const key = JSON.stringify(variant);
  const running = servers.get(key);
  if (running !== undefined) return running;
  const starting = start(variant);
  servers.set(key, starting);
  return starting;
}

async function start({ trust, installed, locale }: ServerVariant): Promise<RunningServer> {
  return startServer({
    trust,
    ...(locale === undefined ? {} : { locale }),
    ...(installed ? { vsix: await packedExtension() } : {}),
  });
}

/** The extension hosts that a server runs at the moment, by process id. */
export function extensionHosts(server: RunningServer): readonly number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => Number(match?.[2]) === server.pid && match?.[3]?.includes('--type=extensionHost'))
    .map((match) => Number(match?.[1]));
}

/** Ends everything that was started here. */
export async function stopServers(): Promise<void> {
  await (await browser)?.close();
  // One that never started has said so to the test that asked for it.
  await Promise.allSettled([...servers.values()].map(async (server) => (await server).stop()));
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
}

// Registered once, at the root: this module is loaded once for all test files. The screenshots run without mocha.
if (typeof globalThis.after === 'function') {
  after(async function () {
    this.timeout(30_000);
    await stopServers();
  });
}
