import type { Sentence, Sentences } from '../sentence.ts';
import { listOf, members, oneOf, pairOf, ShapeFault, text, type Shape } from '../shape.ts';
import type { Outcome, Verification } from './exchange.ts';
import type { Header } from './ports.ts';

/** Parts of an exchange as they stand in files. */
export const sentenceShape: Shape<Sentence> = (value, place) =>
  members<Sentence>({ template: text, values: listOf(textOrSentence) })(value, place);

const textOrSentence: Shape<string | Sentence> = (value, place) =>
  typeof value === 'string' ? value : sentenceShape(value, place);

export const sentencesShape: Shape<Sentences> = (value, place) => {
  const [first, ...others] = listOf(sentenceShape)(value, place);
  if (first === undefined) {
    throw new ShapeFault(place, 'a list with a sentence');
  }
  return [first, ...others];
};

export const headersShape: Shape<readonly Header[]> = listOf(pairOf(text, text));

export const outcomeShape = oneOf<Outcome>(
  'succeeded',
  'pending',
  'failed',
  'refusedUnverified',
  'unknown',
  'notSent',
);

export const verificationKind = oneOf<Verification['kind']>(
  'verified',
  'notVerified',
  'unsigned',
  'notVerifiable',
);

export const resultStatusShape = oneOf('S', 'F', 'U');
