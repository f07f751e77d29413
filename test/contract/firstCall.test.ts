import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstCall } from '../../src/extension/commands/firstCall.ts';
import { startSimulator, stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';

describe('the script of the simulator’s connection page', () => {
  afterEach(stopSimulators);

  it('makes a call that the simulator accepts', async () => {
    const { ready } = await startSimulator();
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'demo-key.pem'),
      `-----BEGIN PRIVATE KEY-----\n${ready.partnerPrivateKey ?? ''}\n-----END PRIVATE KEY-----\n`,
    );
    // Tells what it was called with in the place of curl, which not every machine has.
    const script = `curl() { printf '%s\\0' "$@"; }\n${firstCall(ready)}\n`;
    const args = execFileSync('bash', ['-euc', script], { cwd: folder, encoding: 'utf8' }).split('\0');
    const url = args[1] ?? '';
    assert.ok(url.startsWith(ready.url));
    const headers = args.flatMap((arg, index) => (args[index - 1] === '-H' ? [arg] : []));
    const answer = await fetch(url, {
      method: 'POST',
      headers: headers.map((header): [string, string] => {
        const colon = header.indexOf(': ');
        return [header.slice(0, colon), header.slice(colon + 2)];
      }),
      body: args[args.indexOf('--data-binary') + 1] ?? '',
    });
    const { result } = (await answer.json()) as { result: { resultCode: string } };
    assert.equal(result.resultCode, 'SUCCESS');
  });
});
