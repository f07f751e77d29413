import { l10n } from 'vscode';
import type { Sentence } from '../core/profiles/sentence.ts';

/** A sentence of core in the user's language. */
export function translate({ template, values }: Sentence): string {
  return l10n.t(template, ...values);
}

/** Several sentences one after the other. */
export function translateAll(sentences: readonly Sentence[]): string {
  return sentences.map(translate).join(' ');
}
