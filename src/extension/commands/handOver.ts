import type { Event } from 'vscode';

/** What an input box and a list of choices have in common. */
export interface AskingInput {
  value: string;
  readonly onDidChangeValue: Event<string>;
  readonly onDidHide: Event<void>;
  show(): void;
  hide(): void;
  dispose(): void;
}

/** What is typed into the question that was answered last, once the next one has taken its place. */
let typedAhead: Promise<string> | undefined;

/**
 * Shows a question in the place of the one before. Until the editor has put it there, keys still go to the
 * question before: what they wrote is moved over, in front of what was typed since.
 */
export function showNext(input: AskingInput): void {
  const before = typedAhead;
  typedAhead = undefined;
  const preset = input.value;
  input.show();
  void before?.then((ahead) => {
    if (ahead !== '') {
      putInFront(input, ahead, preset);
    }
  });
}

/**
 * Leaves an answered question on screen for the one that may follow at once, so that no key goes to the editor
 * behind it.
 *
 * @param movesOn Whether what is typed from now on is meant for the next question.
 */
export function leaveForNext(input: AskingInput, movesOn: boolean): void {
  const answer = input.value;
  let ahead = '';
  input.onDidChangeValue((text) => {
    ahead = text.startsWith(answer) ? text.slice(answer.length) : text;
  });
  const hidden = new Promise<string>((resolve) => {
    input.onDidHide(() => {
      resolve(movesOn ? ahead : '');
      input.dispose();
    });
  });
  typedAhead = hidden;
  setImmediate(() => {
    if (typedAhead === hidden) {
      typedAhead = undefined;
      input.hide();
    }
  });
}

/** A value that is set wipes out what was typed on its way to the box; that is then set once more, behind it. */
function putInFront(input: AskingInput, ahead: string, preset: string): void {
  let shown = input.value;
  let awaited = shown === preset ? ahead : ahead + shown;
  let wiped = '';
  if (awaited === shown) {
    return;
  }
  const watching = input.onDidChangeValue((text) => {
    if (!text.startsWith(awaited)) {
      wiped += shown !== preset && text.startsWith(shown) ? text.slice(shown.length) : text;
      shown = text;
    } else if (wiped === '') {
      watching.dispose();
    } else {
      awaited = text + wiped;
      shown = text;
      wiped = '';
      input.value = awaited;
    }
  });
  input.value = awaited;
}
