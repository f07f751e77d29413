import type { Authorisations } from './authorisations.ts';
import { approvable, grant, passTime, type Change, type CreditLine } from './creditLine.ts';
import { gatewayDate } from './time.ts';

/** Everything that changes while the simulator runs. Operations return a new ledger. */
export interface Ledger {
  /** By customer. */
  readonly books: ReadonlyMap<string, Book>;
  readonly authorisations: Authorisations;
  /** By how much the clock has been moved on. */
  readonly advancedMs: number;
  /** Requests that reached an endpoint, by its name. */
  readonly calls: ReadonlyMap<string, number>;
  /** Calls that a scenario has counted, by what it counts. */
  readonly counted: ReadonlyMap<string, number>;
}

/** What the gateway remembers of one customer. */
export interface Book {
  readonly line?: CreditLine;
  /** By reference number. */
  readonly applications: ReadonlyMap<string, Application>;
  /** By file key: an attachment id is no key, several uploads may have the same. */
  readonly attachments: ReadonlyMap<string, Attachment>;
}

/** An upload as remembered: never its content. */
export interface Attachment {
  readonly attachmentId: string;
  readonly fileKey: string;
  readonly fileName: string;
  /** Bytes of the decoded file. */
  readonly size: number;
  /** SHA-256 of the decoded file, in hex. */
  readonly sha256: string;
  /** Tells a repeat with other fields from an equal one. */
  readonly requestDigest: string;
}

export interface Application {
  readonly referenceNo: string;
  readonly creditGrantNo: string;
  /** Tells a repeat with another body from an equal one. */
  readonly requestDigest: string;
  /** What the answer to the application said; a repeat is told the same. */
  readonly intake: Intake;
  readonly state: ApplicationState;
  /** Inquiries answered so far. */
  readonly inquiries: number;
  readonly settlement: Settlement;
}

export type Intake =
  | { readonly status: 'ACCEPTED' }
  | { readonly status: 'FAILED'; readonly failCode: string; readonly failMessage: string };

export type ApplicationState =
  | { readonly status: 'ACCEPTED' }
  | {
      readonly status: 'SUCCESS';
      /** US cents that were granted. */
      readonly amount: bigint;
      /** YYYYMMDD. */
      readonly dueDate: string;
    }
  | { readonly status: 'FAILED' };

/** A grant that was made before the simulator began; its amount is part of what the credit line has granted. */
export interface InitialGrant {
  readonly referenceNo: string;
  readonly creditGrantNo: string;
  /** US cents. */
  readonly amount: bigint;
}

/** No request leads to this digest, so that none counts as a repeat of what was there at the start. */
export const noRequest = 'none';

/** How an accepted application ends. */
export interface Settlement {
  readonly as: 'SUCCESS' | 'FAILED';
  /** US cents applied for; what is granted never exceeds the approvable amount of that moment. */
  readonly amount: bigint;
  readonly when:
    | { readonly kind: 'asked'; /** Inquiries still answered ACCEPTED. */ readonly afterInquiries: number }
    | { readonly kind: 'moment'; /** Milliseconds since the epoch. */ readonly at: number };
}

/** Days from the grant to its due date. */
const grantDays = 90;

export const emptyBook: Book = { applications: new Map(), attachments: new Map() };

export function bookOf(ledger: Ledger, customerId: string): Book {
  return ledger.books.get(customerId) ?? emptyBook;
}

export function withBook(ledger: Ledger, customerId: string, book: Book): Ledger {
  return { ...ledger, books: new Map(ledger.books).set(customerId, book) };
}

/** One more in a table of counts. */
export function countedUp(counts: ReadonlyMap<string, number>, name: string): ReadonlyMap<string, number> {
  return new Map(counts).set(name, (counts.get(name) ?? 0) + 1);
}

export function fileAttachment(book: Book, attachment: Attachment): Book {
  return { ...book, attachments: new Map(book.attachments).set(attachment.fileKey, attachment) };
}

/** Takes an application in. ACCEPTED grants nothing yet: only SUCCESS moves the credit line. */
export function takeIn(book: Book, application: Application): Book {
  return { ...book, applications: new Map(book.applications).set(application.referenceNo, application) };
}

/** The application behind a grant of earlier times. */
export function grantedBefore({ referenceNo, creditGrantNo, amount }: InitialGrant, at: number): Application {
  return {
    referenceNo,
    creditGrantNo,
    requestDigest: noRequest,
    intake: { status: 'ACCEPTED' },
    state: { status: 'SUCCESS', amount, dueDate: gatewayDate(at, grantDays) },
    inquiries: 0,
    settlement: { as: 'SUCCESS', amount, when: { kind: 'moment', at } },
  };
}

/** Counts one inquiry and settles the application when it has been asked for often enough. */
export function inquire(book: Book, application: Application, at: number): Book {
  const counted = { ...application, inquiries: application.inquiries + 1 };
  const { state, settlement } = application;
  const { when } = settlement;
  const due = state.status === 'ACCEPTED' && when.kind === 'asked' && counted.inquiries > when.afterInquiries;
  return due ? settle(book, counted, at) : takeIn(book, counted);
}

/**
 * What time alone has brought about until a moment: applications end at theirs, in its order, and what is unpaid
 * passes its due date. The very same book where nothing has.
 */
export function elapse(book: Book, at: number): Book {
  const endings = [...book.applications.values()].flatMap((application) => {
    const { state, settlement } = application;
    const { when } = settlement;
    const due = state.status === 'ACCEPTED' && when.kind === 'moment' && when.at <= at;
    return due ? [{ application, moment: when.at }] : [];
  });
  endings.sort((a, b) => a.moment - b.moment);
  const settled = endings.reduce((each, { application, moment }) => settle(each, application, moment), book);
  if (settled.line === undefined) return settled;
  const line = passTime(settled.line, at);
  return line === settled.line ? settled : { ...settled, line };
}

/** {@link elapse} for every customer. */
export function elapseAll(ledger: Ledger, at: number): Ledger {
  const books = new Map([...ledger.books].map(([customer, book]) => [customer, elapse(book, at)]));
  return { ...ledger, books };
}

/** Applies one operation of the credit line to one customer. */
export function changeCreditLine(
  ledger: Ledger,
  customerId: string,
  operation: (line: CreditLine) => Change<CreditLine>,
): Change<Ledger> {
  const book = bookOf(ledger, customerId);
  if (book.line === undefined) {
    return { ok: false, sentence: `Customer ${customerId} has no credit line.` };
  }
  const change = operation(book.line);
  if (!change.ok) return change;
  return { ok: true, value: withBook(ledger, customerId, { ...book, line: change.value }) };
}

function settle(book: Book, application: Application, at: number): Book {
  const failed = takeIn(book, { ...application, state: { status: 'FAILED' } });
  if (application.settlement.as === 'FAILED' || book.line === undefined) return failed;
  const limit = approvable(book.line);
  const amount = application.settlement.amount < limit ? application.settlement.amount : limit;
  const change = grant(book.line, amount);
  if (!change.ok) return failed;
  const state = { status: 'SUCCESS', amount, dueDate: gatewayDate(at, grantDays) } as const;
  return { ...takeIn(book, { ...application, state }), line: change.value };
}
