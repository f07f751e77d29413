import type { Locator } from 'playwright-core';
import { RowMenu } from './rowMenu.ts';
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
  offers(row: Locator): Promise<readonly string[]> {
    return new RowMenu(this.#workbench.page).offers(row);
  }

  /** Chooses an entry of the menu of a row. */
  choose(row: Locator, entry: string): Promise<void> {
    return new RowMenu(this.#workbench.page).choose(row, entry);
  }

  /** Presses the button of a row. */
  async queryNow(row: Locator): Promise<void> {
    await row.click();
    await row.hover();
    await row.getByRole('button', { name: 'Query Now' }).click();
  }
}
