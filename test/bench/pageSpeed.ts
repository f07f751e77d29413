import type { Page } from 'playwright-core';
import { EditorHost } from '../webview/editorHost.ts';
import { grantState, openGrant } from '../webview/grantState.ts';
import { benchColumns, bodyFromCsv, csvOfInvoices, invoices } from './invoiceRows.ts';
import { largeCall } from './largeAnswer.ts';
import { median, type Row } from './row.ts';

const rounds = 7;
const rowsBudgetMs = 1000;
const frameBudgetMs = 100;

/** What the built page takes in Chromium, from the message of the host on. */
export async function* pageSpeed(): AsyncIterable<Row> {
  yield await invoiceRowsInForm();
  yield await largeAnswerInPage();
}

/** A CSV file of invoices from its bytes to a table that is scrolled to its end, by way of the host's state. */
async function invoiceRowsInForm(): Promise<Row> {
  const columns = { ...grantState().columns, columns: benchColumns };
  await using host = await openGrant('{}\n', { columns });
  const file = csvOfInvoices();
  const inHost: number[] = [];
  const inPage: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    host.changeText('{}\n');
    await host.page.getByText('No invoices yet.').waitFor();
    await measureTable(host.page, invoices);
    const start = performance.now();
    host.changeText(bodyFromCsv(file));
    inHost.push(performance.now() - start);
    inPage.push(await measuredIn(host.page));
  }
  const [hostMs, pageMs] = [median(inHost), median(inPage)];
  return {
    figure: '10,000 invoice rows from CSV: in the form, scrollable',
    measured: `${(hostMs + pageMs).toFixed(0)} ms`,
    comparedWith: `in the host ${hostMs.toFixed(0)} ms, in the page ${pageMs.toFixed(0)} ms`,
    ratio: '',
    budget: `≤ ${rowsBudgetMs} ms`,
    used: (hostMs + pageMs) / rowsBudgetMs,
  };
}

/** The longest time in which the page can draw nothing while it takes in an answer of 10 MB. */
async function largeAnswerInPage(): Promise<Row> {
  await using host = await EditorHost.open();
  const { call } = await largeCall();
  const blocked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const exchange = await call();
    host.show({ response: undefined });
    await host.page.locator('.no-response').waitFor();
    await measureFrames(host.page);
    host.answer(exchange, `answer-${round}`);
    blocked.push(await measuredIn(host.page));
  }
  return {
    figure: '10 MB answer in the page: the longest blocked frame',
    measured: `${median(blocked).toFixed(0)} ms`,
    comparedWith: `the longest of all ${rounds} rounds, ${Math.max(...blocked).toFixed(0)} ms`,
    ratio: '',
    budget: `≤ ${frameBudgetMs} ms`,
    used: median(blocked) / frameBudgetMs,
  };
}

/** The promise that a measurement has left in the page. */
interface Measuring {
  measured: Promise<number>;
}

function measuredIn(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Measuring).measured);
}

/** Measures from the next message on until the table has all rows, is scrolled to its end and drawn there. */
function measureTable(page: Page, rows: number): Promise<void> {
  return page.evaluate((count) => {
    const message = new Promise<number>((resolve) => {
      const options = { capture: true, once: true };
      window.addEventListener('message', () => resolve(performance.now()), options);
    });
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const drawn = async (selector: string): Promise<Element> => {
      for (;;) {
        await frame();
        const found = document.querySelector(selector);
        if (found !== null) {
          await frame();
          return found;
        }
      }
    };
    const measured = async (): Promise<number> => {
      const from = await message;
      const table = await drawn(`.grid[aria-rowcount="${count + 1}"]`);
      table.scrollTo({ top: table.scrollHeight });
      await drawn(`.grid-row[aria-rowindex="${count + 1}"]`);
      return performance.now() - from;
    };
    Object.assign(window, { measured: measured() });
  }, rows);
}

/** Measures from the next message on until the answer stands there, foldable and searchable. */
function measureFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const message = new Promise<number>((resolve) => {
      const options = { capture: true, once: true };
      window.addEventListener('message', () => resolve(performance.now()), options);
    });
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const measured = async (): Promise<number> => {
      let before = await message;
      let longest = 0;
      for (let after = 0; after < 5;) {
        await frame();
        const now = performance.now();
        longest = Math.max(longest, now - before);
        before = now;
        after += document.querySelector('.json-viewer:not([hidden])') === null ? 0 : 1;
      }
      return longest;
    };
    Object.assign(window, { measured: measured() });
  });
}
