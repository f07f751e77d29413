import type { Chance } from './chance.ts';
import type { InitialCustomer } from './demoData.ts';
import { emptyBook, type Ledger } from './ledger.ts';
import type { LedgerStore } from './respond.ts';
import type { StateFile } from './stateFile.ts';

export interface KeptLedger extends LedgerStore {
  /** Back to the ledger that the configuration describes. */
  reset(): void;
}

/** The ledger that the configuration describes, before anything has happened. */
export function initialLedger(customers: readonly InitialCustomer[]): Ledger {
  return {
    books: new Map(
      customers.map(({ customer, line }) => [
        customer.id,
        line === undefined ? emptyBook : { ...emptyBook, line },
      ]),
    ),
  };
}

export interface LedgerParts {
  readonly initial: Ledger;
  /** What the file held; customers it does not know start as configured. */
  readonly saved: Ledger | undefined;
  readonly file: StateFile | undefined;
  readonly seeded: { readonly seed: number; readonly chance: Chance } | undefined;
}

/**
 * Holds the ledger, and keeps it in the state file before anybody is told of a change. Throws where the file
 * cannot be written.
 */
export function keepLedger({ initial, saved, file, seeded }: LedgerParts): KeptLedger {
  let ledger: Ledger = { books: new Map([...initial.books, ...(saved?.books ?? [])]) };
  const commit = (next: Ledger): void => {
    const position = seeded && { seed: seeded.seed, position: seeded.chance.position() };
    file?.save({ ledger: next, ...(position === undefined ? {} : { seeded: position }) });
    ledger = next;
  };
  commit(ledger);
  return {
    current: () => ledger,
    commit,
    reset: () => commit(initial),
    keepPosition() {
      if (seeded !== undefined) commit(ledger);
    },
  };
}
