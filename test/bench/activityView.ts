import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeManyCalls } from '../support/manyCalls.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { median, type Row } from './row.ts';

const many = 100_000;
const few = 10;
const rounds = 5;
const budgetMs = 200;

/**
 * The Activity view in a window of VS Code, from the click on its folded header until its first calls are drawn. What
 * VS Code itself takes for a view is in both sides.
 */
export async function activityView(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'activity-view-bench-'));
  try {
    const [full, small] = [join(folder, 'many'), join(folder, 'few')];
    writeManyCalls(full, many);
    writeManyCalls(small, few);
    const times = { full: [] as number[], small: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      times.small.push(await opened(small, few));
      times.full.push(await opened(full, many));
    }
    const [fullMs, smallMs] = [median(times.full), median(times.small)];
    return {
      figure: `${many} calls: the view from the click to its rows`,
      measured: `${fullMs.toFixed(0)} ms`,
      comparedWith: `the same view of ${few} calls: ${smallMs.toFixed(0)} ms`,
      ratio: (fullMs / smallMs).toFixed(2),
      budget: `≤ ${budgetMs} ms more`,
      used: Math.max(fullMs - smallMs, 0) / budgetMs,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the view for the first time in a new window that has nothing else to do. */
async function opened(calls: string, count: number): Promise<number> {
  await using window = await openWorkbench({
    installed: true,
    fillStorage: (storage) => linkFiles(calls, join(storage, 'activity')),
    settings: { 'worldfirst.activity.maxEntries': 1_000_000, 'worldfirst.activity.maxMegabytes': 10_000 },
  });
  await window.openSideBar();
  await window.treeItem('Accounts', 'USD').first().waitFor();
  return await measured(window.page, `C-${count}`);
}

/** Every window writes to files of its own, so that those that are there already can be the same ones. */
function linkFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) linkSync(join(from, name), join(to, name));
}

/** Milliseconds from the click on the header of the view to the frame in which the newest call stands there. */
function measured(page: Page, newest: string): Promise<number> {
  return page.evaluate(async (text) => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const header = document.querySelector<HTMLElement>('.pane-header[aria-label^="Activity"]');
    const pane = header?.closest('.pane');
    if (header === null || !pane || header.ariaExpanded !== 'false')
      throw new Error('The view is open already.');
    const isDrawn = (): boolean =>
      Array.from(pane.querySelectorAll('[role="treeitem"]')).some((row) => row.textContent.includes(text));
    const from = performance.now();
    header.click();
    while (!isDrawn()) await frame();
    await frame();
    return performance.now() - from;
  }, newest);
}
