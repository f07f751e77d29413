import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { answering } from '../support/windowAnswers.ts';

interface MenuEntry {
  readonly command?: string;
  readonly when?: string;
}

describe('a command on a row that VS Code no longer knows', () => {
  it('says so and does nothing, whatever it is', async () => {
    const workbench = await activeWorkbench();
    const file = path.join(workbench.context.extensionPath, 'package.json');
    const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as {
      contributes: { menus: Record<string, readonly MenuEntry[]> };
    };
    const ofRows = new Set(contributes.menus['view/item/context']?.map(({ command }) => command));
    const onlyOfRows = (contributes.menus['commandPalette'] ?? [])
      .filter(({ command, when }) => when === 'false' && ofRows.has(command))
      .map(({ command }) => command ?? assert.fail('a menu without a command'));
    assert.ok(onlyOfRows.length > 20);

    using asked = answering('showWarningMessage', () => undefined);
    using told = answering('showErrorMessage', () => undefined);
    for (const command of onlyOfRows) {
      // While a view is read anew, its menus give nothing in the place of a row, and of several rows.
      await vscode.commands.executeCommand(command, undefined, undefined);
      await vscode.commands.executeCommand(command, undefined, [undefined]);
    }
    const wanted = onlyOfRows.flatMap((command) => [command, command]);
    assert.equal(told.asked.length, wanted.length, `of ${wanted.join(', ')}`);
    for (const [sentence] of told.asked)
      assert.match(String(sentence), /^Nothing was done: .* which row was meant/);
    assert.deepEqual(asked.asked, []);
  });
});
