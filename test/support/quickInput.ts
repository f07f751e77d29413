import type { Locator } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { Workbench } from './workbench.ts';

/** The box at the top of the window in which commands ask, step by step. */
export class QuickInput {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get widget(): Locator {
    return this.#workbench.page.locator('.quick-input-widget');
  }

  get input(): Locator {
    return this.widget.locator('input.input');
  }

  /** Waits until it asks for this, so that no answer goes to the question before. */
  async asks(question: string | RegExp): Promise<void> {
    const placeholder = this.#workbench.page.getByPlaceholder(question);
    await this.widget
      .filter({ hasText: question })
      .or(this.widget.filter({ has: placeholder }))
      .waitFor();
  }

  /** Types the answer to a question and presses Enter. */
  async answer(question: string | RegExp, text: string): Promise<void> {
    await this.asks(question);
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Picks an entry of the list under a question, by its label. */
  async pick(question: string | RegExp, label: string | RegExp): Promise<void> {
    await this.asks(question);
    await this.#workbench.pick(label);
  }

  /**
   * Answers a question for a file. VS Code fills the box in first, and takes no answer while it looks a folder up: the
   * button is pressed only while the box holds the right path, and again until the dialog has ended.
   */
  async chooseFile(question: string, file: string, button = 'OK'): Promise<void> {
    await this.asks(question);
    await eventually('the folder that is offered', async () =>
      (await this.input.inputValue()).startsWith('/') ? true : undefined,
    );
    const dialog = this.widget.filter({ hasText: question });
    const input = dialog.locator('input.input');
    let pressed = false;
    await eventually('the end of the dialog', async () => {
      if (!(await dialog.isVisible())) return pressed ? true : undefined;
      if ((await input.inputValue({ timeout: 1_000 }).catch(() => '')) !== file) {
        await input.fill(file, { timeout: 1_000 }).catch(() => undefined);
        return undefined;
      }
      pressed = true;
      await dialog
        .getByRole('button', { name: button })
        .click({ timeout: 1_000 })
        .catch(() => undefined);
      return undefined;
    });
  }

  /** Why the answer is not taken. */
  message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  async hidden(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }
}

/** Puts a text where paste takes it from. */
export async function copyText(workbench: Workbench, text: string): Promise<void> {
  await takeFocus(workbench);
  await workbench.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

/** What paste would insert. */
export async function pastedText(workbench: Workbench): Promise<string> {
  await takeFocus(workbench);
  return workbench.page.evaluate(() => navigator.clipboard.readText());
}

/** An editor that has just gone may have taken the focus with it, and then nobody may use the clipboard. */
function takeFocus({ page }: Workbench): Promise<unknown> {
  return eventually('the focus of the window', () =>
    page.evaluate(() => {
      if (!document.hasFocus()) window.focus();
      return document.hasFocus() ? true : undefined;
    }),
  );
}

/** Imports the private key of the only profile from the clipboard and waits until it is stored. */
export async function importPrivateKey(
  workbench: Workbench,
  pem: string,
  confirm?: () => Promise<void>,
): Promise<void> {
  const quick = new QuickInput(workbench);
  await copyText(workbench, pem);
  await workbench.runCommand('WorldFirst: Import Private Key…');
  await quick.pick('Where is the key?', /^In the Clipboard/);
  await confirm?.();
  await workbench.notification('The private key of');
  // The tests of one run share the clipboard.
  await copyText(workbench, '');
  await workbench.clearNotifications();
}

export async function setGatewayKey(workbench: Workbench, publicKey: string): Promise<void> {
  const quick = new QuickInput(workbench);
  await copyText(workbench, publicKey);
  await workbench.runCommand('WorldFirst: Set Gateway Public Key…');
  await quick.pick('Where is the key?', /^In the Clipboard/);
  await workbench.notification('The gateway’s public key of');
  await workbench.clearNotifications();
}

export async function switchProfile(workbench: Workbench, name: string): Promise<void> {
  const quick = new QuickInput(workbench);
  await workbench.runCommand('WorldFirst: Switch Profile…');
  await quick.pick('The present profile is', new RegExp(`${name},`));
  await quick.hidden();
  await workbench.statusBarItem(name).waitFor();
}
