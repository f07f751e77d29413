import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { ScenarioParameter, ScenarioRow } from './controlProtocol.ts';

/** What a scenario makes the gateway do. All but `refuse` let the call through its checks and then differ. */
export type ScenarioEffect =
  /** Answered with this code; nothing is done. */
  | { readonly kind: 'refuse'; readonly code: string }
  | { readonly kind: 'unknownUntil'; readonly call: number }
  | { readonly kind: 'throttle'; readonly calls: number }
  | { readonly kind: 'settle'; readonly plan: SettlementPlan }
  | { readonly kind: 'unfamiliarStatus' }
  | { readonly kind: 'delay'; readonly seconds: number }
  | { readonly kind: 'cut'; readonly when: 'beforeCommit' | 'afterCommit' }
  | { readonly kind: 'signature'; readonly fault: SignatureFault };

export type SignatureFault = 'wrong' | 'missing' | 'stale';

/** How an application that is accepted ends. `count` inquiries still say ACCEPTED, or so many seconds pass. */
export interface SettlementPlan {
  readonly as: 'SUCCESS' | 'FAILED';
  readonly after: 'inquiries' | 'seconds';
  readonly count: number;
}

/** A kind of scenario, for every endpoint that can play it. */
export interface ScenarioKind {
  /** What follows `<endpoint>=`. */
  readonly word: string;
  /** What people call it. `{0}` is the parameter, with its unit where it is a time. */
  readonly title: string;
  readonly group: ScenarioGroup;
  readonly sentence: string;
  readonly parameter?: ScenarioParameter;
  readonly suits: (endpoint: EndpointDescription) => boolean;
  /** @param count the parameter; 0 where there is none */
  readonly effect: (count: number) => ScenarioEffect;
}

/** Headings under which people look for scenarios, in the order to show them. */
export const scenarioGroups = [
  'Outcome',
  'Connection',
  'Signature of the Answer',
  'Traffic',
  'Result Code',
] as const;
export type ScenarioGroup = (typeof scenarioGroups)[number];

/** The sentence of every scenario that answers a result code; `{0}` is the code. */
export const refusalSentence = 'Answers {0} and does nothing.';

export const unknownCode = 'UNKNOWN_EXCEPTION';
export const throttledCode = 'REQUEST_TRAFFIC_EXCEED_LIMIT';

const inquiries: ScenarioParameter = { unit: 'inquiries', least: 0, most: 1_000, choices: [1, 3, 7] };
const virtualSeconds: ScenarioParameter = {
  unit: 'seconds',
  least: 1,
  most: 31_536_000,
  choices: [600, 3_600, 86_400],
};
const settles = (endpoint: EndpointDescription): boolean => endpoint.settledBy !== undefined;
const always = (): boolean => true;

/** Every kind of scenario but the plain result codes, which each endpoint's own table lists. */
export const scenarioKinds: readonly ScenarioKind[] = [
  {
    word: 'successAfterInquiries',
    title: 'SUCCESS after inquiry {0}',
    group: 'Outcome',
    sentence: 'Accepts the application; up to inquiry {0} it stays ACCEPTED, then it is SUCCESS.',
    parameter: inquiries,
    suits: settles,
    effect: settlement('SUCCESS', 'inquiries'),
  },
  {
    word: 'failedAfterInquiries',
    title: 'FAILED after inquiry {0}',
    group: 'Outcome',
    sentence: 'Accepts the application; up to inquiry {0} it stays ACCEPTED, then it is FAILED.',
    parameter: inquiries,
    suits: settles,
    effect: settlement('FAILED', 'inquiries'),
  },
  {
    word: 'successAfterSeconds',
    title: 'SUCCESS after {0}',
    group: 'Outcome',
    sentence:
      'Accepts the application; it ends in SUCCESS once {0} seconds have passed on the simulator’s clock.',
    parameter: virtualSeconds,
    suits: settles,
    effect: settlement('SUCCESS', 'seconds'),
  },
  {
    word: 'failedAfterSeconds',
    title: 'FAILED after {0}',
    group: 'Outcome',
    sentence:
      'Accepts the application; it ends in FAILED once {0} seconds have passed on the simulator’s clock.',
    parameter: virtualSeconds,
    suits: settles,
    effect: settlement('FAILED', 'seconds'),
  },
  {
    word: 'unknownUntil',
    title: 'Unknown until call {0}',
    group: 'Outcome',
    sentence:
      'Answers UNKNOWN_EXCEPTION at first and as always from call {0} on, counted for each reference.',
    parameter: { unit: 'calls', least: 2, most: 1_000, choices: [2, 4, 8] },
    suits: (endpoint) => endpoint.effect === 'read' && lists(endpoint, unknownCode),
    effect: (call) => ({ kind: 'unknownUntil', call }),
  },
  {
    word: 'unfamiliarStatus',
    title: 'Unfamiliar status',
    group: 'Outcome',
    sentence: 'Does the call and answers S with a business status that no document lists.',
    suits: (endpoint) => endpoint.businessStatus !== undefined,
    effect: () => ({ kind: 'unfamiliarStatus' }),
  },
  {
    word: 'delay',
    title: 'Answer {0} late',
    group: 'Connection',
    sentence: 'Does the call at once and answers {0} seconds later.',
    parameter: { unit: 'seconds', least: 1, most: 600, choices: [2, 10, 60] },
    suits: always,
    effect: (seconds) => ({ kind: 'delay', seconds }),
  },
  {
    word: 'dropBeforeCommit',
    title: 'Cut off, nothing done',
    group: 'Connection',
    sentence: 'Does nothing and cuts the connection without an answer.',
    suits: always,
    effect: () => ({ kind: 'cut', when: 'beforeCommit' }),
  },
  {
    word: 'dropAfterCommit',
    title: 'Cut off, everything done',
    group: 'Connection',
    sentence: 'Does the call and cuts the connection without an answer.',
    suits: always,
    effect: () => ({ kind: 'cut', when: 'afterCommit' }),
  },
  {
    word: 'wrongSignature',
    title: 'Wrong signature',
    group: 'Signature of the Answer',
    sentence: 'Does the call; the signature of the answer does not fit it.',
    suits: always,
    effect: () => ({ kind: 'signature', fault: 'wrong' }),
  },
  {
    word: 'missingSignature',
    title: 'No signature',
    group: 'Signature of the Answer',
    sentence: 'Does the call; the answer has no signature.',
    suits: always,
    effect: () => ({ kind: 'signature', fault: 'missing' }),
  },
  {
    word: 'staleSignature',
    title: 'Signature for another time',
    group: 'Signature of the Answer',
    sentence: 'Does the call; the answer is signed for a time one hour before its Response-Time.',
    suits: always,
    effect: () => ({ kind: 'signature', fault: 'stale' }),
  },
  {
    word: 'throttledAfter',
    title: 'Throttled after call {0}',
    group: 'Traffic',
    sentence: 'Answers every call after number {0} with REQUEST_TRAFFIC_EXCEED_LIMIT and does nothing.',
    parameter: { unit: 'calls', least: 1, most: 100_000, choices: [1, 3, 20] },
    suits: (endpoint) => lists(endpoint, throttledCode),
    effect: (calls) => ({ kind: 'throttle', calls }),
  },
];

/** Every English text that a scenario is shown with, to be translated by it. */
export const scenarioTexts: readonly string[] = [
  ...scenarioGroups,
  refusalSentence,
  ...scenarioKinds.flatMap(({ title, sentence }) => [title, sentence]),
];

/** Every state that is told has the table. */
const tables = new WeakMap<readonly EndpointDescription[], readonly ScenarioRow[]>();

/** Every scenario that the endpoints can play, by endpoint and then in the order of the groups. */
export function scenarioTable(endpoints: readonly EndpointDescription[]): readonly ScenarioRow[] {
  const known = tables.get(endpoints);
  if (known !== undefined) return known;
  const table = endpoints.flatMap((endpoint) => [...kindRows(endpoint), ...codeRows(endpoint)]);
  tables.set(endpoints, table);
  return table;
}

function kindRows(endpoint: EndpointDescription): readonly ScenarioRow[] {
  return scenarioKinds
    .filter(({ suits }) => suits(endpoint))
    .map(({ word, title, group, sentence, parameter }) => ({
      name: `${endpoint.name}=${word}`,
      endpoint: endpoint.name,
      title,
      group,
      sentence,
      ...(parameter === undefined ? {} : { parameter }),
    }));
}

function codeRows(endpoint: EndpointDescription): readonly ScenarioRow[] {
  return endpoint.results
    .filter(({ status }) => status !== 'S')
    .map(({ code }) => ({
      name: `${endpoint.name}=${code}`,
      endpoint: endpoint.name,
      group: 'Result Code',
      sentence: refusalSentence,
      code,
    }));
}

function settlement(as: SettlementPlan['as'], after: SettlementPlan['after']): ScenarioKind['effect'] {
  return (count) => ({ kind: 'settle', plan: { as, after, count } });
}

function lists(endpoint: EndpointDescription, code: string): boolean {
  return endpoint.results.some((result) => result.code === code);
}
