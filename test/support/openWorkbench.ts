import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/command.mjs';
import { workbenchPath } from '../../scripts/host/browser.mjs';
import { eventually } from './eventually.ts';
import { rememberShown } from './failedTests.ts';
import { themeIds, type ThemeKind } from './themes.ts';
import { extensionHosts, sharedBrowser, sharedServer } from './vscodeServers.ts';
import { Workbench, extensionHostLogs } from './workbench.ts';

export interface WorkbenchOptions {
  /** A folder that is copied; the test may write into the copy. Default: an empty one. */
  readonly workspace?: string;
  /** Files written into the workspace before it opens, by path below it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Writes into the extension's global storage before it opens. */
  readonly fillStorage?: (storage: string) => void;
  /** User settings, over the quiet ones of `scripts/host/settings.mjs`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: ThemeKind;
  /** false: an untrusted window, where VS Code would ask. Default true. */
  readonly trust?: boolean;
  /** true: the packed VSIX installed, as users have it. Default: the development folder. */
  readonly installed?: boolean;
  /** Display language, for example `zh-cn`. */
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const extensionId = 'partner-workbench.worldfirst-workbench';

/**
 * A real VS Code window with the extension, in a browser context of its own: no storage, no secrets and no files
 * of an earlier test. Close it at the end (`await using` does).
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { trust = true, installed = false, locale, theme = 'dark' } = options;
  const server = await sharedServer({ trust, installed, locale });
  // What earlier windows stored on the server's side. Their hosts have ended: closing waits for that.
  for (const place of ['globalStorage', 'workspaceStorage', 'History']) {
    rmSync(path.join(server.userDataDir, 'User', place), { recursive: true, force: true });
  }
  mkdirSync(path.join(server.userDataDir, 'User/globalStorage'), { recursive: true });
  for (const log of extensionHostLogs(server.userDataDir)) rmSync(log, { recursive: true, force: true });
  server.writeSettings({ 'workbench.colorTheme': themeIds[theme], ...options.settings });

  const storage = path.join(server.userDataDir, 'User/globalStorage', extensionId);
  options.fillStorage?.(storage);

  const folder = mkdtempSync(path.join(tmpdir(), 'workbench-e2e-'));
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  if (options.workspace !== undefined) cpSync(options.workspace, workspace, { recursive: true });
  for (const [name, text] of Object.entries(options.files ?? {})) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), text);
  }

  const browser = await sharedBrowser();
  const context = await browser.newContext({ viewport: options.viewport ?? { width: 1280, height: 860 } });
  // Without the permission a read of the clipboard waits for an answer for ever.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { authority } = server;
  const target = workbenchPath({ authority, workspace, ...(installed ? {} : { extension: projectRoot }) });
  const page = await context.newPage();
  const workbench = new Workbench({
    server,
    context,
    page,
    url: server.url + target,
    workspace,
    storage,
    dispose: async () => {
      await rememberShown(workbench.page);
      await context.close();
      await eventually('the end of the extension hosts', () =>
        extensionHosts(server).length === 0 ? true : undefined,
      );
      rmSync(folder, { recursive: true, force: true });
    },
  });
  try {
    await workbench.load();
  } catch (error) {
    await workbench.close();
    throw error;
  }
  return workbench;
}
