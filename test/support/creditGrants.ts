import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The Credit Grants view, as a person uses it. */
export class CreditGrants {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** The row of an application, by its reference or by all that it shows. */
  row(text: string | RegExp): Locator {
    return this.#workbench.treeItem('Credit Grants', text);
  }

  /** What the menu of a row offers. */
  async offers(row: Locator): Promise<readonly string[]> {
    const items = await this.#openMenu(row);
    const names = await items.allInnerTexts();
    await this.#workbench.page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
    return names.map((name) => name.trim());
  }

  /** Chooses an entry of the menu of a row, by keyboard: in the first moments of a menu no click counts. */
  async choose(row: Locator, entry: string): Promise<void> {
    const items = await this.#openMenu(row);
    const { keyboard } = this.#workbench.page;
    const names = (await items.allInnerTexts()).map((name) => name.trim());
    assert.ok(names.includes(entry), `${entry} is none of ${names.join(', ')}`);
    const focused = items.and(this.#workbench.page.locator(':focus'));
    for (let place = 0; place < names.length; place += 1) {
      await keyboard.press('ArrowDown');
      if ((await focused.innerText()).trim() === entry) break;
    }
    await keyboard.press('Enter');
    await items.first().waitFor({ state: 'detached' });
  }

  /** Presses the button of a row. */
  async queryNow(row: Locator): Promise<void> {
    await row.click();
    await row.hover();
    await row.getByRole('button', { name: 'Query Now' }).click();
  }

  async #openMenu(row: Locator): Promise<Locator> {
    await row.click({ button: 'right' });
    const items = this.#workbench.page.locator('.context-view .monaco-menu').getByRole('menuitem');
    await items.first().waitFor();
    return items;
  }
}
