import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { activeWorkbench, nextEvent } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';
import { controlCall } from '../../src/extension/simulator/controlCall.ts';
import { readConnectionFile } from '../../src/extension/simulator/connectionFile.ts';
import { AccountsTree } from '../../src/extension/views/accountsTree.ts';
import type { Workbench } from '../../src/extension/workbench.ts';

describe('the simulator of the extension', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await activeWorkbench();
  });

  const pid = async (): Promise<number> => {
    const file = vscode.Uri.joinPath(workbench.context.globalStorageUri, 'simulator', 'connection.json');
    return (JSON.parse(await readFile(file.fsPath, 'utf8')) as { pid: number }).pid;
  };
  const url = async (): Promise<string> => {
    const connection = await workbench.simulator.connection();
    assert.ok(connection.ok);
    return connection.value.url;
  };
  const granted = async (): Promise<string | undefined> => {
    const answer = await workbench.simulator.command({ command: 'state' });
    return answer.ok ? answer.state?.customers[0]?.credit?.granted : undefined;
  };

  it('listens on this machine alone and is started once for calls at the same moment', async () => {
    const [first, second] = await Promise.all([url(), url()]);
    assert.equal(first, second);
    assert.match(first, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('is noticed when it is killed, and runs again with the next use, its ledger as it was', async () => {
    await url();
    await workbench.simulator.command({ command: 'repay', amount: '1000' });
    const before = await granted();
    const stopped = nextEvent(workbench.simulator.onDidStop);
    const killed = await pid();
    process.kill(killed, 'SIGKILL');
    await stopped;
    await url();
    assert.notEqual(await pid(), killed);
    assert.equal(await granted(), before);
    await workbench.simulator.command({ command: 'reset' });
    assert.notEqual(await granted(), before);
  });

  it('is restarted on demand', async () => {
    await url();
    const before = await pid();
    assert.ok((await workbench.simulator.restart()).ok);
    assert.notEqual(await pid(), before);
  });

  it('shows in every window what it plays, whichever chose it, until it is told to stop', async () => {
    await url();
    const tree = new AccountsTree(workbench);
    const shown = () => tree.children(undefined).map((node) => tree.item(node).description);
    try {
      const chosen = nextEvent(workbench.simulator.onDidChangeScenarios);
      const running = await readConnectionFile(
        vscode.Uri.joinPath(workbench.context.globalStorageUri, 'simulator', 'connection.json').fsPath,
      );
      assert.ok(running);
      const scenarios = ['inquiryBalance=SYSTEM_ERROR', 'submitAttachment=delay:2'];
      assert.ok((await controlCall(running, { command: 'scenario', scenarios })).ok);
      await chosen;
      assert.deepEqual(workbench.simulator.scenarios(), scenarios);
      assert.equal(shown()[0], scenarios.join(', '));
      const stopped = nextEvent(workbench.simulator.onDidChangeScenarios);
      const [, stop] = tree.children(undefined);
      const { command } = stop ? tree.item(stop) : {};
      assert.ok(command);
      await vscode.commands.executeCommand(command.command);
      await stopped;
      assert.deepEqual(workbench.simulator.scenarios(), []);
      assert.equal(shown().length, 1);
    } finally {
      tree.dispose();
    }
  });

  it('answers a call of the gate with an answer that verifies', async () => {
    const { inquiryBalance } = await import('../../src/core/catalogue/index.ts');
    const result = await workbench.gate.send({
      endpoint: inquiryBalance,
      profileId: 'simulator',
      customerId: undefined,
      body: [new TextEncoder().encode('{}')],
      origin: 'check',
    });
    assert.equal(result.kind === 'done' && result.exchange.outcome, 'succeeded');
    assert.equal(result.kind === 'done' && result.exchange.verification?.kind, 'verified');
  });

  it('says why a signature does not fit while the setting asks for it', async () => {
    const explained = async (): Promise<boolean> => {
      const connection = await workbench.simulator.connection();
      assert.ok(connection.ok);
      const { url: base, clientId } = connection.value;
      const signature = encodeURIComponent(Buffer.alloc(256, 7).toString('base64'));
      const answer = await fetch(`${base}/amsin/api/v1/business/account/inquiryBalance`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=UTF-8',
          'Client-Id': clientId,
          'Request-Time': '2024-12-31T10:15:30+08:00',
          Signature: `algorithm=RSA256, keyVersion=1, signature=${signature}`,
        },
        body: '{}',
      });
      return (await answer.text()).includes('made with another key');
    };
    const set = (on: boolean | undefined) =>
      vscode.workspace
        .getConfiguration()
        .update('worldfirst.simulator.explainSignatures', on, vscode.ConfigurationTarget.Global);
    try {
      await set(true);
      await eventually('The reason', async () => (await explained()) || undefined);
      await workbench.simulator.restart();
      await eventually('The reason after a restart', async () => (await explained()) || undefined);
    } finally {
      await set(undefined);
    }
    await eventually('No reason', async () => ((await explained()) ? undefined : true));
  });
});
