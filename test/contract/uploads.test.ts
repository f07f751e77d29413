import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { english } from '../support/english.ts';
import { storedFile } from '../../src/extension/attachments/storedFile.ts';
import { maxAttachmentBytes } from '../../src/gateway/attachmentBody.ts';
import { pdf } from '../support/attachedFiles.ts';
import { startSimulator, stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';
import { chosenUpload } from '../support/uploads.ts';

/** A PDF of exactly so many bytes, no two places alike. */
function largePdf(bytes: number): Uint8Array {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 1) content[at] = (at * 31 + (at >> 8)) & 0xff;
  content.set(pdf(''));
  return content;
}

describe('an upload to the simulator', () => {
  after(() => stopSimulators());

  for (const [what, bytes] of [
    ['the greatest file that is taken', maxAttachmentBytes],
    ['a file one byte shorter', maxAttachmentBytes - 1],
  ] as const) {
    it(`brings every byte of ${what}`, async () => {
      const state = join(temporaryFolder(), 'state.json');
      const simulator = await startSimulator({ args: ['--state', state] });
      const content = largePdf(bytes);
      using chosen = await chosenUpload('invoices.pdf', content);
      const exchange = await chosen.upload(simulator.ready);
      assert.equal(exchange.outcome, 'succeeded', english(exchange.headline));
      const stored = storedFile(exchange, 'invoices.pdf');
      assert.deepEqual([stored?.fileName, stored?.verified], ['invoices.pdf', true]);
      await simulator.stop();
      const ledger = readFileSync(state, 'utf8');
      assert.ok(ledger.includes(stored?.fileKey ?? ''));
      assert.ok(ledger.includes(createHash('sha256').update(content).digest('hex')));
    });
  }
});
