import { readFileSync } from 'node:fs';
import { stopServers } from '../support/vscodeServers.ts';
import { accountsTree } from './accountsTree.ts';
import { activityList } from './activityList.ts';
import { activityView } from './activityView.ts';
import { clientPipeline } from './clientPipeline.ts';
import { invoiceRows } from './invoiceRows.ts';
import { largeAnswer } from './largeAnswer.ts';
import { largeUpload } from './largeUpload.ts';
import { pageSpeed } from './pageSpeed.ts';
import type { Row } from './row.ts';
import { simulatorThroughput } from './simulatorThroughput.ts';

const kilobyte = 1024;

function size(figure: string, bytes: number, budgetKilobytes: number): Row {
  const kilobytes = bytes / kilobyte;
  return {
    figure,
    measured: `${kilobytes.toFixed(1)} kB`,
    comparedWith: '',
    ratio: '',
    budget: `≤ ${budgetKilobytes} kB`,
    used: kilobytes / budgetKilobytes,
  };
}

/** Bytes of a bundle and of every chunk that it imports statically: what activation reads. */
function eagerBytes(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const imported = [...text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)].map((match) =>
    new URL(match[1] ?? '', `file:///${folder}`).pathname.slice(1),
  );
  return Buffer.byteLength(text) + imported.reduce((sum, next) => sum + eagerBytes(next, seen), 0);
}

/** Everything but the time that activation takes. */
export async function* rows(vsix: { readonly size: number }): AsyncIterable<Row> {
  yield size('extension.js and the chunks it loads at activation', eagerBytes('dist/extension.js'), 60);
  yield size('VSIX', vsix.size, kilobyte);
  yield await clientPipeline();
  yield await largeAnswer();
  yield invoiceRows();
  try {
    yield* pageSpeed();
    yield await activityView();
  } finally {
    await stopServers();
  }
  yield* await largeUpload();
  yield* await accountsTree();
  yield* await activityList();
  yield await simulatorThroughput('test/bench/bareServer.mjs');
}
