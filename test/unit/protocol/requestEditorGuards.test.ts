import assert from 'node:assert/strict';
import { requestEditorGuards as guards } from '../../../src/protocol/requestEditorGuards.ts';

describe('the guards of the request editor', () => {
  const set = { kind: 'set', sequence: 1, pointer: '/currencyList/0', json: '"USD"' };
  const replace = {
    kind: 'replaceText',
    sequence: 2,
    changes: [
      { from: 0, to: 2, insert: '{"a":1' },
      { from: 2, to: 2, insert: '}' },
    ],
    baseLength: 2,
  };
  const arrange = {
    kind: 'arrange',
    sequence: 3,
    pointer: '/list',
    before: ['0', '1'],
    entries: [1, '{}', 0],
  };
  const cell = { row: 0, path: '/no', json: '"A"' };
  const cells = {
    kind: 'cells',
    sequence: 4,
    pointer: '/list',
    before: [{ row: 0, entry: '{}' }],
    cells: [cell],
  };

  const edits: readonly (readonly [string, unknown, boolean])[] = [
    ['a value set at a pointer', set, true],
    ['a value set as the whole body', { ...set, pointer: '' }, true],
    ['an escaped pointer', { ...set, pointer: '/a~1b/~0' }, true],
    ['a removed member', { kind: 'remove', sequence: 7, pointer: '/currencyList' }, true],
    ['text replaced in two places', replace, true],
    ['no change of text', { ...replace, changes: [] }, true],
    ['entries in another order', arrange, true],
    ['cells of entries', cells, true],
    ['a cell that goes', { ...cells, cells: [{ ...cell, json: null }] }, true],
    ['an entry before the first', { ...arrange, entries: [-1] }, false],
    ['an entry that is an object', { ...arrange, entries: [{}] }, false],
    ['entries without those before', { ...arrange, before: undefined }, false],
    ['a cell that is a whole entry', { ...cells, cells: [{ ...cell, path: '' }] }, false],
    ['a cell with more than its value', { ...cells, cells: [{ ...cell, kind: 'set' }] }, false],
    ['a cell without a value', { ...cells, cells: [{ row: 0, path: '/no' }] }, false],
    ['no parameters', undefined, false],
    ['a list', [set], false],
    ['an unknown kind', { ...set, kind: 'append' }, false],
    ['an unknown member', { ...set, url: 'https://example.com' }, false],
    ['a missing member', { kind: 'set', sequence: 1, pointer: '/a' }, false],
    ['a sequence that is zero', { ...set, sequence: 0 }, false],
    ['a sequence that is not whole', { ...set, sequence: 1.5 }, false],
    ['a sequence that is a text', { ...set, sequence: '1' }, false],
    ['a pointer without its slash', { ...set, pointer: 'currencyList' }, false],
    ['a pointer with a bare tilde', { ...set, pointer: '/a~2' }, false],
    ['a pointer beyond sense', { ...set, pointer: '/a'.repeat(1_000) }, false],
    ['removing the whole body', { kind: 'remove', sequence: 7, pointer: '' }, false],
    ['a value that is not a text', { ...set, json: 5 }, false],
    [
      'changes that overlap',
      {
        ...replace,
        changes: [
          { from: 0, to: 2, insert: '' },
          { from: 1, to: 2, insert: '' },
        ],
      },
      false,
    ],
    ['changes in descending order', { ...replace, changes: [...replace.changes].reverse() }, false],
    ['a change beyond the text', { ...replace, changes: [{ from: 0, to: 3, insert: '' }] }, false],
    ['a change that ends before it begins', { ...replace, changes: [{ from: 2, to: 1, insert: '' }] }, false],
    ['a change at a negative place', { ...replace, changes: [{ from: -1, to: 1, insert: '' }] }, false],
    ['a change without its text', { ...replace, changes: [{ from: 0, to: 1 }] }, false],
  ];
  for (const [what, params, accepted] of edits) {
    it(`${accepted ? 'take' : 'refuse'} an edit that is ${what}`, () => {
      assert.equal(guards.edit(params), accepted);
    });
  }

  it('take parameters that are there only by name', () => {
    const shown = { lastEdit: 0, revision: 1, profile: 'simulator' };
    assert.equal(guards.send(shown), true);
    assert.equal(guards.send({ ...shown, customer: null }), true);
    assert.equal(guards.send({ ...shown, customer: 'C-1' }), true);
    assert.equal(guards.send({ ...shown, customer: 7 }), false);
    assert.equal(guards.send({ ...shown, lastEdit: -1 }), false);
    assert.equal(guards.send({ ...shown, revision: '1' }), false);
    assert.equal(guards.send({ lastEdit: 0, profile: 'simulator' }), false);
    assert.equal(guards.send({ ...shown, url: 'https://example.com' }), false);
    assert.equal(guards.send({}), false);
    assert.equal(guards.send(undefined), false);
    assert.equal(guards.send([]), false);
    assert.equal(guards.send(null), false);
  });

  it('take a customer or none, and no other way to say either', () => {
    assert.equal(guards.chooseCustomer({ customer: null }), true);
    assert.equal(guards.chooseCustomer({ customer: 'C-1001' }), true);
    assert.equal(guards.chooseCustomer({ customer: '' }), false);
    assert.equal(guards.chooseCustomer({ customer: 'a\r\nX-Evil: 1' }), false);
    assert.equal(guards.chooseCustomer({}), false);
  });

  it('take only intents that the host knows', () => {
    assert.equal(guards.fix({ intent: 'importPrivateKey' }), true);
    assert.equal(guards.fix({ intent: 'workbench.action.terminal.sendSequence' }), false);
    assert.equal(guards.fix({ intent: 'openInquiry' }), true);
    assert.equal(guards.fix({ intent: 'sendAgain' }), false);
    assert.equal(guards.fix({ intent: 'constructor' }), false);
    assert.equal(guards.copy({ what: 'responseBody' }), true);
    assert.equal(guards.copy({ what: 'privateKey' }), false);
    assert.equal(guards.chooseEndpoint({ name: 'inquiryBalance' }), true);
    assert.equal(guards.chooseEndpoint({ name: '../x\n' }), false);
  });
});
