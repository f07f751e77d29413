import { quote } from '../../calls/quote.ts';
import { productionHosts, sandboxHosts } from '../../profiles/gateKind.ts';
import { sentence, type Sentence } from '../../sentence.ts';
import { rankOfCause, type CauseId } from '../causes.ts';
import { deviation, type Deviation, type Fault } from '../deviation.ts';
import { withoutQuery } from '../target.ts';

export interface PathFacts {
  /** What has to be signed. */
  readonly path: string;
  /** What was sent, which a profile may let differ. */
  readonly sentPath: string;
  /** Hosts under which the gateway is known, with their ports where these are written. */
  readonly hosts: readonly string[];
  readonly otherPaths: readonly string[];
}

type Variant = readonly [cause: CauseId, path: string];

/** Paths that people sign instead, the frequent ones first. */
export function pathDeviations(facts: PathFacts): readonly Deviation[] {
  return singles(facts).map(([cause, signed], index) =>
    deviation('path', { path: signed }, 1 + index / 4, cause, pathSentence(signed, facts.path)),
  );
}

/** Pairs of variants that are both rare are not worth their time. */
const rarestPair = 48;

/** Paths with two faults at once, such as a missing slash where the query was left out as well. */
export function* doublePathDeviations(facts: PathFacts): Iterable<Deviation> {
  const first = singles(facts);
  const seen = new Set([facts.path, ...first.map(([, signed]) => signed)]);
  const second = first.map(([, signed]) => variants({ ...facts, path: signed }));
  for (let sum = 0; sum <= rarestPair; sum += 1) {
    for (const [index, [cause]] of first.slice(0, sum + 1).entries()) {
      const [other, signed] = second[index]?.[sum - index] ?? [cause, facts.path];
      if (other !== cause && !seen.has(signed)) {
        seen.add(signed);
        yield {
          part: 'path',
          change: { path: signed },
          weight: rarestPair,
          faults: () => bothFaults(cause, other, signed, facts.path),
        };
      }
    }
  }
}

function bothFaults(one: CauseId, other: CauseId, signed: string, path: string): readonly Fault[] {
  const [first, second] = rankOfCause(one) < rankOfCause(other) ? [one, other] : [other, one];
  return [
    { cause: first, why: pathSentence(signed, path) },
    { cause: second, why: sentence('The path that was signed, {0}, has this fault, too.', quote(signed)) },
  ];
}

function pathSentence(signed: string, path: string): Sentence {
  return sentence('The signature covers the path {0}; it must be {1}.', quote(signed), quote(path));
}

/** Every path that one fault makes, by the first fault that makes it. */
function singles(facts: PathFacts): readonly Variant[] {
  const seen = new Set([facts.path]);
  return variants(facts).filter(([, signed]) => !seen.has(signed) && seen.add(signed));
}

function variants({ path, sentPath, hosts, otherPaths }: PathFacts): readonly Variant[] {
  const bare = withoutQuery(path);
  const query = path.slice(bare.length);
  const slash: Variant = [
    'trailingSlash',
    bare.endsWith('/') ? bare.replace(/\/+$/, '') + query : `${bare}/${query}`,
  ];
  return [
    ['query', bare],
    ['leadingSlash', path.slice(1)],
    slash,
    ...withHosts(path, hosts),
    ...sandboxes(path),
    ['signedPath', sentPath],
    ['leadingSlash', `/${path}`],
    ...(query === '' ? [] : queries(bare, query)),
    ...endings(path),
    ...['/amsin', '/ams', '/api'].map((prefix): Variant => ['pathPrefix', prefix + path]),
    ['pathCase', path.toLowerCase()],
    ['pathCase', path.toUpperCase()],
    ...escaped(path),
    ...otherPaths.map((other): Variant => ['otherPath', other]),
    ...[...productionHosts, ...sandboxHosts].map((host): Variant => ['host', `https://${host}${path}`]),
    ['query', `${path}?`],
    ['pathPrefix', '/'],
    ['pathPrefix', ''],
  ];
}

function withHosts(path: string, hosts: readonly string[]): readonly Variant[] {
  return hosts
    .flatMap((host) => [host, host.replace(/:\d+$/, '')])
    .flatMap((host) => [`https://${host}`, `http://${host}`, host, `//${host}`])
    .map((origin): Variant => ['host', origin + path]);
}

function sandboxes(path: string): readonly Variant[] {
  const first = path.indexOf('/', 1);
  const rest = first === -1 ? '' : path.slice(first);
  return [
    ...(/\/sandbox(?=\/|$)/i.test(path)
      ? [['sandbox', path.replace(/\/sandbox(?=\/|$)/i, '')] as const]
      : [['sandbox', `${path.slice(0, path.length - rest.length)}/sandbox${rest}`] as const]),
    ['sandbox', `/sandbox${path}`],
    ['sandbox', path.replace('/api/', '/sandbox/api/')],
    ['sandbox', path.replace('/api/', '/api/sandbox/')],
  ];
}

function queries(bare: string, query: string): readonly Variant[] {
  const parts = query.slice(1).split('&');
  return [
    ['query', `${bare}?${parts.toSorted().join('&')}`],
    ['query', `${bare}?${parts.toReversed().join('&')}`],
    ['query', bare + decoded(query)],
    ['query', `${bare}?`],
  ];
}

/** The path without its first parts, as where a base path is added after signing. */
function endings(path: string): readonly Variant[] {
  const bare = withoutQuery(path);
  const starts = Array.from(bare.matchAll(/\//g), ({ index }) => index).slice(1, 12);
  return starts.flatMap((start): readonly Variant[] => [
    ['pathPrefix', path.slice(start)],
    ['pathPrefix', path.slice(start + 1)],
  ]);
}

function escaped(path: string): readonly Variant[] {
  return [
    ['pathEscapes', decoded(path)],
    ['pathEscapes', encoded(path)],
    ['pathEscapes', path.replaceAll('/', '\\/')],
  ];
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // A lone surrogate has no escapes.
    return text;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
