import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kinds, operation } from '../support/ledgerOperations.ts';
import { LedgerRun, checkLedger } from '../support/ledgerProperty.ts';

describe('the simulator’s ledger, whatever happens', () => {
  it('keeps granted = available + unpaid below the cap, through 500 effective operations of every kind', async function () {
    this.timeout(240_000);
    const effective = await checkLedger({ runs: 50 });
    for (const kind of kinds) {
      const count = effective.get(kind) ?? 0;
      assert.ok(count >= 500, `${kind} had an effect ${count} times only`);
    }
  });

  it('is kept as well where every call is signed and verified with RSA', async () => {
    await checkLedger({ runs: 2, signing: 'rsa' });
  });

  it('answers the same bytes for the same seed and keys, clock included, through a restart too', async () => {
    const operations = fc.array(operation, { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(operations, fc.nat(59), async (each, restartAt) => {
        const runs = [7, 7, 8].map((seed) => new LedgerRun(seed, 'rsa'));
        const [first, second, other] = runs;
        await Promise.all(runs.map((run) => run.play(each, run === second ? restartAt : -1)));
        assert.equal(second?.player.transcript(), first?.player.transcript());
        assert.notEqual(other?.player.transcript(), first?.player.transcript());
      }),
      { numRuns: 3 },
    );
  });
});
