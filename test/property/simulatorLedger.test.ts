import assert from 'node:assert/strict';
import fc from 'fast-check';
import { behaviours } from '../../src/simulator/behaviours/index.ts';
import type { Behaviour, Reaction } from '../../src/simulator/behaviours/behaviour.ts';
import { approvable, draw, expire, granted, markOverdue, repay } from '../../src/simulator/creditLine.ts';
import { emptyBook, takeIn, type Book } from '../../src/simulator/ledger.ts';
import { readState, writeState } from '../../src/simulator/stateText.ts';
import { JsonNumber, type Json, type JsonObject } from '../../src/core/json/json.ts';
import { seededChance } from '../../src/simulator/chance.ts';

/** What an operation is expected to do, kept as plain sums beside the ledger. */
interface Expected {
  granted: bigint;
  available: bigint;
  unpaid: bigint;
}

type Operation =
  | { readonly kind: 'draw' | 'repay' | 'expire'; readonly share: number }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'apply'; readonly reference: number; readonly cents: number }
  | { readonly kind: 'inquire'; readonly reference: number };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: moving('draw') },
  { weight: 2, arbitrary: moving('repay') },
  { weight: 2, arbitrary: moving('expire') },
  { weight: 1, arbitrary: fc.constant<Operation>({ kind: 'overdue' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('apply' as const),
      reference: fc.nat(40),
      cents: fc.integer({ min: 1, max: 500_000 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('inquire' as const), reference: fc.nat(40) }) },
);

function moving(kind: 'draw' | 'repay' | 'expire'): fc.Arbitrary<Operation> {
  return fc.record({
    kind: fc.constant(kind),
    share: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.constantFrom(100, 101)),
  });
}

const chance = seededChance(1);

function play(name: string, book: Book, body: JsonObject): Reaction {
  const behaviour: Behaviour | undefined = behaviours.get(name);
  assert.ok(behaviour !== undefined);
  const customer = { id: 'C', accounts: [], prefunding: [] };
  return behaviour({ customer, body, book, at: 0, nextId: chance.nextId });
}

function application(reference: number, cents: number): JsonObject {
  const total = new Map<string, Json>([
    ['currency', 'USD'],
    ['value', new JsonNumber(String(cents))],
  ]);
  return new Map<string, Json>([
    ['referenceNo', `R${reference}`],
    ['attachmentFile', new Map<string, Json>([['fileKey', 'FK']])],
    ['invoiceInfoList', [new Map<string, Json>([['total', total]])]],
  ]);
}

/** A share in per cent of an amount: above 100 it is more than there is. */
function shareOf(amount: bigint, share: number): bigint {
  return (amount * BigInt(share)) / 100n;
}

describe('the simulator’s ledger, whatever happens', () => {
  const start = { cap: 450_000n, available: 200_000n, unpaid: 100_000n, overdue: false };
  const effective = new Map<string, number>();

  const attachments = new Map([
    [
      'FK',
      {
        attachmentId: 'A',
        fileKey: 'FK',
        fileName: 'f.pdf',
        size: 1,
        sha256: 'x',
        requestDigest: 'x',
      },
    ],
  ]);

  /** Applies one operation to the ledger and what it should do to the expected sums. */
  function step(book: Book, expected: Expected, action: Operation): Book {
    const { line } = book;
    assert.ok(line !== undefined);
    switch (action.kind) {
      case 'draw': {
        const amount = shareOf(line.available, action.share);
        const change = draw(line, amount);
        assert.equal(change.ok, amount > 0n && amount <= expected.available);
        if (!change.ok) return book;
        expected.available -= amount;
        expected.unpaid += amount;
        return { ...book, line: change.value };
      }
      case 'repay': {
        const amount = shareOf(line.unpaid, action.share);
        const change = repay(line, amount);
        assert.equal(change.ok, amount > 0n && amount <= expected.unpaid);
        if (!change.ok) return book;
        expected.unpaid -= amount;
        expected.granted -= amount;
        return { ...book, line: change.value };
      }
      case 'expire': {
        const amount = shareOf(line.available, action.share);
        const change = expire(line, amount);
        assert.equal(change.ok, amount > 0n && amount <= expected.available);
        if (!change.ok) return book;
        expected.available -= amount;
        expected.granted -= amount;
        return { ...book, line: change.value };
      }
      case 'overdue': {
        const change = markOverdue(line);
        assert.equal(change.ok, expected.unpaid > 0n);
        return change.ok ? { ...book, line: change.value } : book;
      }
      case 'apply': {
        const reaction = play('applyCreditGrant', book, application(action.reference, action.cents));
        return reaction.kind === 'success' && reaction.book !== undefined ? reaction.book : book;
      }
      case 'inquire':
        return inquired(book, expected, `R${action.reference}`);
    }
  }

  function inquired(book: Book, expected: Expected, reference: string): Book {
    const before = book.applications.get(reference);
    const reaction = play('inquiryCreditGrant', book, new Map([['referenceNo', reference]]));
    assert.equal(reaction.kind === 'success', before !== undefined);
    if (reaction.kind !== 'success' || reaction.book === undefined) return book;
    const after = reaction.book.applications.get(reference);
    assert.ok(before !== undefined && after !== undefined);
    if (before.state.status !== 'ACCEPTED' || after.state.status === 'ACCEPTED') {
      assert.deepEqual(after.state, before.state);
      return reaction.book;
    }
    const most = start.cap - expected.granted;
    const granting = before.settlement.amount < most ? before.settlement.amount : most;
    assert.equal(after.state.status, granting > 0n ? 'SUCCESS' : 'FAILED');
    if (after.state.status === 'SUCCESS') {
      assert.equal(after.state.amount, granting);
      expected.granted += granting;
      expected.available += granting;
    }
    return reaction.book;
  }

  it('keeps granted = available + unpaid, never approves beyond the cap, and saves as it is', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 40, maxLength: 200 }), (operations) => {
        let book: Book = { ...emptyBook, line: start, attachments };
        const expected: Expected = { granted: 300_000n, available: 200_000n, unpaid: 100_000n };
        for (const action of operations) {
          const next = step(book, expected, action);
          if (next !== book) effective.set(action.kind, (effective.get(action.kind) ?? 0) + 1);
          book = next;
          const { line } = book;
          assert.ok(line !== undefined);
          assert.equal(line.available, expected.available);
          assert.equal(line.unpaid, expected.unpaid);
          assert.equal(granted(line), expected.granted);
          assert.equal(expected.granted, line.available + line.unpaid);
          assert.equal(approvable(line), line.cap - expected.granted);
          assert.ok(approvable(line) >= 0n && line.available >= 0n && line.unpaid >= 0n);
          assert.ok(!line.overdue || line.unpaid > 0n);
          assert.equal(line.cap, start.cap);
        }
        const saved = readState(writeState({ ledger: { books: new Map([['C', book]]) } }));
        assert.ok(saved.ok);
        assert.deepEqual(saved.state.ledger.books.get('C'), book);
      }),
      { numRuns: 60 },
    );
    const total = [...effective.values()].reduce((sum, count) => sum + count, 0);
    assert.ok(total >= 500, `Only ${total} operations had an effect.`);
    for (const kind of ['draw', 'repay', 'expire', 'overdue', 'apply', 'inquire']) {
      assert.ok((effective.get(kind) ?? 0) > 20, `${kind} hardly happened.`);
    }
  });

  it('does not touch the line when an application is taken in', () => {
    const book: Book = { ...emptyBook, line: start, attachments };
    const reaction = play('applyCreditGrant', book, application(1, 500));
    assert.ok(reaction.kind === 'success' && reaction.book !== undefined);
    assert.equal(reaction.book.line, start);
    const [known] = reaction.book.applications.values();
    assert.ok(known !== undefined);
    assert.equal(takeIn(book, known).line, start);
  });
});
