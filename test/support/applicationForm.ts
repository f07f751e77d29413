import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { QuickInput } from './quickInput.ts';
import { RequestPage } from './requestPage.ts';
import type { Workbench } from './workbench.ts';

/** How a column of a file is to be kept. */
export interface WantedColumn {
  readonly header: string;
  readonly path: string;
  readonly type?: string;
  /** Only of an amount. */
  readonly currency?: string;
}

/** The form of an application for a credit grant, as a person fills it in. */
export class ApplicationForm {
  readonly request: RequestPage;
  readonly #workbench: Workbench;
  readonly #quick: QuickInput;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#quick = new QuickInput(workbench);
    this.request = new RequestPage(workbench);
  }

  /** Opens a new application from the palette. */
  async open(): Promise<void> {
    await this.#workbench.runCommand('WorldFirst: Apply for Credit Grant…');
    await this.request.shows('Apply for a credit grant');
    // What can be approved at most is read when the form opens.
    await this.quota().getByText('Read at').waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.request.frame.getByRole('button', { name });
  }

  /** The input of a member of the body, by its name. */
  input(name: string): Locator {
    return this.request.field(`/${name}`).locator('input').first();
  }

  async fill(name: string, text: string): Promise<void> {
    await this.input(name).fill(text);
    await this.input(name).press('Enter');
  }

  /** Chooses a file of the disk in VS Code's own dialog, and waits until its SHA-256 is shown. */
  async attach(file: string, sha256: string): Promise<void> {
    await this.button(/^(Choose|Add) Files…/).click();
    await this.#quick.chooseFile('Attach Files', file, 'Attach');
    await this.request.frame
      .getByRole('list', { name: 'Chosen files' })
      .locator(`[title*="${sha256}"]`)
      .waitFor();
  }

  /** Says what an upload needs beside the file, uploads it and waits for its key. */
  async upload(details: { readonly attachmentType: string; readonly bizType: string }): Promise<void> {
    const { frame } = this.request;
    await frame.getByLabel('Attachment type').fill(details.attachmentType);
    await frame.getByLabel('Business type').fill(details.bizType);
    await frame.getByRole('button', { name: 'Upload', exact: true }).click();
    await frame.locator('.uploaded').waitFor();
  }

  dialog(name: string | RegExp): Locator {
    return this.request.frame.getByRole('dialog', { name });
  }

  /** Chooses a CSV file; the dialog shows what it would bring in. */
  async chooseCsv(file: string): Promise<Locator> {
    await this.button('Import CSV…').click();
    await this.#quick.chooseFile('Import Invoices', file, 'Preview');
    const dialog = this.dialog(/^Import /);
    await dialog.getByRole('table').waitFor();
    return dialog;
  }

  /** Makes columns of those of a file that go nowhere yet. */
  async makeColumns(columns: readonly WantedColumn[]): Promise<void> {
    await this.button('Make Columns of Them…').click();
    const dialog = this.dialog('Columns of the invoices');
    for (const { header, path, type, currency } of columns) {
      const column = dialog.getByRole('group', { name: header, exact: true });
      await column.getByLabel('Path in the entry').fill(path);
      if (type !== undefined) await column.getByLabel('Type').selectOption(type);
      if (currency !== undefined) await column.getByLabel('Currency').fill(currency);
    }
    await dialog.getByRole('button', { name: 'Save Columns' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Takes in rows of two columns, a number and an amount in USD. */
  async importRows(csv: string): Promise<void> {
    const [number = '', amount = ''] = csv.split('\n', 1)[0]?.split(',') ?? [];
    const file = path.join(this.#workbench.workspace, 'rows.csv');
    writeFileSync(file, csv);
    const dialog = await this.chooseCsv(file);
    await this.makeColumns([
      { header: number, path: '/invoiceNo' },
      { header: amount, path: '/amount', type: 'amount', currency: 'USD' },
    ]);
    await dialog.getByText(/^Left out/).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  sums(): Locator {
    return this.request.frame.getByRole('region', { name: 'Sum of the invoices' });
  }

  quota(): Locator {
    return this.request.frame.getByRole('region', { name: 'Credit quota' });
  }

  /** What became of the application whose reference stands in the form. */
  outcome(): Locator {
    return this.request.frame.getByRole('region', { name: 'Application', exact: true });
  }
}
