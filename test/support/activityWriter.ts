/**
 * A program that keeps one entry after another, as fast as it can, until it is killed. It tells each that is kept,
 * and of each that the disk refused.
 */
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import { openActivityIn } from './activityFolder.ts';

const [folder = '', name = '', likeThis = ''] = process.argv.slice(2);
const store = openActivityIn(folder);
const entry = JSON.parse(likeThis) as ActivityEntry;
process.on('disconnect', () => process.exit());

/** Now and then one that takes the system more than one write: node writes half a megabyte at a time. */
const longText = 'x'.repeat(700_000);

for (let count = 0; ; count += 1) {
  const template = count % 7 === 0 ? longText : 'Succeeded.';
  const verdicts = { ...entry.verdicts, headline: [{ template, values: [] }] } as const;
  try {
    await store.append({ ...entry, id: `${name} ${count}`, verdicts });
    process.send?.({ kept: count });
  } catch (error) {
    process.send?.({ refused: count, reason: String(error) });
  }
}
