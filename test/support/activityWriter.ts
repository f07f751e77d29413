/** A program that keeps one entry after another, as fast as it can, until it is killed. It tells each that is kept. */
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import { openActivityIn } from './activityFolder.ts';

const [folder = '', name = '', likeThis = ''] = process.argv.slice(2);
const store = openActivityIn(folder);
const entry = JSON.parse(likeThis) as ActivityEntry;
process.on('disconnect', () => process.exit());

/** Now and then one that takes the system more than one write. */
const longText = 'x'.repeat(300_000);

for (let count = 0; ; count += 1) {
  const template = count % 7 === 0 ? longText : 'Succeeded.';
  const verdicts = { ...entry.verdicts, headline: [{ template, values: [] }] } as const;
  await store.append({ ...entry, id: `${name} ${count}`, verdicts });
  process.send?.(count);
}
