import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initialLedger } from '../../../src/simulator/ledgerStore.ts';
import { defaultConfig } from '../../../src/simulator/config.ts';
import { fileAttachment, takeIn, type Book, type Ledger } from '../../../src/simulator/ledger.ts';
import { openStateFile } from '../../../src/simulator/stateFile.ts';
import { readState, writeState } from '../../../src/simulator/stateText.ts';

const digest = 'd'.repeat(64);

function fullLedger(): Ledger {
  const ledger = initialLedger(defaultConfig.customers, Date.UTC(2026, 0, 5));
  const books = [...ledger.books].map(([id, book]): [string, Book] => {
    const uploaded = fileAttachment(book, {
      attachmentId: ' ',
      fileKey: 'FK1',
      fileName: '发票 "1".pdf',
      size: 7_340_032,
      sha256: digest,
      requestDigest: digest,
    });
    const common = {
      creditGrantNo: 'CG1',
      requestDigest: digest,
      inquiries: 3,
      settlement: {
        as: 'SUCCESS',
        amount: 9_007_199_254_740_993n,
        when: { kind: 'asked', afterInquiries: 1 },
      },
    } as const;
    const accepted = { status: 'ACCEPTED' } as const;
    const failed = { status: 'FAILED', failCode: 'CODE', failMessage: '' } as const;
    const success = { status: 'SUCCESS', amount: 9_007_199_254_740_993n, dueDate: '20260401' } as const;
    return [
      id,
      [
        { ...common, referenceNo: ' ', intake: accepted, state: success },
        { ...common, referenceNo: '\ud800', intake: accepted, state: accepted },
        {
          ...common,
          referenceNo: 'R4',
          intake: accepted,
          state: accepted,
          settlement: {
            as: 'FAILED',
            amount: 0n,
            when: { kind: 'moment', at: Date.UTC(2026, 0, 9) },
          } as const,
        },
        { ...common, referenceNo: 'R3', intake: failed, state: { status: 'FAILED' } as const },
      ].reduce<Book>(takeIn, uploaded),
    ];
  });
  return {
    books: new Map(books),
    authorisations: {
      codes: new Map([
        ['c1', { customer: 'C', used: true }],
        ['c2', { customer: 'C', expiresAt: 1_767_600_000_000, used: false }],
      ]),
      tokens: new Map([
        ['t1', { customer: 'C', expiresAt: 1, refreshExpiresAt: 2, revokedAt: 3 }],
        ['t2', { customer: 'D', expiresAt: 4, refresh: 'r', refreshExpiresAt: 5 }],
      ]),
    },
    advancedMs: 86_400_000,
    calls: new Map([['applyCreditGrant', 3]]),
    counted: new Map([['["inquiryCreditGrant=unknownUntil:3","C","R\ud800"]', 2]]),
  };
}

describe('the simulator’s state file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'state-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back exactly what was saved', () => {
    const state = { ledger: fullLedger(), seeded: { seed: 7, position: { calls: 12, ids: 34 } } };
    const read = readState(writeState(state));
    assert.ok(read.ok, read.ok ? '' : read.sentence);
    assert.deepEqual(read.state, state);
  });

  it('is read where an earlier version wrote it, without clock, counts, tokens and due dates', () => {
    const old =
      '{"format":"worldfirst-simulator-state-1","books":[{"customer":"C","line":{"cap":9,"available":1,' +
      '"unpaid":2,"overdue":false},"applications":[],"attachments":[]}]}';
    const read = readState(old);
    assert.ok(read.ok, read.ok ? '' : read.sentence);
    const { books, ...rest } = read.state.ledger;
    const authorisations = { codes: new Map(), tokens: new Map() };
    assert.deepEqual(rest, { authorisations, advancedMs: 0, calls: new Map(), counted: new Map() });
    assert.deepEqual(books.get('C')?.line, { cap: 9n, available: 1n, unpaid: 2n, overdue: false });
  });

  it('is replaced as a whole and leaves nothing else behind', () => {
    const path = join(folder, 'state.json');
    const opened = openStateFile(path);
    assert.ok(opened.ok);
    assert.equal(opened.state, undefined);
    opened.file.save({ ledger: fullLedger() });
    opened.file.save({ ledger: fullLedger() });
    assert.deepEqual(readdirSync(folder), ['state.json']);
    // Windows knows no such modes.
    assert.equal(statSync(path).mode & 0o777, process.platform === 'win32' ? 0o666 : 0o600);
    const again = openStateFile(path);
    assert.ok(again.ok);
    assert.deepEqual(again.state, { ledger: fullLedger() });
  });

  for (const [what, text] of [
    ['a truncated state', writeState({ ledger: fullLedger() }).slice(0, 400)],
    ['some other JSON', '{"hello":"world"}'],
    ['a state in another form', '{"format":"worldfirst-simulator-state-0","books":[]}'],
    ['nothing', ''],
    [
      'a state whose figures exceed the cap',
      writeState({ ledger: initialLedger(defaultConfig.customers, Date.UTC(2026, 0, 5)) }).replaceAll(
        /"cap":\d+/g,
        '"cap":1',
      ),
    ],
  ] as const) {
    it(`is refused with ${what} in it, and left as it is`, () => {
      const path = join(folder, 'state.json');
      writeFileSync(path, text);
      const opened = openStateFile(path);
      assert.ok(!opened.ok);
      assert.match(opened.sentence, /cannot be used as the state.*left as it is\. Delete it/);
      assert.equal(readFileSync(path, 'utf8'), text);
    });
  }

  it('is not overwritten when another program has changed it', () => {
    const path = join(folder, 'state.json');
    const first = openStateFile(path);
    const second = openStateFile(path);
    assert.ok(first.ok && second.ok);
    first.file.save({ ledger: fullLedger() });
    const kept = readFileSync(path, 'utf8');
    assert.throws(() => second.file.save({ ledger: initialLedger([], 0) }), /changed by another program/);
    assert.equal(readFileSync(path, 'utf8'), kept);
  });
});
