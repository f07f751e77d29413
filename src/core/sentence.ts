/** A sentence with numbered gaps, so that the host can translate the template and fill in the values. */
export interface Sentence {
  /** English text with `{0}`, `{1}`… where the values go. */
  readonly template: string;
  /** Texts that stay as they are, and parts that are translated like the sentence itself. */
  readonly values: readonly (string | Sentence)[];
}

/** At least one sentence, in the order in which they are said. */
export type Sentences = readonly [Sentence, ...Sentence[]];

/** Makes a sentence. A test holds every template that is written in a call of this to have a translation. */
export function sentence(template: string, ...values: readonly (string | Sentence)[]): Sentence {
  return { template, values };
}

/** A text of the catalogue as a sentence; the host translates it like any other. */
export function catalogueText(text: string): Sentence {
  return { template: text, values: [] };
}

/** Puts a template into a language and fills its gaps. */
export type Say = (template: string, ...values: readonly string[]) => string;

/** The sentence in the language of `say`. */
export function told({ template, values }: Sentence, say: Say): string {
  return say(template, ...values.map((value) => (typeof value === 'string' ? value : told(value, say))));
}

/** Several sentences one after the other; where a sentence ends in a full-width stop no blank follows. */
export function toldTogether(sentences: readonly Sentence[], say: Say): string {
  return joinSentences(sentences.map((each) => told(each, say)));
}

/** Finished sentences one after the other. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.join(' ').replaceAll('。 ', '。');
}

/** The sentence in English. */
export function inEnglish(each: Sentence): string {
  return told(each, fillGaps);
}

/** The English template with its gaps filled. */
export function fillGaps(template: string, ...values: readonly string[]): string {
  return template.replaceAll(/\{(\d+)\}/g, (gap, index: string) => values[Number(index)] ?? gap);
}
