import { fillGaps, told, type Sentence } from '../core/sentence.ts';
import type { English } from './strings.ts';

let translations: Readonly<Record<string, string>> = {};

/** Takes the strings of the user's language, by their English text. Called once, before the first drawing. */
export function setTranslations(strings: Readonly<Record<string, string>>): void {
  translations = strings;
}

/** The text in the user's language, with `{0}`, `{1}`… replaced by the values. */
export function t(english: English, ...values: readonly (string | number)[]): string {
  return say(english, ...values.map(String));
}

/** A sentence of core in the user's language. */
export function tell(sentence: Sentence): string {
  return told(sentence, say);
}

function say(template: string, ...values: readonly string[]): string {
  const text = Object.hasOwn(translations, template) ? translations[template] : undefined;
  return fillGaps(text ?? template, ...values);
}
