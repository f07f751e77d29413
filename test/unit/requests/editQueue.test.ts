import assert from 'node:assert/strict';
import {
  EditQueue,
  type EditableDocument,
  type Snapshot,
} from '../../../src/extension/requests/editQueue.ts';
import type { TextChange } from '../../../src/extension/requests/pointerEdits.ts';

interface Version extends Snapshot {
  readonly version: number;
}

/** A document that takes its time, as the real one does. */
class SlowDocument implements EditableDocument<Version> {
  text: string;
  version = 1;
  opened = 0;
  applying = 0;
  disturb: (() => void) | undefined;
  refuse = false;

  constructor(text: string) {
    this.text = text;
  }

  async open() {
    this.opened += 1;
    await new Promise(setImmediate);
    return { text: this.text, version: this.version };
  }

  async apply(snapshot: Version, changes: readonly TextChange[]) {
    assert.equal(this.applying, 0, 'one edit at a time');
    this.applying += 1;
    this.disturb?.();
    await new Promise(setImmediate);
    this.applying -= 1;
    if (this.refuse) {
      return 'refused' as const;
    }
    if (snapshot.version !== this.version) {
      return 'stale' as const;
    }
    this.write(
      [...changes]
        .reverse()
        .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), this.text),
    );
    return 'applied' as const;
  }

  write(text: string): void {
    this.text = text;
    this.version += 1;
  }
}

describe('the edit queue of a document', () => {
  it('applies edits one after the other, each to the text the one before left', async () => {
    const document = new SlowDocument('{"n":1234567890123456789}');
    const queue = new EditQueue(document);
    const results = await Promise.all([
      queue.push({ kind: 'set', sequence: 1, pointer: '/a', json: '"U"' }),
      queue.push({ kind: 'set', sequence: 2, pointer: '/a', json: '"US"' }),
      queue.push({ kind: 'set', sequence: 3, pointer: '/b', json: '1' }),
      queue.push({ kind: 'set', sequence: 4, pointer: '/a', json: '"USD"' }),
      queue.push({ kind: 'remove', sequence: 5, pointer: '/b' }),
    ]);
    assert.equal(document.text, '{"n":1234567890123456789,"a":"USD"}');
    assert.ok(results.every((result) => result.ok));
  });

  it('opens the document anew for every edit, so that a closed one is not written from memory', async () => {
    const document = new SlowDocument('{}');
    const queue = new EditQueue(document);
    await queue.push({ kind: 'set', sequence: 1, pointer: '/a', json: '1' });
    document.write('{"other":true}');
    await queue.push({ kind: 'set', sequence: 2, pointer: '/a', json: '2' });
    assert.equal(document.text, '{"other":true,"a":2}');
    assert.equal(document.opened, 2);
  });

  it('plans again where the document changed in between', async () => {
    const document = new SlowDocument('{"a":1}');
    document.disturb = () => {
      document.disturb = undefined;
      document.write('{"typed":"meanwhile","a":1}');
    };
    const result = await new EditQueue(document).push({ kind: 'set', sequence: 1, pointer: '/a', json: '2' });
    assert.deepEqual(result, { ok: true, changed: true });
    assert.equal(document.text, '{"typed":"meanwhile","a":2}');
  });

  it('gives up on a document that never rests, and leaves it alone', async () => {
    const document = new SlowDocument('{"a":1}');
    document.disturb = () => document.write(document.text);
    const result = await new EditQueue(document).push({ kind: 'set', sequence: 1, pointer: '/a', json: '2' });
    assert.deepEqual(result, { ok: false, reason: { kind: 'notApplied' } });
    assert.equal(document.text, '{"a":1}');
  });

  it('says so where the editor refuses, and goes on with the next', async () => {
    const document = new SlowDocument('{}');
    const queue = new EditQueue(document);
    document.refuse = true;
    const refused = queue.push({ kind: 'set', sequence: 1, pointer: '/a', json: '1' });
    assert.equal((await refused).ok, false);
    document.refuse = false;
    assert.equal((await queue.push({ kind: 'set', sequence: 2, pointer: '/b', json: '2' })).ok, true);
    assert.equal(document.text, '{\n  "b": 2\n}');
  });

  it('goes on after a document that could not be opened', async () => {
    const document = new SlowDocument('{}');
    const queue = new EditQueue(document);
    const open = document.open.bind(document);
    document.open = () => Promise.reject(new Error('gone'));
    await assert.rejects(queue.push({ kind: 'set', sequence: 1, pointer: '/a', json: '1' }), /gone/);
    document.open = open;
    assert.equal((await queue.push({ kind: 'set', sequence: 2, pointer: '/b', json: '2' })).ok, true);
  });

  for (const broken of ['{"a":1,}', '{"a":1,"a":2}', '{"a": tru}']) {
    it(`does not set a value in ${broken}`, async () => {
      const document = new SlowDocument(broken);
      const result = await new EditQueue(document).push({
        kind: 'set',
        sequence: 1,
        pointer: '/b',
        json: '2',
      });
      assert.ok(!result.ok && result.reason.kind === 'notJson' && result.reason.where === 'document');
      assert.equal(document.text, broken);
    });
  }

  for (const json of ['', '"', '1,"b":2', 'USD', '01', '{"a":1}}']) {
    it(`does not write the value ${JSON.stringify(json)}`, async () => {
      const document = new SlowDocument('{}');
      const result = await new EditQueue(document).push({ kind: 'set', sequence: 1, pointer: '/b', json });
      assert.ok(!result.ok && result.reason.kind === 'notJson' && result.reason.where === 'value');
      assert.equal(document.text, '{}');
    });
  }

  it('replaces text where it fits, broken JSON included', async () => {
    const document = new SlowDocument('{"a":1');
    const queue = new EditQueue(document);
    const changes = [
      { from: 1, to: 4, insert: '"b"' },
      { from: 6, to: 6, insert: '}' },
    ];
    assert.deepEqual(await queue.push({ kind: 'replaceText', sequence: 1, changes, baseLength: 6 }), {
      ok: true,
      changed: true,
    });
    assert.equal(document.text, '{"b":1}');
    assert.deepEqual(await queue.push({ kind: 'replaceText', sequence: 2, changes, baseLength: 6 }), {
      ok: false,
      reason: { kind: 'textChanged' },
    });
    assert.equal(document.text, '{"b":1}');
  });

  it('does not touch the document where an edit changes nothing', async () => {
    const document = new SlowDocument('{ "a" : 1 }');
    const result = await new EditQueue(document).push({ kind: 'set', sequence: 1, pointer: '/a', json: '1' });
    assert.deepEqual(result, { ok: true, changed: false });
    assert.equal(document.version, 1);
  });

  it('is idle when what was pushed is done', async () => {
    const document = new SlowDocument('{}');
    const queue = new EditQueue(document);
    void queue.push({ kind: 'set', sequence: 1, pointer: '/a', json: '1' });
    await queue.idle();
    assert.equal(document.text, '{\n  "a": 1\n}');
  });
});
