import { CancellationTokenSource, EventEmitter, workspace, type Event, type Uri } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { Obstacle } from '../seams.ts';
import { EditQueue } from './editQueue.ts';
import { movedUri } from './movedUri.ts';
import { editableDocument, type DocumentSnapshot } from './textDocuments.ts';

/** The last call that was made with a document. */
export interface AnsweredCall {
  readonly id: string;
  readonly exchange: Exchange;
  readonly endpoint: EndpointDescription;
  readonly profile: Profile;
}

export type Attempt =
  | { readonly kind: 'done'; readonly call: Omit<AnsweredCall, 'id'> }
  /** `undefined`: cancelled by the user, about which there is nothing to say. */
  | {
      readonly kind: 'stopped';
      readonly obstacle: Obstacle | undefined;
      /** A new text of the document does not settle it. */
      readonly outlastsTexts?: true;
    };

/** How far an attempt has come. */
export interface Progress {
  readonly step: string;
  /** When the request went out; undefined while it is prepared and questions about it stand. */
  readonly startedAt: number | undefined;
}

/** Answers are large: of documents that are closed only the latest are kept, for those who open them again. */
const mostClosedAnswers = 5;

/** What this window knows of one request document beyond its text. It outlives the document's editors. */
export class RequestSession {
  #queue: EditQueue<DocumentSnapshot>;
  #uri: Uri;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;
  readonly #rewritten = new EventEmitter<void>();
  /** The bytes of the file were written anew with the text it had. */
  readonly onDidRewriteFile: Event<void> = this.#rewritten.event;
  #sending: Progress | undefined;
  #cancellation: CancellationTokenSource | undefined;
  #stopped: Obstacle | undefined;
  #outlastsTexts = false;
  #answered: AnsweredCall | undefined;
  #calls = 0;

  constructor(uri: Uri) {
    this.#uri = uri;
    this.#queue = new EditQueue(editableDocument(uri));
  }

  /** The document that it belongs to. */
  get uri(): Uri {
    return this.#uri;
  }

  get queue(): EditQueue<DocumentSnapshot> {
    return this.#queue;
  }

  get sending(): Progress | undefined {
    return this.#sending;
  }

  get stopped(): Obstacle | undefined {
    return this.#stopped;
  }

  get answered(): AnsweredCall | undefined {
    return this.#answered;
  }

  /**
   * Runs one attempt to send; `goesOut` is told what to show once nothing is left to ask. While one is under way
   * another does nothing: a second click is no second call.
   */
  async attempt(
    step: string,
    work: (cancellation: CancellationTokenSource, goesOut: (step: string) => void) => Promise<Attempt>,
  ): Promise<Attempt | undefined> {
    if (this.#cancellation !== undefined) {
      return undefined;
    }
    const cancellation = new CancellationTokenSource();
    this.#cancellation = cancellation;
    this.#stopped = undefined;
    this.#show({ startedAt: undefined, step });
    try {
      const attempt = await work(cancellation, (next) => this.#show({ startedAt: Date.now(), step: next }));
      if (attempt.kind === 'done') {
        this.#calls += 1;
        this.#answered = { ...attempt.call, id: `${Date.now()}-${this.#calls}` };
      } else {
        this.#stopped = attempt.obstacle;
        this.#outlastsTexts = attempt.outlastsTexts === true;
      }
      return attempt;
    } finally {
      this.#cancellation = undefined;
      cancellation.dispose();
      this.#show(undefined);
    }
  }

  cancel(): void {
    this.#cancellation?.cancel();
  }

  /** The document has another text, whoever wrote it. */
  textChanged(): void {
    if (!this.#outlastsTexts) {
      this.forgetObstacle();
    }
  }

  /** What stopped the last attempt no longer stands once the user edits, or what it was about has changed. */
  forgetObstacle(): void {
    if (this.#stopped !== undefined) {
      this.#stopped = undefined;
      this.#changed.fire();
    }
  }

  fileRewritten(): void {
    this.#stopped = undefined;
    this.#rewritten.fire();
  }

  /** The file got another name; what is under way goes on. */
  moveTo(uri: Uri): void {
    this.#uri = uri;
    this.#queue = new EditQueue(editableDocument(uri));
    this.#changed.fire();
  }

  dispose(): void {
    this.cancel();
    this.#changed.dispose();
    this.#rewritten.dispose();
  }

  #show(sending: Progress | undefined): void {
    this.#sending = sending;
    this.#changed.fire();
  }
}

/** The sessions of the window's request documents. */
export class RequestSessions {
  readonly #sessions = new Map<string, RequestSession>();
  readonly #changed = new EventEmitter<Uri>();
  /** The session of that document changed, or is another one. */
  readonly onDidChange: Event<Uri> = this.#changed.event;
  readonly #rewritten = new EventEmitter<Uri>();
  /** The bytes of that file were written anew with the text it had. */
  readonly onDidRewriteFile: Event<Uri> = this.#rewritten.event;

  of(uri: Uri): RequestSession {
    const known = this.#sessions.get(uri.toString());
    return known ?? this.#keep(new RequestSession(uri));
  }

  get anySending(): boolean {
    return [...this.#sessions.values()].some(({ sending }) => sending !== undefined);
  }

  cancelAll(): void {
    for (const session of this.#sessions.values()) {
      session.cancel();
    }
  }

  /**
   * A file, or a folder with files in it, got another name: the answer of a call that is under way belongs to whoever
   * looks at the new one.
   */
  moved(from: Uri, to: Uri): void {
    for (const [key, session] of [...this.#sessions]) {
      const place = movedUri(key, from, to);
      const there = place && this.#sessions.get(place.toString());
      if (place !== undefined && there?.sending === undefined) {
        this.#sessions.delete(key);
        this.#sessions.set(place.toString(), session);
        there?.dispose();
        session.moveTo(place);
      }
    }
  }

  dispose(): void {
    for (const session of this.#sessions.values()) {
      session.dispose();
    }
    this.#changed.dispose();
    this.#rewritten.dispose();
  }

  #keep(session: RequestSession): RequestSession {
    session.onDidChange(() => {
      this.#changed.fire(session.uri);
      if (session.sending === undefined) {
        this.#forgetOldAnswers();
      }
    });
    session.onDidRewriteFile(() => this.#rewritten.fire(session.uri));
    this.#sessions.set(session.uri.toString(), session);
    return session;
  }

  #forgetOldAnswers(): void {
    const open = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
    const closed = [...this.#sessions].filter(
      ([key, { sending, answered }]) => !open.has(key) && sending === undefined && answered !== undefined,
    );
    const sentAt = (session: RequestSession): number => session.answered?.exchange.sentAt ?? 0;
    closed.sort(([, one], [, other]) => sentAt(one) - sentAt(other));
    for (const [key, session] of closed.slice(0, -mostClosedAnswers)) {
      this.#sessions.delete(key);
      session.dispose();
    }
  }
}
