import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActivityStore, ListedEntry } from '../../src/core/activity/activityStore.ts';
import { anEntry } from '../support/activityEntries.ts';
import { openActivityIn } from '../support/activityFolder.ts';
import { writeManyCalls } from '../support/manyCalls.ts';
import { median, type Row } from './row.ts';

const many = 100_000;
const shown = 200;
const shortSessions = 1_000;
const rounds = 11;
const appends = 200;

/** The journal with very many calls: what the view shows at first, and what one more call costs. */
export async function activityList(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'activity-bench-'));
  const open = (part: string): ActivityStore => openActivityIn(join(folder, part));
  try {
    const [few, full] = [open('few'), open('full')];
    for (let count = 0; count < many; count += 1) await full.append(anEntry());
    const first = await times(rounds, () => firstOf(open('full'), shown));
    const [small, large]: [number[], number[]] = [[], []];
    for (let count = 0; count < appends; count += 1) {
      small.push(...(await times(1, () => few.append(anEntry()))));
      large.push(...(await times(1, () => full.append(anEntry()))));
    }
    const sessions = join(folder, 'sessions');
    writeManyCalls(sessions, shortSessions, 1);
    const short = await times(rounds, () => firstOf(openActivityIn(sessions), shown));
    const ratio = median(large) / median(small);
    return [
      {
        figure: `${many} calls in the journal: the first ${shown}`,
        measured: `${median(first).toFixed(1)} ms`,
        comparedWith: '',
        ratio: '',
        budget: '≤ 200 ms',
        used: median(first) / 200,
      },
      {
        figure: `${shortSessions} windows with one call each: the first ${shown}`,
        measured: `${median(short).toFixed(1)} ms`,
        comparedWith: `${many} calls of one window: ${median(first).toFixed(1)} ms`,
        ratio: (median(short) / median(first)).toFixed(2),
        budget: '≤ 200 ms',
        used: median(short) / 200,
      },
      {
        figure: `one more call among ${many}`,
        measured: `${median(large).toFixed(2)} ms`,
        comparedWith: `in an empty one: ${median(small).toFixed(2)} ms`,
        ratio: ratio.toFixed(2),
        budget: '≤ 1.5 ×',
        used: ratio / 1.5,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstOf(store: ActivityStore, count: number): Promise<readonly ListedEntry[]> {
  const found: ListedEntry[] = [];
  for await (const listed of store.newestFirst()) {
    found.push(listed);
    if (found.length === count) break;
  }
  return found;
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const measured: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    await work();
    measured.push(performance.now() - start);
  }
  return measured;
}
