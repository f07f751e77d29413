import {
  InputBoxValidationSeverity,
  QuickInputButtons,
  window,
  type InputBox,
  type QuickInput,
  type QuickPick,
  type QuickPickItem,
} from 'vscode';
import type { Checked } from '../../core/profiles/profileRules.ts';
import { plainMessage } from '../plainMessage.ts';
import { translate } from '../translate.ts';
import { leaveForNext, showNext } from './handOver.ts';

/** Where an input stands in a flow of several. */
export interface Place {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  /** Offers the button that leads to the step before. */
  readonly back?: boolean;
}

/** What the user did; `typed` is what stood in the box then, so that going back loses nothing. */
export type Answer<T> =
  | { readonly kind: 'next'; readonly value: T }
  | { readonly kind: 'back'; readonly typed: string }
  | { readonly kind: 'cancelled'; readonly typed: string };

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Hides what is typed. */
  readonly secret?: boolean;
  readonly check: (text: string) => Checked<string>;
  /** What is unusual about a text that is taken all the same. */
  readonly note?: (text: string) => string | undefined;
}

/** Asks for a text and does not take it before it holds. It stays open when the focus goes elsewhere. */
export function askText(place: Place, question: TextQuestion): Promise<Answer<string>> {
  const input = window.createInputBox();
  arrange(input, place);
  input.prompt = plainMessage(question.prompt);
  input.placeholder = question.placeholder;
  input.value = question.value ?? '';
  input.password = question.secret ?? false;
  input.buttons = place.back === true ? [QuickInputButtons.Back] : [];
  const tell = (checked: Checked<string>): void => {
    input.validationMessage = checked.ok ? undefined : plainMessage(translate(checked.problem));
  };
  const tellNote = (): void => {
    const message = question.note?.(input.value);
    input.validationMessage =
      message === undefined
        ? undefined
        : { message: plainMessage(message), severity: InputBoxValidationSeverity.Warning };
  };
  if (input.value !== '') {
    const checked = question.check(input.value);
    if (checked.ok) {
      tellNote();
    } else {
      tell(checked);
    }
  }
  return answerOf(input, (settle) => {
    input.onDidChangeValue(() => {
      tellNote();
    });
    input.onDidAccept(() => {
      const checked = question.check(input.value);
      tell(checked);
      if (checked.ok) {
        // What is typed into a hidden box must not turn up in the next, which may be readable.
        settle({ kind: 'next', value: checked.value }, { movesOn: !input.password });
      }
    });
    input.onDidTriggerButton(() => {
      settle({ kind: 'back', typed: input.value });
    });
    input.onDidHide(() => {
      settle({ kind: 'cancelled', typed: input.value });
    });
  });
}

export interface Choice<T> extends QuickPickItem {
  readonly value?: T;
}

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that Enter takes at first; otherwise it is the first one. */
  readonly active?: T | undefined;
  /** A further choice that is made of what stands in the box, where that can be an answer by itself. */
  readonly typed?: (text: string) => Choice<T> | undefined;
  /** What stands in the box at first. */
  readonly text?: string;
}

/** Asks for one of several choices. */
export function askChoice<T>(place: Place, question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const pick = window.createQuickPick<Choice<T>>();
  arrange(pick, place);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.buttons = place.back === true ? [QuickInputButtons.Back] : [];
  pick.value = question.text ?? '';
  const offered = question.choices.filter(({ value }) => value !== undefined);
  const offer = (): void => {
    const made = question.typed?.(pick.value);
    // First, so that Enter takes what was typed and not one of the list that only resembles it.
    pick.items = made === undefined ? question.choices : [{ ...made, alwaysShow: true }, ...question.choices];
  };
  offer();
  const first = offered.find(({ value }) => value === question.active) ?? offered[0];
  if (pick.value === '' && first !== undefined) {
    pick.activeItems = [first];
  }
  return answerOf(pick, (settle) => {
    if (question.typed !== undefined) {
      pick.onDidChangeValue(offer);
    }
    pick.onDidAccept(() => {
      const value = (pick.selectedItems[0] ?? question.typed?.(pick.value))?.value;
      if (value !== undefined) {
        settle({ kind: 'next', value }, { movesOn: true });
      }
    });
    pick.onDidTriggerButton(() => {
      settle({ kind: 'back', typed: '' });
    });
    pick.onDidHide(() => {
      settle({ kind: 'cancelled', typed: '' });
    });
  });
}

type Settle<T> = (answer: Answer<T>, then?: { readonly movesOn: boolean }) => void;

/** Shows the question and waits for its first answer; several may come before the host has a turn. */
function answerOf<T>(
  input: InputBox | QuickPick<QuickPickItem>,
  listen: (settle: Settle<T>) => void,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    let settled = false;
    listen((answer, then) => {
      if (settled) {
        return;
      }
      settled = true;
      if (answer.kind === 'cancelled') {
        input.dispose();
      } else {
        leaveForNext(input, then?.movesOn ?? false);
      }
      resolve(answer);
    });
    showNext(input);
  });
}

/** Asks for any number of choices; undefined where it was cancelled. */
export async function askChoices<T>(
  place: Place,
  question: ChoiceQuestion<T> & { readonly picked: (value: T) => boolean },
): Promise<readonly T[] | undefined> {
  const picked = await window.showQuickPick(
    question.choices.map((choice) => ({
      ...choice,
      picked: choice.value !== undefined && question.picked(choice.value),
    })),
    {
      title: place.title,
      placeHolder: question.placeholder,
      canPickMany: true,
      ignoreFocusOut: true,
      matchOnDescription: true,
    },
  );
  return picked?.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

function arrange(input: QuickInput, { title, step, totalSteps }: Place): void {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
}
