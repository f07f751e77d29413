import assert from 'node:assert/strict';
import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { planEdit } from '../../src/extension/requests/planEdit.ts';
import type { DocumentEdit } from '../../src/protocol/requestEditor.ts';
import { TextSync } from '../../src/webview/json/textSync.ts';

/** A view and a document with messages under way in both directions, each of which keeps its order. */
class Pair {
  view: Text;
  document: string;
  readonly sync: TextSync;
  readonly toHost: DocumentEdit[] = [];
  readonly toPage: (() => void)[] = [];
  #sequence = 0;
  #acknowledged = 0;

  constructor(text: string) {
    this.document = text;
    this.view = Text.of(text.split(/\r\n|\n/));
    this.sync = new TextSync(
      text,
      (change) => {
        this.#sequence += 1;
        this.toHost.push({ ...change, sequence: this.#sequence });
        return this.#sequence;
      },
      (changes) => {
        this.view = changes.apply(this.view);
      },
    );
  }

  type(at: number, length: number, insert: string): void {
    const from = Math.min(at, this.view.length);
    const to = Math.min(from + length, this.view.length);
    const changes = ChangeSet.of({ from, to, insert: Text.of(insert.split('\n')) }, this.view.length);
    this.view = changes.apply(this.view);
    this.sync.changed(changes);
  }

  /** Somebody else replaces a part of the document. */
  meddle(at: number, length: number, insert: string): void {
    const from = Math.min(at, this.document.length);
    this.document = this.document.slice(0, from) + insert + this.document.slice(from + length);
    this.#tellState();
  }

  hostStep(): void {
    const edit = this.toHost.shift();
    if (edit === undefined) return;
    const plan = planEdit(this.document, edit);
    if (plan.ok) {
      this.document = plan.changes.reduceRight(
        (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
        this.document,
      );
    } else {
      this.toPage.push(() => this.sync.refused(edit.sequence));
    }
    this.#acknowledged = edit.sequence;
    this.#tellState();
  }

  pageStep(): void {
    this.toPage.shift()?.();
  }

  settle(): void {
    while (this.toHost.length + this.toPage.length > 0) {
      this.hostStep();
      this.pageStep();
    }
  }

  #tellState(): void {
    const { document } = this;
    const acknowledged = this.#acknowledged;
    this.toPage.push(() => this.sync.received(document, acknowledged));
  }
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', '{', '"', '\n', '深', '😀'), maxLength: 4 });
const place = fc.nat({ max: 30 });
const step = fc.oneof(
  fc.tuple(fc.constant('type' as const), place, fc.nat({ max: 3 }), word),
  fc.tuple(fc.constant('meddle' as const), place, fc.nat({ max: 3 }), word),
  fc.tuple(fc.constant('hostStep' as const), place, place, word),
  fc.tuple(fc.constant('pageStep' as const), place, place, word),
);

describe('the text of the JSON view and the document', () => {
  it('are the same in the end, whatever is typed and changed at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const pair = new Pair('{"a":1}\n');
        for (const [kind, at, length, insert] of steps) {
          if (kind === 'type') pair.type(at, length, insert);
          else if (kind === 'meddle') pair.meddle(at, length, insert);
          else pair[kind]();
        }
        pair.settle();
        assert.equal(pair.view.toString(), pair.document);
        assert.equal(pair.sync.same, true);
      }),
      { numRuns: 2000 },
    );
  });

  it('lose no letter of one who types alone, however late the answers are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.nat({ max: 2 })), { maxLength: 30 }), (bursts) => {
        const pair = new Pair('');
        let expected = '';
        for (const [typed, answers] of bursts) {
          pair.type(pair.view.length, 0, typed);
          expected += typed;
          for (let index = 0; index < answers; index += 1) {
            pair.hostStep();
            pair.pageStep();
          }
          assert.equal(pair.view.toString(), expected);
        }
        pair.settle();
        assert.equal(pair.document, expected);
      }),
    );
  });

  it('count the line ends of the file', () => {
    const pair = new Pair('{\r\n"a":1\r\n}\r\n');
    pair.type(6, 0, '2\n');
    pair.settle();
    assert.equal(pair.document, '{\r\n"a":2\r\n1\r\n}\r\n');
    assert.equal(pair.sync.toView(3), 2);
  });

  it('do not try for ever where the document takes no edit', () => {
    const sent: number[] = [];
    const sync = new TextSync(
      '{}',
      () => sent.push(1),
      () => undefined,
    );
    sync.changed(ChangeSet.of({ from: 1, insert: 'x' }, 2));
    sync.refused(1);
    assert.equal(sync.stuck, true);
    assert.equal(sent.length, 1);
    sync.changed(ChangeSet.of({ from: 2, insert: 'y' }, 3));
    assert.equal(sent.length, 2);
  });
});
