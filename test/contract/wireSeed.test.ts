import assert from 'node:assert/strict';
import { join } from 'node:path';
import { requestBytes, sendPlain, signedHeaders, vectorSimulator } from '../support/plainClient.ts';
import { sendRaw } from '../support/rawHttp.ts';
import { stopSimulators, temporaryFolder, type SimulatorProcess } from '../support/simulatorProcess.ts';

const uploadPath = '/amsin/api/v1/business/account/submitAttachment';
const upload = JSON.stringify({
  attachmentId: 'A-1',
  attachmentType: 'TYPE',
  attachmentContent: 'JVBERi0xLjQK',
  fileName: 'invoice.pdf',
  bizOrderId: 'ORDER',
  bizType: 'BIZ',
});

async function answers(simulator: SimulatorProcess): Promise<Buffer> {
  const bytes: Buffer[] = [];
  for (const body of ['{}', '{"currencyList":["USD"]}', '{"currencyList":["XAU"]}', 'no JSON', '{}']) {
    bytes.push((await sendPlain(simulator, { headers: signedHeaders(body), body })).bytes);
  }
  const request = requestBytes({
    target: uploadPath,
    headers: signedHeaders(upload, uploadPath),
    body: upload,
  });
  bytes.push((await sendRaw(simulator.ready.url, request)).bytes);
  return Buffer.concat(bytes);
}

describe('a seeded simulator', () => {
  after(stopSimulators);

  it('gives the same bytes for the same seed, keys and calls, header by header', async () => {
    const [first, second, other] = await Promise.all([
      vectorSimulator(['--seed', '7']).then(answers),
      vectorSimulator(['--seed', '7']).then(answers),
      vectorSimulator(['--seed', '8']).then(answers),
    ]);
    assert.match(first.toString('latin1'), /response-time: /);
    assert.match(first.toString('latin1'), /"fileKey":"FK/);
    assert.ok(first.equals(second));
    assert.ok(!first.equals(other));
  });

  it('goes on where it was when it is killed and started again with its state', async () => {
    const args = ['--seed', '7', '--state', join(temporaryFolder(), 'state.json')];
    const whole = await vectorSimulator(['--seed', '7']);
    const expected = [await answers(whole), await answers(whole)];
    const first = await vectorSimulator(args);
    const before = await answers(first);
    await first.stop('SIGKILL');
    assert.deepEqual([before, await answers(await vectorSimulator(args))], expected);
  });

  it('begins anew where its state was left by another seed', async () => {
    const state = ['--state', join(temporaryFolder(), 'state.json')];
    const first = await vectorSimulator(['--seed', '7', ...state]);
    await sendPlain(first, { headers: signedHeaders('{}'), body: '{}' });
    await first.stop();
    const [continued, fresh] = await Promise.all([
      vectorSimulator(['--seed', '8', ...state]).then(answers),
      vectorSimulator(['--seed', '8']).then(answers),
    ]);
    assert.ok(continued.equals(fresh));
  });
});
