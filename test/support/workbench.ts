import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import type { RunningServer } from '../../scripts/host/server.mjs';
import { eventually } from './eventually.ts';
import { extensionHosts } from './vscodeServers.ts';

interface Parts {
  readonly server: RunningServer;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly url: string;
  readonly workspace: string;
  readonly storage: string;
  readonly dispose: () => Promise<void>;
}

const windowTimeout = 40_000;

/** One VS Code window, as a person sees and uses it. Trees, palette and native editors are plain DOM. */
export class Workbench implements AsyncDisposable {
  readonly #parts: Parts;
  #page: Page;
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#page = parts.page;
  }

  get page(): Page {
    return this.#page;
  }

  /** The folder that is open. */
  get workspace(): string {
    return this.#parts.workspace;
  }

  /** The extension's global storage on disk. */
  get storage(): string {
    return this.#parts.storage;
  }

  /** Everything VS Code keeps on disk for its user: settings, storage, logs of the server's side. */
  get dataDir(): string {
    return this.#parts.server.dataDir;
  }

  /** Loads the window. */
  async load(): Promise<void> {
    await this.page.goto(this.#parts.url);
    await this.ready();
  }

  /** Loads the window again by the command, which has VS Code write first what it keeps of its views. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: windowTimeout });
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.ready();
  }

  /** Until then VS Code shows what it remembers of the extensions, and drops it once more before it is real. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(
      () => performance.getEntriesByName('code/didHandleExtensionPoints').length > 0,
      undefined,
      { timeout: windowTimeout },
    );
    await this.activityBarItem().waitFor({ timeout: windowTimeout });
    // Workspace trust is settled by then; until it is, everything looks untrusted for a moment.
    await this.page.evaluate(async () => {
      const { driver } = globalThis as unknown as { driver: { whenWorkbenchRestored(): Promise<void> } };
      await driver.whenWorkbenchRestored();
    });
  }

  /** Closes the window and opens the same folder in a new one of the same browser, as a restart does. */
  async reopen(): Promise<void> {
    await this.page.close();
    await this.#hostsEnded();
    this.#page = await this.#parts.context.newPage();
    await this.load();
  }

  /** A second window on the same folder, storage and secrets; it is closed with this one. */
  async openWindow(): Promise<Workbench> {
    const page = await this.#parts.context.newPage();
    const second = new Workbench({ ...this.#parts, page, dispose: () => page.close() });
    await second.load();
    return second;
  }

  activityBarItem(): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name: /^WorldFirst/ });
  }

  /** Shows the WorldFirst side bar. */
  async openSideBar(): Promise<Locator> {
    const item = this.activityBarItem();
    if ((await item.getAttribute('aria-selected')) !== 'true') await item.click();
    const sideBar = this.page.locator('.part.sidebar');
    await sideBar.locator('.pane-header').first().waitFor();
    return sideBar;
  }

  /** One view of the side bar, by its title. */
  view(title: string): Locator {
    const header = this.page.locator(`.pane-header[aria-label^="${title}"]`);
    return this.page.locator('.part.sidebar .pane').filter({ has: header });
  }

  /** Opens a view and folds every other, so that this one has the whole side bar. */
  async showOnly(title: string): Promise<void> {
    const others = this.page.locator(`.pane-header[aria-expanded="true"]:not([aria-label^="${title}"])`);
    const folded = this.page.locator(`.pane-header[aria-expanded="false"][aria-label^="${title}"]`);
    await eventually('the end of the other views', async () => {
      if ((await others.count()) === 0 && (await folded.count()) === 0) return true;
      await ((await folded.count()) > 0 ? folded : others.first()).click();
      return undefined;
    });
  }

  /** A row of a tree, by the text it shows. */
  treeItem(view: string, text: string | RegExp): Locator {
    return this.view(view).getByRole('treeitem').filter({ hasText: text });
  }

  /** Runs a command as a person does: palette, title, click. The title includes the category. */
  async runCommand(title: string): Promise<void> {
    const command = this.#quickOptions({ name: optionName(title) });
    await this.#chooseQuickly('F1', `>${title}`, command);
  }

  /**
   * Opens the box by its key, types and clicks. An editor that has just been loaded may take the focus and so close the
   * box, and one that was opened too early does not offer what has just become possible; then it is opened once more.
   */
  async #chooseQuickly(key: string, text: string, option: Locator): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    for (const timeout of [3_000, 5_000, 20_000]) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout });
        // Without waiting for a page that it loads: while that is slow, the same is not to be chosen once more.
        await option.first().click({ timeout, noWaitAfter: true });
        return;
      } catch (error) {
        if (timeout === 20_000) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  #quickOptions(options?: { readonly name: RegExp }): Locator {
    return this.page.locator('.quick-input-widget').getByRole('option', options);
  }

  /** Titles that the palette offers for a text; waits until there is an answer. */
  async paletteOffers(text: string): Promise<readonly string[]> {
    await this.page.keyboard.press('F1');
    const widget = this.page.locator('.quick-input-widget');
    await widget.locator('input.input').fill(`>${text}`);
    const rows = widget.getByRole('option');
    await rows.first().waitFor();
    const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
    await this.page.keyboard.press('Escape');
    return names;
  }

  /** Picks an entry of the quick pick that is open. */
  async pick(label: string | RegExp): Promise<void> {
    const name = typeof label === 'string' ? optionName(label) : label;
    await this.page.locator('.quick-input-widget').getByRole('option', { name }).first().click();
  }

  /** Answers the input box that is open. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    await input.fill(text);
    await input.press('Enter');
  }

  /** Opens a file of the workspace in its default editor. */
  async openFile(name: string): Promise<void> {
    const shown = path.basename(name);
    await this.#chooseQuickly('Control+P', name, this.#quickOptions().filter({ hasText: shown }));
    await this.tab(shown).waitFor();
  }

  tab(title: string | RegExp): Locator {
    return this.page.locator('.part.editor').getByRole('tab').filter({ hasText: title });
  }

  /**
   * A message in the list of notifications, which opens for it: under test VS Code shows no toasts. The list opens
   * only while a message is unread, and as often as needed: it stays empty when opened before its first message,
   * and closes when a message that came earlier has gone again.
   */
  async notification(text: string | RegExp): Promise<Locator> {
    const list = this.page.locator('.notifications-center.visible');
    const message = list.locator('.monaco-list-row').filter({ hasText: text }).first();
    return eventually(
      `the message “${text}”`,
      async () => {
        if (await message.isVisible()) return message;
        if (!(await list.isVisible()) && (await this.#unread().isVisible())) await this.#unread().click();
        return undefined;
      },
      windowTimeout,
    );
  }

  /** Waits for a message that was not read, for a test that opens the list by keyboard. */
  async notified(): Promise<void> {
    await this.#unread().waitFor();
  }

  #unread(): Locator {
    return this.page.locator('[id="status.notifications"] .codicon-bell-dot');
  }

  /** Takes every message away, and closes their list. */
  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notifications-center.visible').waitFor({ state: 'hidden' });
  }

  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  /** The content of the webview that is on screen. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview >> visible=true').frameLocator('#active-frame');
  }

  /** The same as a frame, for `evaluate`. */
  async webviewFrame(): Promise<Frame> {
    const element = await this.webview().locator('body').elementHandle({ timeout: windowTimeout });
    const frame = await element.ownerFrame();
    if (frame === null) throw new Error('The webview has no frame.');
    return frame;
  }

  /** What VS Code's server has printed. */
  serverLog(): string {
    return this.#parts.server.log();
  }

  /** What the extension has written to its output channel, from the log files on disk, the latest host's last. */
  extensionLog(): string {
    return extensionHostLogs(path.join(this.#parts.server.dataDir, 'user-data'))
      .flatMap((host) => readdirSync(host, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && /worldfirst/i.test(path.join(entry.parentPath, entry.name)))
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
      .join('');
  }

  /** Kills the extension host. With `installed: true` VS Code starts it again, a development one stays dead. */
  killExtensionHost(): void {
    for (const pid of extensionHosts(this.#parts.server)) process.kill(pid, 'SIGKILL');
  }

  /** Writes `out/screenshots/<name>.png`. */
  async screenshot(name: string): Promise<string> {
    const file = path.join('out/screenshots', `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#parts.dispose();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #hostsEnded(): Promise<void> {
    await eventually('the end of the extension hosts', () =>
      extensionHosts(this.#parts.server).length === 0 ? true : undefined,
    );
  }
}

/** The folders in which the extension hosts of a server log, in the order in which these were started. */
export function extensionHostLogs(userDataDir: string): readonly string[] {
  const logs = path.join(userDataDir, 'logs');
  if (!existsSync(logs)) return [];
  return readdirSync(logs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^exthost\d+$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** VS Code adds key bindings and descriptions to the label it gives to screen readers. */
function optionName(label: string): RegExp {
  return new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:,|$)`);
}
