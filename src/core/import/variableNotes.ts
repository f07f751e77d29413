import { sentence, type Sentence } from '../sentence.ts';

/** The variables of Postman and of other tools that write them alike. */
export function variableNotes(texts: readonly string[]): readonly Sentence[] {
  const names = new Set(texts.flatMap((text) => text.match(/\{\{[^{}\n]{1,80}\}\}/g) ?? []));
  return names.size === 0
    ? []
    : [
        sentence(
          'These variables stand as they are, because their values are not known here: {0}.',
          [...names].join(', '),
        ),
      ];
}
