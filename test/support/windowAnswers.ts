import * as vscode from 'vscode';

type WindowFunction =
  | 'showErrorMessage'
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

/**
 * Picks entries of the lists that are shown next, by their labels and in this order, in place of the user.
 */
export function picking(...labels: readonly string[]): Disposable & { readonly left: readonly string[] } {
  const left = [...labels];
  const target = vscode.window as unknown as { createQuickPick: typeof vscode.window.createQuickPick };
  const original = target.createQuickPick;
  target.createQuickPick = <T extends vscode.QuickPickItem>() => {
    const pick = original<T>();
    const accepted = new vscode.EventEmitter<void>();
    const show = pick.show.bind(pick);
    return Object.defineProperties(pick, {
      onDidAccept: { value: accepted.event },
      show: {
        value: () => {
          show();
          const label = left.shift();
          const item = pick.items.find((each) => each.label === label);
          if (item === undefined) throw new Error(`There is no entry “${label ?? ''}”.`);
          pick.selectedItems = [item];
          accepted.fire();
        },
      },
    });
  };
  return {
    left,
    [Symbol.dispose]: () => {
      target.createQuickPick = original;
    },
  };
}

/** Progress that the window shows, with a user who can cancel it where VS Code lets them. */
export interface ShownProgress extends Disposable {
  readonly shown: readonly vscode.ProgressOptions[];
  readonly reported: readonly string[];
  cancel(): void;
}

/** Stands in the place of the progress that the window shows, until it is disposed of. */
export function watchingProgress(): ShownProgress {
  const target = vscode.window as unknown as { withProgress: typeof vscode.window.withProgress };
  const original = target.withProgress;
  const shown: vscode.ProgressOptions[] = [];
  const reported: string[] = [];
  let current: vscode.CancellationTokenSource | undefined;
  target.withProgress = async (options, task) => {
    shown.push(options);
    const cancellation = new vscode.CancellationTokenSource();
    if (options.cancellable === true) current = cancellation;
    const report = ({ message }: { readonly message?: string }): void => void reported.push(message ?? '');
    return task({ report }, cancellation.token);
  };
  return {
    shown,
    reported,
    cancel: () => {
      if (current === undefined) throw new Error('There is nothing to cancel.');
      current.cancel();
    },
    [Symbol.dispose]: () => {
      target.withProgress = original;
    },
  };
}
