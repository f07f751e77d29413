import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { endpoints } from '../../src/core/catalogue/index.ts';
import { createValidator } from '../../src/gateway/ajvValidator.ts';
import { closeAllEditors, workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';

const mistakes: readonly unknown[] = [7, '', 'usd', '20230229', 'x'.repeat(300)];

/** The empty body, the sample, and the sample with one mistake each. */
function bodiesOf({ sample, request }: EndpointDescription): readonly string[] {
  const body = sample.request as object;
  const without = (name: string): object =>
    Object.fromEntries(Object.entries(body).filter(([each]) => each !== name));
  const changed = Object.keys(request.properties).flatMap((name) => [
    { ...without(name), [`${name}s`]: 'x' },
    ...mistakes.map((value) => ({ ...body, [name]: value })),
  ]);
  const longNames = ['x'.repeat(100), 'x'.repeat(300)].map((text) =>
    'attachmentFile' in body ? { ...body, attachmentFile: { fileName: text, fileKey: text } } : body,
  );
  return [...new Set([{}, [], body, ...longNames, ...changed].map((each) => JSON.stringify(each)))];
}

describe('the problems that VS Code counts in a request file', function () {
  this.timeout(120_000);
  const validator = createValidator();
  afterEach(closeAllEditors);

  const complaints = (document: vscode.TextDocument): readonly string[] =>
    vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);

  /** What VS Code says of a text, in a document of its own. It says nothing until it has looked. */
  const problemsIn = async (name: string, text: string, count: number): Promise<readonly string[]> => {
    const looked = (document: vscode.TextDocument) => () => complaints(document).length > 0 || undefined;
    const first = count === 0 ? '[]' : text;
    const document = await vscode.workspace.openTextDocument(await workspaceFile(name, first));
    await vscode.window.showTextDocument(document);
    await eventually('a problem', looked(document), 5_000).catch(() => undefined);
    if (count === 0) {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, 0, 2), text);
      await vscode.workspace.applyEdit(edit);
      const before = complaints(document).join();
      await eventually('another verdict', () => complaints(document).join() !== before || undefined, 5_000);
    }
    return complaints(document);
  };

  for (const endpoint of endpoints) {
    it(`are as many as the form of ${endpoint.name} counts`, async () => {
      const differing: string[] = [];
      for (const [index, text] of bodiesOf(endpoint).entries()) {
        const expected = validator.validate(endpoint.request, text).map(({ sentence }) => sentence);
        const name = `counted-${index}.${endpoint.name}.wf.json`;
        const found = await problemsIn(name, text, expected.length);
        if (found.length !== expected.length) {
          differing.push(`${text.slice(0, 200)}: ${expected.join(' | ')} <> ${found.join(' | ')}`);
        }
      }
      assert.deepEqual(differing, []);
    });
  }
});
