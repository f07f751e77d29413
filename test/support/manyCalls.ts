import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { writeIndexLine } from '../../src/core/activity/indexLine.ts';
import { segmentLimits } from '../../src/core/activity/eviction.ts';
import { writtenEntry } from '../../src/gateway/activitySegment.ts';
import { indexFile, messagesFile } from '../../src/gateway/segmentFiles.ts';
import { anEntry } from './activityEntries.ts';
import { roomy } from './activityFolder.ts';

/** Between two calls, in milliseconds. */
const apart = 100;

/**
 * A folder of calls as one window after the other has left it, without the time that keeping each by itself takes.
 * All are of one day; the nth call is made for the customer `C-n`, and the newest is the last.
 */
export function writeManyCalls(
  folder: string,
  count: number,
  perSegment = segmentLimits(roomy).entries,
): void {
  mkdirSync(folder, { recursive: true });
  const noon = new Date(2026, 0, 2, 12).getTime();
  for (let first = 1; first <= count; first += perSegment) {
    const messages: Buffer[] = [];
    const lines: string[] = [];
    let at = 0;
    let keptAt = 0;
    for (let nth = first; nth < first + perSegment && nth <= count; nth += 1) {
      keptAt = noon - (count - nth) * apart;
      const entry = anEntry({ sentAt: keptAt });
      const target = { ...entry.target, customerId: `C-${nth}` };
      const { message, summary } = writtenEntry({ ...entry, target });
      const bytes = message.byteLength - 1;
      lines.push(writeIndexLine({ nth: nth - first + 1, keptAt, at, bytes, summary }));
      messages.push(message);
      at += message.byteLength;
    }
    const name = crypto.randomUUID();
    writeFileSync(messagesFile(folder, name), Buffer.concat(messages));
    writeFileSync(indexFile(folder, name), lines.map((line) => `${line}\n`).join(''));
    utimesSync(indexFile(folder, name), keptAt / 1000, keptAt / 1000);
  }
}
