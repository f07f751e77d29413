import assert from 'node:assert/strict';
import ts from 'typescript';
import { sourceFiles, type SourceFile } from '../support/sourceFiles.ts';

/** The questions that a file asks through VS Code's own functions, by their text. */
function questionsIn({ path, text }: SourceFile): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^window\.show(?:QuickPick|InputBox)$/.test(node.expression.getText())) {
      found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('questions', () => {
  it('stay open, with what was typed, when the focus goes elsewhere', () => {
    const files = sourceFiles('src/extension', ['.ts']);
    const asked = files.flatMap((file) =>
      questionsIn(file).map((question) => ({
        path: file.path,
        stays: question.includes('ignoreFocusOut: true'),
      })),
    );
    assert.ok(asked.length > 4);
    assert.deepEqual(
      asked.filter(({ stays }) => !stays).map(({ path }) => path),
      [],
    );
    const boxes = files.filter(({ text }) => /window\.create(?:QuickPick|InputBox)\b/.test(text));
    assert.deepEqual(
      boxes.filter(({ text }) => !text.includes('ignoreFocusOut = true')).map(({ path }) => path),
      [],
    );
  });
});
