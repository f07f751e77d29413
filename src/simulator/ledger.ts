import { approvable, grant, type Change, type CreditLine } from './creditLine.ts';

/** Everything that changes while the simulator runs, by customer. Operations return a new ledger. */
export interface Ledger {
  readonly books: ReadonlyMap<string, Book>;
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

/** How an accepted application ends. */
export interface Settlement {
  /** Inquiries still answered ACCEPTED. */
  readonly afterInquiries: number;
  readonly as: 'SUCCESS' | 'FAILED';
  /** US cents applied for; what is granted never exceeds the approvable amount of that moment. */
  readonly amount: bigint;
}

export const emptyBook: Book = { applications: new Map(), attachments: new Map() };

export function bookOf(ledger: Ledger, customerId: string): Book {
  return ledger.books.get(customerId) ?? emptyBook;
}

export function withBook(ledger: Ledger, customerId: string, book: Book): Ledger {
  return { books: new Map(ledger.books).set(customerId, book) };
}

export function fileAttachment(book: Book, attachment: Attachment): Book {
  return { ...book, attachments: new Map(book.attachments).set(attachment.fileKey, attachment) };
}

/** Takes an application in. ACCEPTED grants nothing yet: only SUCCESS moves the credit line. */
export function takeIn(book: Book, application: Application): Book {
  return { ...book, applications: new Map(book.applications).set(application.referenceNo, application) };
}

/** Counts one inquiry and settles the application when its time has come. */
export function inquire(book: Book, application: Application, dueDate: string): Book {
  const counted = { ...application, inquiries: application.inquiries + 1 };
  const due =
    application.state.status === 'ACCEPTED' && counted.inquiries > application.settlement.afterInquiries;
  return due ? settle(book, counted, dueDate) : takeIn(book, counted);
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

function settle(book: Book, application: Application, dueDate: string): Book {
  const failed = takeIn(book, { ...application, state: { status: 'FAILED' } });
  if (application.settlement.as === 'FAILED' || book.line === undefined) return failed;
  const limit = approvable(book.line);
  const amount = application.settlement.amount < limit ? application.settlement.amount : limit;
  const change = grant(book.line, amount);
  if (!change.ok) return failed;
  const state = { status: 'SUCCESS', amount, dueDate } as const;
  return { ...takeIn(book, { ...application, state }), line: change.value };
}
