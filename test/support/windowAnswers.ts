import * as vscode from 'vscode';

type WindowFunction =
  | 'showWarningMessage'
  | 'showInformationMessage'
  | 'showQuickPick'
  | 'showSaveDialog'
  | 'showOpenDialog'
  | 'showInputBox';

/**
 * Answers a question of the window in place of the user, until it is disposed of.
 *
 * @param answer Is given what the user would see.
 */
export function answering(
  name: WindowFunction,
  answer: (...asked: readonly never[]) => unknown,
): Disposable & { readonly asked: readonly (readonly unknown[])[] } {
  const target = vscode.window as unknown as Record<WindowFunction, unknown>;
  const original = target[name];
  const asked: (readonly unknown[])[] = [];
  target[name] = (...args: readonly never[]) => {
    asked.push(args);
    return Promise.resolve(answer(...args));
  };
  return {
    asked,
    [Symbol.dispose]: () => {
      target[name] = original;
    },
  };
}
