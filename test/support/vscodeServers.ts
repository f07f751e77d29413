import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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
  return processes()
    .filter(({ parent, command }) => parent === server.pid && command.includes('--type=extensionHost'))
    .map(({ pid }) => pid);
}

/** Command lines of processes that name a text; of those that work in a folder, by its path. */
export function commandLinesWith(text: string): readonly string[] {
  return processes()
    .map(({ command }) => command)
    .filter((command) => command.includes(text));
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): readonly Process[] {
  // Slim images have no `ps`.
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)));
  }
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return [...table.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, command = '']) => ({
    pid: Number(pid),
    parent: Number(parent),
    command,
  }));
}

function readProcess(pid: number): readonly Process[] {
  try {
    // The name in brackets may hold anything, so what follows is counted from its end.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return [{ pid, parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
  } catch {
    // It has just ended.
    return [];
  }
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
