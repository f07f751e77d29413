import { l10n } from 'vscode';
import { told, toldTogether, type Sentence } from '../core/sentence.ts';

/** A sentence of core in the user's language. */
export function translate(sentence: Sentence): string {
  return told(sentence, l10n.t);
}

/** Several sentences one after the other. */
export function translateAll(sentences: readonly Sentence[]): string {
  return toldTogether(sentences, l10n.t);
}
