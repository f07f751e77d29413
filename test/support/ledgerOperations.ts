import fc from 'fast-check';
import type { Plan } from './ledgerModel.ts';

/** How a scenario changes an application; without a plan the application is not taken in at all. */
export interface ApplicationScenario {
  readonly word: string | undefined;
  readonly plan?: Plan;
  /** What the caller gets: an answer of the business, this code, or no answer. */
  readonly answered: 'status' | 'unfamiliar' | 'code' | 'cut';
}

const usual: Plan = { as: 'SUCCESS', inquiries: 1 };

export const applicationScenarios: readonly ApplicationScenario[] = [
  { word: undefined, plan: usual, answered: 'status' },
  { word: 'successAfterInquiries:0', plan: { as: 'SUCCESS', inquiries: 0 }, answered: 'status' },
  { word: 'failedAfterInquiries:2', plan: { as: 'FAILED', inquiries: 2 }, answered: 'status' },
  { word: 'successAfterSeconds:3600', plan: { as: 'SUCCESS', seconds: 3_600 }, answered: 'status' },
  { word: 'failedAfterSeconds:86400', plan: { as: 'FAILED', seconds: 86_400 }, answered: 'status' },
  { word: 'wrongSignature', plan: usual, answered: 'status' },
  { word: 'missingSignature', plan: usual, answered: 'status' },
  { word: 'staleSignature', plan: usual, answered: 'status' },
  { word: 'delay:2', plan: usual, answered: 'status' },
  { word: 'unfamiliarStatus', plan: usual, answered: 'unfamiliar' },
  { word: 'dropAfterCommit', plan: usual, answered: 'cut' },
  { word: 'dropBeforeCommit', answered: 'cut' },
  { word: 'PROCESS_FAIL', answered: 'code' },
];

export type Operation =
  | { readonly kind: 'draw' | 'repay' | 'expire'; /** Per cent of what there is. */ readonly share: number }
  | { readonly kind: 'overdue' | 'quota' | 'upload' }
  | { readonly kind: 'advance'; readonly seconds: number }
  | {
      readonly kind: 'apply';
      readonly reference: number;
      readonly cents: number;
      readonly scenario: ApplicationScenario;
    }
  | { readonly kind: 'repeat' | 'conflict' | 'inquire'; readonly reference: number };

export const kinds = [
  'draw',
  'repay',
  'expire',
  'overdue',
  'quota',
  'upload',
  'advance',
  'apply',
  'repeat',
  'conflict',
  'inquire',
] as const;

const references = 40;

/** Now and then all there is, or more than that. */
function moving(kind: 'draw' | 'repay' | 'expire', usual: number, extremes: number): fc.Arbitrary<Operation> {
  const share = fc.oneof(
    { weight: 10, arbitrary: fc.integer({ min: 1, max: usual }) },
    { weight: extremes, arbitrary: fc.constantFrom(100, 101) },
  );
  return fc.record({ kind: fc.constant(kind), share });
}

function about(kind: 'repeat' | 'conflict' | 'inquire'): fc.Arbitrary<Operation> {
  return fc.record({ kind: fc.constant(kind), reference: fc.nat(references) });
}

/** One operation on the ledger, of any kind. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: moving('draw', 20, 1) },
  { weight: 6, arbitrary: moving('repay', 100, 3) },
  { weight: 7, arbitrary: moving('expire', 8, 1) },
  { weight: 5, arbitrary: fc.constant<Operation>({ kind: 'overdue' }) },
  { weight: 4, arbitrary: fc.constant<Operation>({ kind: 'quota' }) },
  { weight: 4, arbitrary: fc.constant<Operation>({ kind: 'upload' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      seconds: fc.constantFrom(1, 600, 3_600, 86_400, 40 * 86_400),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('apply' as const),
      reference: fc.nat(references),
      cents: fc.integer({ min: 1, max: 400_000 }),
      scenario: fc.constantFrom(...applicationScenarios),
    }),
  },
  { weight: 4, arbitrary: about('repeat') },
  { weight: 4, arbitrary: about('conflict') },
  { weight: 7, arbitrary: about('inquire') },
);
