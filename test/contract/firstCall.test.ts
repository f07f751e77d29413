import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { firstCall } from '../../src/extension/commands/firstCall.ts';
import { firstCallInNode } from '../../src/extension/commands/firstCallInNode.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import { startSimulator, stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';

describe('the scripts of the simulator’s connection page', () => {
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

  it('make a call in Node.js and tell a verified answer from an altered one', async () => {
    const { ready } = await startSimulator();
    const folder = temporaryFolder();
    const save = (name: string, label: string, base64: string): void =>
      writeFileSync(join(folder, name), `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`);
    save('demo-key.pem', 'PRIVATE KEY', ready.partnerPrivateKey ?? '');
    save('gateway-key.pem', 'PUBLIC KEY', ready.gatewayPublicKey);
    writeFileSync(join(folder, 'call.mjs'), firstCallInNode(ready));
    const run = async (): Promise<string> =>
      (await promisify(execFile)(process.execPath, ['call.mjs'], { cwd: folder })).stdout;
    assert.match(await run(), /^verified \{.*"SUCCESS"/);
    save('gateway-key.pem', 'PUBLIC KEY', demoPartnerKeys.publicKey);
    assert.match(await run(), /^NOT VERIFIED/);
  });
});
