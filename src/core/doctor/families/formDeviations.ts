import { sentence, type Sentence } from '../../sentence.ts';
import type { Deviation, Fault } from '../deviation.ts';
import { frequentRewritings, layoutOf, rareRewritings, rewriteJson, type Rewriting } from '../jsonForms.ts';
import type { Layout } from '../jsonLayout.ts';
import { readJsonSource, type Token } from '../jsonSource.ts';

export interface FormDeviations {
  /** To be tried alone and together with others. */
  readonly frequent: readonly Deviation[];
  /** To be tried alone, last. */
  readonly rare: Iterable<Deviation>;
}

/**
 * Bodies that say the same and are written otherwise.
 *
 * @param core the JSON of the body without what stands around it
 */
export function formDeviations(core: string): FormDeviations {
  const tokens = readJsonSource(core);
  if (tokens === undefined) {
    return { frequent: [], rare: [] };
  }
  const own = layoutOf(tokens, core);
  // Sorting drops the white space of an unusual layout, so that it is tried in known layouts only.
  const known = (rewriting: Rewriting): Rewriting =>
    rewriting.sorted === true && rewriting.layout === undefined && own !== undefined
      ? { ...rewriting, layout: own }
      : rewriting;
  const make = (rewriting: Rewriting, weight: number): Deviation =>
    formDeviation(tokens, core, own, known(rewriting), weight);
  return {
    frequent: frequentRewritings().map((rewriting, index) => make(rewriting, 1 + index / 3)),
    rare: lazily(rareRewritings(), (rewriting) => make(rewriting, 30)),
  };
}

function* lazily<T, R>(items: Iterable<T>, make: (item: T) => R): Iterable<R> {
  for (const item of items) {
    yield make(item);
  }
}

function formDeviation(
  tokens: readonly Token[],
  core: string,
  own: Layout | undefined,
  rewriting: Rewriting,
  weight: number,
): Deviation {
  const { layout, sorted, strings, numbers } = rewriting;
  const id = [layout?.id, sorted, strings, numbers].join('|');
  const rewrite = (text: string): string | undefined => {
    // The text is another one where the bytes were read in another encoding.
    const read = text === core ? tokens : readJsonSource(text);
    const written = read === undefined ? undefined : rewriteJson(read, rewriting);
    return written === text ? undefined : written;
  };
  return {
    part: 'form',
    change: { form: { id, rewrite } },
    weight,
    faults: () => faultsOf(tokens, core, own, rewriting),
  };
}

/** The faults of those changes without which the text would be another one. */
function faultsOf(
  tokens: readonly Token[],
  core: string,
  own: Layout | undefined,
  rewriting: Rewriting,
): readonly Fault[] {
  const whole = rewriteJson(tokens, rewriting);
  const matters = (without: keyof Rewriting): boolean => {
    const { [without]: left, ...others } = rewriting;
    return left !== undefined && rewriteJson(tokens, others) !== whole;
  };
  const faults: Fault[] = [];
  if (rewriting.layout !== undefined && rewriting.layout !== own && matters('layout')) {
    faults.push(layoutFault(rewriting.layout));
  }
  if (matters('sorted')) {
    faults.push({
      cause: 'bodyKeyOrder',
      why: sentence(
        'The signature covers the members in the order of their names; they were sent in another one.',
      ),
    });
  }
  if (matters('strings')) {
    faults.push(...stringFaults(core, rewriting.strings ?? ''));
  }
  if (matters('numbers')) {
    faults.push({ cause: 'bodyNumbers', why: numberSentence(rewriting.numbers ?? '') });
  }
  return faults;
}

function layoutFault({ id, indent, newline }: Layout): Fault {
  if (id === 'compact') {
    return {
      cause: 'bodyCompact',
      why: sentence('The signature covers the body without white space; it was sent with white space.'),
    };
  }
  if (indent === undefined) {
    return {
      cause: 'bodySpaced',
      why: sentence(
        'The signature covers the body on one line with blanks, as Python writes it; it was sent otherwise.',
      ),
    };
  }
  const level: Sentence = indent === '\t' ? sentence('tabs') : sentence('{0} blanks', String(indent.length));
  const broken =
    newline === '\r\n'
      ? sentence('{0} and CRLF', level)
      : id === 'jackson'
        ? sentence('{0} in the manner of Jackson', level)
        : level;
  return {
    cause: 'bodyIndented',
    why: sentence('The signature covers the body indented with {0}; it was sent otherwise.', broken),
  };
}

function stringFaults(core: string, strings: string): readonly Fault[] {
  const slashes: Fault = {
    cause: 'bodySlashes',
    why: strings.toLowerCase().includes('slashes')
      ? sentence('The signature covers slashes as \\/; they were sent without the backslash.')
      : sentence('The signature covers slashes without the backslash with which they were sent.'),
  };
  const written: Fault = {
    cause: 'bodyEscapes',
    why: sentence('The signature covers characters as \\u escapes that were sent as they are.'),
  };
  switch (strings) {
    case 'plain':
      return /\\(?!\/)/.test(core)
        ? [
            {
              cause: 'bodyEscapes',
              why: sentence('The signature covers characters as they are that were sent as escapes.'),
            },
          ]
        : [slashes];
    case 'slashes':
      return [slashes];
    case 'asciiSlashes':
      return [...(/[\u0080-\uffff]/.test(core) ? [written] : []), ...(core.includes('/') ? [slashes] : [])];
    default:
      return [written];
  }
}

function numberSentence(numbers: string): Sentence {
  switch (numbers) {
    case 'javascript':
      return sentence('The signature covers numbers as JavaScript writes them, which rounds large ones.');
    case 'java':
      return sentence('The signature covers numbers as doubles of Java, such as 5.0.');
    case 'python':
      return sentence('The signature covers numbers as Python writes them.');
    case 'quoted':
      return sentence('The signature covers numbers in quotes that were sent without.');
    case 'unquoted':
      return sentence('The signature covers numbers without the quotes with which they were sent.');
    default:
      return sentence(
        'The signature covers numbers without exponents and without zeros at the end of fractions.',
      );
  }
}
