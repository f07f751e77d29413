/** Puts a text into the user's language: English text with `{0}`, `{1}`… where the values go. */
export type Say = (template: string, ...values: readonly (string | number)[]) => string;
