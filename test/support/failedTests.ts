import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

interface Shown {
  readonly text: string;
  readonly picture: Buffer;
}

let last: Shown | undefined;

/** Keeps what a window shows at its end, for the report of a test that fails. */
export async function rememberShown(page: Page): Promise<void> {
  last = await shownBy(page).catch(() => undefined);
}

async function shownBy(page: Page): Promise<Shown> {
  const parts = await page.locator('body').ariaSnapshot({ timeout: 5_000 });
  // The lines of an editor are not for screen readers.
  const editors = await page.locator('.part.editor .view-lines').allInnerTexts();
  return { text: [parts, ...editors].join('\n\n'), picture: await page.screenshot({ timeout: 5_000 }) };
}

// Registered once, at the root. The screenshots run without mocha.
if (typeof globalThis.afterEach === 'function') {
  afterEach(function () {
    const shown = last;
    last = undefined;
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || shown === undefined) return;
    const file = path.join('out/failed', `${currentTest.fullTitle().replaceAll(/[^\w]+/g, '-')}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, shown.picture);
    console.log(`\nThe window of the failed test at its end (${file}):\n${shown.text}\n`);
  });
}
