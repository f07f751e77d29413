import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inquiryBalance } from '../../src/core/catalogue/index.ts';
import { checkProfile } from '../../src/extension/commands/checkProfile.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { exchangeWith } from '../support/exchanges.ts';

describe('the check of a profile', () => {
  it('logs how each step stands, and no words of an answer, which may repeat the access token', async () => {
    const workbench = await activeWorkbench();
    const logged: string[] = [];
    const log = { ...workbench.log, info: (line: string) => void logged.push(line) };
    const body = {
      result: { resultStatus: 'F', resultCode: 'INVALID_ACCESS_TOKEN_canary', resultMessage: 'canary-token' },
    };
    const exchange = await exchangeWith(inquiryBalance, { body });
    const gate = { ...workbench.gate, send: () => Promise.resolve({ kind: 'done', exchange } as const) };
    const checking = checkProfile({ ...workbench, log, gate }, { profileId: 'simulator' }).then(
      () => 'ended',
    );
    const close = async () => vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    while ((await Promise.race([checking, close()])) !== 'ended');
    assert.match(logged.join('\n'), /connection passed.*answer failed/);
    assert.doesNotMatch(logged.join('\n'), /canary/);
  });
});
