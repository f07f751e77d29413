import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { maxAttachmentBytes } from '../../src/gateway/attachmentBody.ts';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';
import { pdf } from '../support/attachedFiles.ts';
import { english } from '../support/english.ts';
import { chosenUpload } from '../support/uploads.ts';
import { median, type Row } from './row.ts';

const rounds = 7;
const budgetMs = 500;
const budgetTimes = 4;

/** A file of 7 MB from the disk to the answer of the simulator, and the most memory that it took meanwhile. */
export async function largeUpload(): Promise<readonly Row[]> {
  const content = Buffer.alloc(maxAttachmentBytes, 'the same again ');
  content.set(pdf(''));
  const child = spawn(process.execPath, ['dist/simulator.js', '--seed', '1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const ready = JSON.parse(line) as ReadyLine;
    using chosen = await chosenUpload('invoices.pdf', content);
    const times: number[] = [];
    const computed: number[] = [];
    const peaks: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const peak = watchMemory();
      const processor = process.cpuUsage();
      const start = performance.now();
      const exchange = await chosen.upload(ready);
      const took = performance.now() - start;
      const { user, system } = process.cpuUsage(processor);
      const added = peak();
      if (exchange.outcome !== 'succeeded') throw new Error(english(exchange.headline));
      // The first one loads and compiles what the others use.
      if (round > 0) {
        times.push(took);
        computed.push((user + system) / 1000);
        peaks.push(added);
      }
    }
    const ratio = median(peaks) / content.byteLength;
    return [
      {
        figure: '7 MB attachment: read, encode, sign, send',
        measured: `${median(times).toFixed(0)} ms`,
        comparedWith: `in it ${median(computed).toFixed(0)} ms of processor time of the client`,
        ratio: '',
        budget: `≤ ${budgetMs} ms`,
        used: median(times) / budgetMs,
      },
      {
        figure: '7 MB attachment: added host memory',
        measured: `${(median(peaks) / 1024 / 1024).toFixed(1)} MB`,
        comparedWith: 'the file',
        ratio: ratio.toFixed(2),
        budget: `≤ ${budgetTimes} ×`,
        used: ratio / budgetTimes,
      },
    ];
  } finally {
    child.kill();
  }
}

/** Looks at the heap and the buffers outside of it in every turn; the function ends that and tells how much more it was. */
function watchMemory(): () => number {
  collectGarbage();
  const used = (): number => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = used();
  let most = before;
  let watching = true;
  const look = (): void => {
    most = Math.max(most, used());
    if (watching) setImmediate(look);
  };
  look();
  return () => {
    watching = false;
    look();
    return most - before;
  };
}

function collectGarbage(): void {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}
