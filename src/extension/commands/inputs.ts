import { QuickInputButtons, window, type QuickInput, type QuickPickItem } from 'vscode';
import type { Checked } from '../../core/profiles/profileRules.ts';
import { plainMessage } from '../plainMessage.ts';
import { translate } from '../translate.ts';

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
}

/** Asks for a text and does not take it before it holds. It stays open when the focus goes elsewhere. */
export async function askText(place: Place, question: TextQuestion): Promise<Answer<string>> {
  const input = window.createInputBox();
  arrange(input, place);
  input.prompt = plainMessage(question.prompt);
  input.placeholder = question.placeholder;
  input.value = question.value ?? '';
  input.password = question.secret ?? false;
  input.buttons = place.back === true ? [QuickInputButtons.Back] : [];
  try {
    return await new Promise<Answer<string>>((resolve) => {
      input.onDidChangeValue(() => {
        input.validationMessage = undefined;
      });
      input.onDidAccept(() => {
        const checked = question.check(input.value);
        if (checked.ok) {
          resolve({ kind: 'next', value: checked.value });
        } else {
          input.validationMessage = plainMessage(translate(checked.problem));
        }
      });
      input.onDidTriggerButton(() => {
        resolve({ kind: 'back', typed: input.value });
      });
      input.onDidHide(() => {
        resolve({ kind: 'cancelled', typed: input.value });
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}

export interface Choice<T> extends QuickPickItem {
  readonly value?: T;
}

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that is marked at first. */
  readonly active?: T | undefined;
}

/** Asks for one of several choices. */
export async function askChoice<T>(place: Place, question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const pick = window.createQuickPick<Choice<T>>();
  arrange(pick, place);
  pick.placeholder = question.placeholder;
  pick.items = question.choices;
  pick.matchOnDescription = true;
  pick.activeItems = question.choices.filter(({ value }) => value !== undefined && value === question.active);
  pick.buttons = place.back === true ? [QuickInputButtons.Back] : [];
  try {
    return await new Promise<Answer<T>>((resolve) => {
      pick.onDidAccept(() => {
        const value = pick.selectedItems[0]?.value;
        if (value !== undefined) {
          resolve({ kind: 'next', value });
        }
      });
      pick.onDidTriggerButton(() => {
        resolve({ kind: 'back', typed: '' });
      });
      pick.onDidHide(() => {
        resolve({ kind: 'cancelled', typed: '' });
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
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
