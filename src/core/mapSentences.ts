import type { Sentence, Sentences } from './sentence.ts';

/** The sentence with every text of it changed, those of the sentences in it too. */
export function mapSentence({ template, values }: Sentence, change: (text: string) => string): Sentence {
  return {
    template: change(template),
    values: values.map((value) => (typeof value === 'string' ? change(value) : mapSentence(value, change))),
  };
}

export function mapSentences([first, ...others]: Sentences, change: (text: string) => string): Sentences {
  return [mapSentence(first, change), ...others.map((each) => mapSentence(each, change))];
}
