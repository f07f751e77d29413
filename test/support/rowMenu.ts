import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The menu of a row of a tree, as a person uses it. */
export class RowMenu {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What the menu of a row offers. */
  async offers(row: Locator): Promise<readonly string[]> {
    const entries = await this.#open(row);
    const names = await namesOf(entries);
    await this.#page.keyboard.press('Escape');
    await entries.first().waitFor({ state: 'detached' });
    return names;
  }

  /** Chooses an entry, by keyboard: in the first moments of a menu no click counts. */
  async choose(row: Locator, entry: string): Promise<void> {
    const entries = await this.#open(row);
    const { keyboard } = this.#page;
    const names = await namesOf(entries);
    assert.ok(names.includes(entry), `${entry} is none of ${names.join(', ')}`);
    const focused = entries.and(this.#page.locator(':focus'));
    await eventually(`the focus on ${entry}`, async () => {
      await keyboard.press('ArrowDown');
      return (await focused.innerText({ timeout: 1_000 }).catch(() => '')).trim() === entry
        ? true
        : undefined;
    });
    await keyboard.press('Enter');
    await entries.first().waitFor({ state: 'detached' });
  }

  /** A row that is drawn anew at that moment takes no click; then it is clicked once more. */
  async #open(row: Locator): Promise<Locator> {
    const entries = this.#page.locator('.context-view .monaco-menu').getByRole('menuitem');
    return eventually(
      'the menu of the row',
      async () => {
        if (await entries.first().isVisible()) return entries;
        await row.click({ button: 'right', timeout: 5_000 }).catch(() => undefined);
        await entries
          .first()
          .waitFor({ timeout: 3_000 })
          .catch(() => undefined);
        return undefined;
      },
      40_000,
    );
  }
}

async function namesOf(entries: Locator): Promise<readonly string[]> {
  return (await entries.allInnerTexts()).map((name) => name.trim());
}
