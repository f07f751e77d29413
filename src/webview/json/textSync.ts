import { ChangeSet, Text } from '@codemirror/state';
import type { Change } from '../edits/editSender.ts';

interface Flight {
  readonly sequence: number;
  readonly changes: ChangeSet;
}

/** How a change of the host's text is made in the view. */
export type ApplyRemote = (changes: ChangeSet) => void;

/**
 * Keeps the text of the JSON view and the document of the host the same while both may change.
 *
 * The local text is always `confirmed`, then what is under way, then what waits. One edit is under way at a
 * time, because its offsets hold only for the text before it; what is typed meanwhile waits and goes as one.
 * An edit that the host refuses, as somebody else changed the document, is carried over to the new text.
 */
export class TextSync {
  readonly #send: (change: Change) => number;
  readonly #applyRemote: ApplyRemote;
  #confirmed: Text;
  #lineEnd: string;
  #flights: Flight[] = [];
  #waiting: ChangeSet | undefined;
  #latest: string;
  /** The host refused an edit although its text was the one we know: trying again is of no use by itself. */
  #stuck = false;
  #held = false;

  constructor(text: string, send: (change: Change) => number, applyRemote: ApplyRemote) {
    this.#send = send;
    this.#applyRemote = applyRemote;
    this.#lineEnd = lineEndOf(text);
    this.#confirmed = linesOf(text);
    this.#latest = text;
  }

  /** True where the view shows exactly the host's text. */
  get same(): boolean {
    return this.#flights.length === 0 && this.#waiting === undefined;
  }

  /** True where the host does not take what was typed, for a reason that is not another change. */
  get stuck(): boolean {
    return this.#stuck;
  }

  get held(): boolean {
    return this.#held;
  }

  /** While an input method composes, its unfinished text stays in the view. */
  hold(held: boolean): void {
    this.#held = held;
    this.#pump();
  }

  /** The user changed the view. */
  changed(changes: ChangeSet): void {
    this.#waiting = this.#waiting?.compose(changes) ?? changes;
    this.#stuck = false;
    this.#pump();
  }

  /** Sends what waits although an edit is under way: the page may be gone in a moment. */
  flush(): void {
    if (!this.#held && this.#flights.length > 0 && this.#waiting !== undefined) {
      this.#launch(this.#waiting);
    }
  }

  /** The host has sent its text, which holds every edit up to `acknowledged`. */
  received(text: string, acknowledged: number): void {
    if (this.#flights.length === 0 && text === this.#latest) {
      return;
    }
    this.#latest = text;
    this.#land(acknowledged);
    if (this.#flights.length === 0) {
      this.#adopt(text);
      this.#pump();
    }
  }

  /** The host did not take the edit; it takes none of those that build on it either. */
  refused(sequence: number): void {
    const index = this.#flights.findIndex((flight) => flight.sequence === sequence);
    if (index < 0) {
      return;
    }
    for (const { changes } of this.#flights.slice(index).reverse()) {
      this.#waiting = this.#waiting === undefined ? changes : changes.compose(this.#waiting);
    }
    this.#flights = this.#flights.slice(0, index);
    if (this.#flights.length === 0) {
      this.#stuck = !this.#adopt(this.#latest);
      this.#pump();
    }
  }

  /** Where an offset of the host's text is in the view. */
  toView(offset: number): number {
    const line = this.#lineEnd === '\n' ? 0 : this.#latest.slice(0, offset).split(this.#lineEnd).length - 1;
    return offset - line;
  }

  #land(acknowledged: number): void {
    const landed = this.#flights.filter(({ sequence }) => sequence <= acknowledged);
    for (const { changes } of landed) {
      this.#confirmed = changes.apply(this.#confirmed);
    }
    this.#flights = this.#flights.filter(({ sequence }) => sequence > acknowledged);
  }

  /** Makes `text` the confirmed one and carries over what waits. False where it already was. */
  #adopt(text: string): boolean {
    const next = linesOf(text);
    this.#lineEnd = lineEndOf(text);
    const remote = difference(this.#confirmed, next);
    this.#confirmed = next;
    if (remote === undefined) {
      return false;
    }
    const waiting = this.#waiting;
    this.#waiting = waiting?.map(remote);
    this.#stuck = false;
    this.#applyRemote(waiting === undefined ? remote : remote.map(waiting, true));
    return true;
  }

  #pump(): void {
    if (this.#flights.length === 0 && this.#waiting !== undefined && !this.#stuck && !this.#held) {
      if (this.#waiting.empty) {
        this.#waiting = undefined;
      } else {
        this.#launch(this.#waiting);
      }
    }
  }

  #launch(changes: ChangeSet): void {
    this.#waiting = undefined;
    let base = this.#confirmed;
    for (const flight of this.#flights) {
      base = flight.changes.apply(base);
    }
    this.#flights.push({ sequence: this.#send(replacement(base, changes, this.#lineEnd)), changes });
  }
}

/** The edit that the host understands: offsets count the line ends of the file. */
function replacement(base: Text, changes: ChangeSet, lineEnd: string): Change {
  const extra = lineEnd.length - 1;
  const toHost = (position: number): number =>
    extra === 0 ? position : position + extra * (base.lineAt(position).number - 1);
  const replaced: { from: number; to: number; insert: string }[] = [];
  changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
    replaced.push({
      from: toHost(from),
      to: toHost(to),
      insert: inserted.sliceString(0, undefined, lineEnd),
    });
  });
  return { kind: 'replaceText', changes: replaced, baseLength: base.length + extra * (base.lines - 1) };
}

/** The smallest single replacement that turns one text into the other; undefined where they are equal. */
function difference(before: Text, after: Text): ChangeSet | undefined {
  if (before.eq(after)) {
    return undefined;
  }
  const old = before.sliceString(0);
  const text = after.sliceString(0);
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) {
    start += 1;
  }
  let end = 0;
  while (
    end < shorter - start &&
    old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)
  ) {
    end += 1;
  }
  return ChangeSet.of(
    { from: start, to: old.length - end, insert: after.slice(start, text.length - end) },
    old.length,
  );
}

function linesOf(text: string): Text {
  return Text.of(text.split(/\r\n|\r|\n/));
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
