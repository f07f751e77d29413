import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The request editor that is in front, as a person reads it. */
export class RequestPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get frame(): FrameLocator {
    return this.#workbench.webview();
  }

  /** Waits until it is the request of this API that is in front. */
  async shows(title: string): Promise<void> {
    await this.frame.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** The whole control of one member of the body. */
  field(pointer: string): Locator {
    return this.frame.locator(`[data-pointer="${pointer}"]`);
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name, exact: true });
  }

  sendButton(): Locator {
    return this.frame.locator('#send');
  }

  /** What stands below the Send button: why nothing can be sent, or was not. */
  status(): Locator {
    return this.frame.locator('#send-status');
  }

  headline(): Locator {
    return this.frame.locator('#outcome');
  }

  badge(): Locator {
    return this.frame.locator('.outcome .verification');
  }

  advice(): Locator {
    return this.frame.getByRole('region', { name: 'What to do' });
  }

  figures(): Locator {
    return this.frame.locator('.figures');
  }

  /** The body of the answer as it is laid out. */
  async responseText(): Promise<string> {
    const lines = this.frame.getByRole('tabpanel', { name: 'Body' }).locator('.cm-line');
    await lines.first().waitFor();
    return (await lines.allTextContents()).join('\n');
  }

  /** The text of the JSON view, line by line, once it reads like that. */
  async json(): Promise<string> {
    const lines = this.frame.locator('.json-editor .cm-line');
    await lines.first().waitFor();
    return (await lines.allTextContents()).join('\n');
  }

  /** Chooses on whose account the call is made, and waits until VS Code has taken it in. */
  async chooseCustomer(label: string | undefined): Promise<void> {
    const none = 'None – the partner’s own account';
    await this.frame.getByLabel('Customer', { exact: true }).selectOption(label ?? none);
    await this.#workbench
      .statusBarItem(label === undefined ? /^[^·]*$/ : ` · ${label}`)
      .and(this.#workbench.page.locator('[id$="worldfirst.profile"]'))
      .waitFor();
  }

  /** Presses Send with the mouse and waits for a new answer. */
  async send(): Promise<void> {
    const before = await this.answers();
    await this.sendButton().click();
    await this.answered(before);
  }

  /** A mark of the answer that is shown: every answer is an element of its own, which keeps its mark. */
  async answers(): Promise<string | undefined> {
    const response = this.frame.locator('.response');
    if ((await response.count()) === 0) return undefined;
    return response.evaluate((element) => ((element as HTMLElement).dataset['seen'] ??= String(Date.now())));
  }

  /** Waits until another answer is shown than the one with this mark. */
  async answered(before: string | undefined): Promise<void> {
    const fresh = before === undefined ? '.response' : `.response:not([data-seen="${before}"])`;
    try {
      await this.frame.locator(fresh).waitFor();
    } catch (error) {
      const status = await this.status().allInnerTexts();
      throw new Error(`There was no answer. Below Send stands: ${status.join(' ')}`, { cause: error });
    }
  }
}

/** The one scratch request of that name, as it is on disk, whichever profile it was opened for. */
export function scratchFile(workbench: Workbench, fileName: string): Buffer {
  const folder = path.join(workbench.storage, 'requests');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === encodeURIComponent(fileName),
  );
  assert.equal(files.length, 1, `scratch requests of the name ${fileName}`);
  return readFileSync(path.join(folder, files[0] ?? ''));
}
