import type { English } from './strings.ts';

let translations: Readonly<Record<string, string>> = {};

/** Takes the strings of the user's language, by their English text. Called once, before the first drawing. */
export function setTranslations(strings: Readonly<Record<string, string>>): void {
  translations = strings;
}

/** The text in the user's language, with `{0}`, `{1}`… replaced by the values. */
export function t(english: English, ...values: readonly (string | number)[]): string {
  const text = Object.hasOwn(translations, english) ? translations[english] : undefined;
  return (text ?? english).replace(/\{(\d)\}/g, (placeholder, index: string) => {
    const value = values[Number(index)];
    return value === undefined ? placeholder : String(value);
  });
}
