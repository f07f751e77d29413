import type { Chance } from './chance.ts';
import type { InitialCustomer } from './demoData.ts';
import { emptyBook, type Ledger } from './ledger.ts';
import type { LedgerStore } from './respond.ts';
import type { StateFile } from './stateFile.ts';

export interface KeptLedger extends LedgerStore {
  /** Back to the ledger that the configuration describes. */
  reset(): void;
  /** Keeps what the clock and the numbers have come to, where a seed makes them part of the state. */
  keepPosition(): void;
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

/**
 * Holds the ledger and keeps it in the state file before anybody is told of a change.
 *
 * @param saved what the file held; customers it does not know start as configured
 */
export function keepLedger(
  initial: Ledger,
  saved: Ledger | undefined,
  file: StateFile | undefined,
  seeded: { readonly seed: number; readonly chance: Chance } | undefined,
): KeptLedger {
  let ledger: Ledger = { books: new Map([...initial.books, ...(saved?.books ?? [])]) };
  const save = (next: Ledger): void => {
    file?.save({
      ledger: next,
      ...(seeded === undefined ? {} : { seeded: { seed: seeded.seed, position: seeded.chance.position() } }),
    });
    ledger = next;
  };
  return {
    current: () => ledger,
    commit: save,
    reset: () => save(initial),
    keepPosition() {
      if (seeded !== undefined) save(ledger);
    },
  };
}
