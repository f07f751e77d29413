import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { endpoints } from '../../src/core/catalogue/index.ts';
import { closeAllEditors, workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';

/** The text editor's own JSON support, with the schemas that the build writes. */
describe('a request file in the text editor', () => {
  afterEach(closeAllEditors);

  const openAsText = async (name: string, text: string): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(await workspaceFile(name, text));
    await vscode.window.showTextDocument(document);
    return document;
  };

  const complaints = (document: vscode.TextDocument): Promise<readonly string[]> =>
    eventually('a diagnostic', () => {
      const found = vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
      return found.length > 0 ? found : undefined;
    });

  for (const endpoint of endpoints) {
    it(`of ${endpoint.name} is offered its members, with what they mean`, async () => {
      const document = await openAsText(`complete.${endpoint.name}.wf.json`, '{\n  \n}');
      const names = Object.keys(endpoint.request.properties);
      const items = await eventually('completions', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(1, 2),
        );
        const offered = list.items.filter(({ label }) => names.includes(labelOf(label)));
        return offered.length === names.length ? offered : undefined;
      });
      for (const item of items) {
        assert.ok(textOf(item.documentation).length > 10, labelOf(item.label));
      }
    });
  }

  it('is told of a value that is not taken', async () => {
    const document = await openAsText('wrong.queryCreditQuota.wf.json', '{"productCode":"OTHER"}');
    assert.match((await complaints(document)).join(' '), /AMAZON_VC_FACTORING_LOAN/);
  });

  it('is recognised by the bare name of the endpoint as well', async () => {
    const document = await openAsText('queryCreditQuota.wf.json', '{}');
    assert.match((await complaints(document)).join(' '), /productCode/);
  });
});

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return (typeof label === 'string' ? label : label.label).replaceAll('"', '');
}

function textOf(documentation: string | vscode.MarkdownString | undefined): string {
  return typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
}
