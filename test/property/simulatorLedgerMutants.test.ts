import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadMutated, type Mutant } from '../support/bundleMutant.ts';
import type { PropertyOptions } from '../support/ledgerProperty.ts';

const creditLine = 'simulator/creditLine.ts';
const ledger = 'simulator/ledger.ts';

const mutants: Readonly<Record<string, Mutant>> = {
  'a draw that nobody owes': {
    file: creditLine,
    find: 'unpaid: line.unpaid + amount',
    replace: 'unpaid: line.unpaid',
  },
  'a repayment that can be drawn again': {
    file: creditLine,
    find: 'unpaid: line.unpaid - amount',
    replace: 'available: line.available + amount, unpaid: line.unpaid - amount',
  },
  'an expiry that is owed from then on': {
    file: creditLine,
    find: 'return problem ?? changed({ ...line, available: line.available - amount });',
    replace:
      'return problem ?? changed({ ...line, available: line.available - amount, unpaid: line.unpaid + amount });',
  },
  'a grant beyond the cap': {
    file: creditLine,
    find: 'return line.cap - granted(line);',
    replace: 'return line.cap - line.available;',
  },
  'a repayment in full that leaves the customer overdue': {
    file: creditLine,
    find: 'changed({ ...rest, overdue: false })',
    replace: 'changed(rest)',
  },
  'ACCEPTED that raises the line already': {
    file: 'simulator/behaviours/applyCreditGrant.ts',
    find: 'book: takeIn(book, application) }',
    replace:
      'book: { ...takeIn(book, application), line: { ...book.line!, unpaid: book.line!.unpaid + 1n } } }',
  },
  'SUCCESS that raises the line at every inquiry': {
    file: ledger,
    find: "state.status === 'ACCEPTED' && when.kind === 'asked'",
    replace: "when.kind === 'asked'",
  },
  'SUCCESS that raises nothing': {
    file: ledger,
    find: 'return { ...takeIn(book, { ...application, state }), line: change.value };',
    replace: 'return takeIn(book, { ...application, state });',
  },
  'an application that never ends by time': {
    file: ledger,
    find: 'when.at <= at',
    replace: 'when.at < 0',
  },
  'a connection that is cut after the commit, without the commit': {
    file: 'simulator/decide.ts',
    find: "effect.when === 'beforeCommit' ? unknownCode : undefined",
    replace: 'unknownCode',
  },
  'a second body that is taken for the first': {
    file: 'simulator/behaviours/applyCreditGrant.ts',
    find: 'earlier !== undefined && earlier.requestDigest !== digest',
    replace: 'earlier === undefined && digest === undefined',
  },
  'a clock that forgets its advance in a restart': {
    file: 'simulator/stateText.ts',
    find: "optional(value, 'advancedMs', wholeNumber) ?? 0",
    replace: '0',
  },
};

describe('the property of the simulator’s ledger', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    mkdirSync(resolve('out'), { recursive: true });
    // In the project, so that its packages are found.
    folder = mkdtempSync(join(resolve('out'), 'mutants-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const check = async (name: string, mutant?: Mutant): Promise<void> => {
    const loaded = await loadMutated('test/support/ledgerProperty.ts', folder, name, mutant);
    const { checkLedger } = loaded as { checkLedger: (options: PropertyOptions) => Promise<unknown> };
    await checkLedger({ runs: 5, seed: 20_260_105 });
  };

  it('holds for the product as it is', () => check('product'));

  for (const [index, [what, mutant]] of Object.entries(mutants).entries()) {
    it(`catches ${what}`, async () => {
      await assert.rejects(check(`mutant${index}`, mutant), /^Error: Property failed after \d+ tests/);
    });
  }
});
