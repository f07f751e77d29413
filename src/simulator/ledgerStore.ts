import { noAuthorisations, withCode, withToken, type Authorisations } from './authorisations.ts';
import { startPosition, type Chance } from './chance.ts';
import { withDueDate } from './creditLine.ts';
import type { InitialCustomer } from './demoData.ts';
import type { LedgerStore } from './simulatedGateway.ts';
import { grantedBefore, type Book, type Ledger } from './ledger.ts';
import type { StateFile } from './stateFile.ts';

export interface KeptLedger extends LedgerStore {
  /** Back to the ledger that the configuration describes, at the time at which the clock began. */
  reset(): void;
}

/** The ledger that the configuration describes, before anything has happened. */
export function initialLedger(customers: readonly InitialCustomer[], at: number): Ledger {
  return {
    books: new Map(customers.map((initial) => [initial.customer.id, initialBook(initial, at)])),
    authorisations: initialAuthorisations(customers, at),
    advancedMs: 0,
    calls: new Map(),
    counted: new Map(),
  };
}

function initialAuthorisations(customers: readonly InitialCustomer[], at: number): Authorisations {
  let authorisations = noAuthorisations;
  for (const { customer, codes = [], tokens = [] } of customers) {
    for (const code of codes) {
      authorisations = withCode(authorisations, code, { customer: customer.id, used: false });
    }
    for (const token of tokens) authorisations = withToken(authorisations, token, customer.id, at);
  }
  return authorisations;
}

function initialBook({ line, files = [], grants = [] }: InitialCustomer, at: number): Book {
  return {
    applications: new Map(grants.map((grant) => [grant.referenceNo, grantedBefore(grant, at)])),
    attachments: new Map(files.map((file) => [file.fileKey, file])),
    ...(line !== undefined && { line: withDueDate(line, at) }),
  };
}

export interface LedgerParts {
  readonly customers: readonly InitialCustomer[];
  /** What the file held; customers it does not know start as configured. */
  readonly saved: Ledger | undefined;
  readonly file: StateFile | undefined;
  readonly chance: Chance;
  readonly seed: number | undefined;
}

/**
 * Holds the ledger, and keeps it in the state file before anybody is told of a change. Throws where the file
 * cannot be written.
 */
export function keepLedger({ customers, saved, file, chance, seed }: LedgerParts): KeptLedger {
  let ledger = startingLedger(customers, saved, chance.now());
  let unwritten = false;
  const commit = (next: Ledger): void => {
    const seeded = seed === undefined ? {} : { seeded: { seed, position: chance.position() } };
    file?.save({ ledger: next, ...seeded });
    ledger = next;
    unwritten = false;
  };
  commit(ledger);
  return {
    current: () => ledger,
    commit,
    remember(next) {
      ledger = next;
      unwritten = true;
    },
    keep: (needed) => {
      if (unwritten && (needed || seed !== undefined)) commit(ledger);
    },
    reset() {
      const before = chance.position();
      chance.goTo(startPosition);
      try {
        commit(initialLedger(customers, chance.now()));
      } catch (error) {
        chance.goTo(before);
        throw error;
      }
    },
  };
}

function startingLedger(
  customers: readonly InitialCustomer[],
  saved: Ledger | undefined,
  now: number,
): Ledger {
  const at = now + (saved?.advancedMs ?? 0);
  const initial = initialLedger(customers, at);
  if (saved === undefined) return initial;
  // States of earlier versions know no due dates and no authorisations.
  const books = [...saved.books].map(([id, book]): [string, Book] => [
    id,
    book.line === undefined ? book : { ...book, line: withDueDate(book.line, at) },
  ]);
  const { authorisations } = saved.authorisations === noAuthorisations ? initial : saved;
  return { ...saved, authorisations, books: new Map([...initial.books, ...books]) };
}
