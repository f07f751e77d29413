import { compact, indented, layOut, layouts, spaced, type Layout } from './jsonLayout.ts';
import { sortMembers, type Token } from './jsonSource.ts';
import { numberForms, type NumberForm } from './numberForms.ts';
import { stringForms, type StringForm } from './stringForms.ts';

/** What a program does to JSON when it writes it anew. What is not set stays as it was sent. */
export interface Rewriting {
  readonly layout?: Layout;
  readonly sorted?: true;
  readonly strings?: string;
  readonly numbers?: string;
}

const stringForm: ReadonlyMap<string, StringForm> = new Map(stringForms);
const numberForm: ReadonlyMap<string, NumberForm> = new Map(numberForms);

/** Applies a rewriting. Undefined where the brackets of the text do not match. */
export function rewriteJson(
  tokens: readonly Token[],
  { layout, sorted, strings, numbers }: Rewriting,
): string | undefined {
  const ordered = sorted === true ? sortMembers(tokens) : tokens;
  const string = strings === undefined ? undefined : stringForm.get(strings);
  const number = numbers === undefined ? undefined : numberForm.get(numbers);
  if (ordered === undefined) {
    return undefined;
  }
  const written =
    string === undefined && number === undefined
      ? ordered
      : ordered.map((token) => write(token, string, number));
  return layOut(written, layout);
}

function write(token: Token, string: StringForm | undefined, number: NumberForm | undefined): Token {
  const text = number?.(token) ?? (token.kind === 'string' ? string?.(token.text) : undefined);
  return text === undefined || text === token.text ? token : { ...token, text };
}

/** Pieces that tell most layouts apart. */
const firstTokens = 100;

/** The layout with which a text was written; undefined where it is none of the known ones. */
export function layoutOf(tokens: readonly Token[], text: string): Layout | undefined {
  const beginning = tokens.slice(0, firstTokens);
  return layouts.find(
    (layout) => text.startsWith(layOut(beginning, layout)) && layOut(tokens, layout) === text,
  );
}

/** One change alone, and what well-known libraries do together. */
export function frequentRewritings(): readonly Rewriting[] {
  const [compactly, two, four] = [
    { layout: compact },
    { layout: indented('  ') },
    { layout: indented('    ') },
  ];
  const three = { layout: indented('   ') };
  const sorted = { sorted: true } as const;
  const [first, second, third, fourth, fifth, ...rarer] = layouts.map((layout): Rewriting => ({ layout }));
  return [
    first,
    second,
    third,
    fourth,
    fifth,
    sorted,
    { ...sorted, ...compactly },
    { strings: 'plain' },
    { strings: 'ascii' },
    { strings: 'slashes' },
    { numbers: 'javascript' },
    { numbers: 'plain' },
    { numbers: 'quoted' },
    { numbers: 'unquoted' },
    { numbers: 'java' },
    { numbers: 'python' },
    { strings: 'asciiSlashes' },
    { strings: 'gson' },
    { strings: 'go' },
    { strings: 'asciiUpper' },
    { ...compactly, strings: 'plain', numbers: 'javascript' },
    { layout: spaced, strings: 'ascii', numbers: 'python' },
    { ...two, numbers: 'python' },
    { ...two, strings: 'plain', numbers: 'javascript' },
    { ...compactly, strings: 'plain' },
    { ...compactly, numbers: 'javascript' },
    { layout: spaced, strings: 'ascii' },
    { ...three, strings: 'ascii' },
    { ...two, strings: 'plain' },
    { ...two, strings: 'ascii' },
    { ...four, strings: 'ascii' },
    { ...compactly, strings: 'ascii' },
    { ...compactly, strings: 'asciiSlashes' },
    { ...four, strings: 'asciiSlashes' },
    { ...compactly, strings: 'gson' },
    { ...compactly, strings: 'gson', numbers: 'java' },
    { ...compactly, strings: 'go', ...sorted },
    { ...sorted, layout: spaced },
    { ...sorted, layout: spaced, strings: 'ascii' },
    { ...sorted, ...compactly, strings: 'ascii' },
    { ...sorted, ...two },
    { ...sorted, ...four, strings: 'ascii' },
    ...rarer,
  ].filter((each) => each !== undefined);
}

/** All combinations of the more frequent changes, for when nothing simpler fits. */
export function* rareRewritings(): Iterable<Rewriting> {
  for (const layout of [undefined, ...layouts.slice(0, 5)]) {
    for (const strings of [undefined, 'plain', 'ascii', 'asciiSlashes', 'gson']) {
      for (const numbers of [undefined, 'javascript', 'python', 'java', 'plain']) {
        for (const sorted of [undefined, true] as const) {
          yield {
            ...(layout === undefined ? {} : { layout }),
            ...(strings === undefined ? {} : { strings }),
            ...(numbers === undefined ? {} : { numbers }),
            ...(sorted === undefined ? {} : { sorted }),
          };
        }
      }
    }
  }
}
