import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
  it('is found under its identifier and activates', async () => {
    const extension = vscode.extensions.getExtension('partner-workbench.worldfirst-workbench');
    assert(extension !== undefined);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
