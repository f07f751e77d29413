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
    const names = await this.#open(row);
    await this.#page.keyboard.press('Escape');
    await this.#entries().first().waitFor({ state: 'detached' });
    return names;
  }

  /** Chooses an entry, by keyboard: in the first moments of a menu no click counts. */
  async choose(row: Locator, entry: string): Promise<void> {
    const focused = this.#entries().and(this.#page.locator(':focus'));
    await eventually(
      `the choice of ${entry}`,
      async () => {
        const names = await this.#open(row);
        assert.ok(names.includes(entry), `${entry} is none of ${names.join(', ')}`);
        await this.#page.keyboard.press('ArrowDown');
        if (titleOf(await focused.innerText({ timeout: 1_000 }).catch(() => '')) !== entry) return undefined;
        // A menu that has just been closed by a redrawn row takes no key, and nothing else gets it.
        return focused.press('Enter', { timeout: 1_000 }).then(
          () => true,
          () => undefined,
        );
      },
      40_000,
    );
    await this.#entries().first().waitFor({ state: 'detached' });
  }

  #entries(): Locator {
    return this.#page.locator('.context-view .monaco-menu').getByRole('menuitem');
  }

  /** The names in the menu, which is opened if it is not; a row that is drawn anew takes no click, or closes it. */
  async #open(row: Locator): Promise<readonly string[]> {
    return eventually(
      'the menu of the row',
      async () => {
        const names = (await this.#entries().allInnerTexts()).map(titleOf);
        if (names.length > 0) return names;
        await row.click({ button: 'right', timeout: 5_000 }).catch(() => undefined);
        await this.#entries()
          .first()
          .waitFor({ timeout: 3_000 })
          .catch(() => undefined);
        return undefined;
      },
      40_000,
    );
  }
}

/** Without the key that it may be bound to. */
function titleOf(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
