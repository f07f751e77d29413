import { isJsonObject, type Json } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import { answerText, type AnswerValue } from './answerText.ts';
import type { ChancePosition } from './chance.ts';
import {
  ConfigProblem,
  flag,
  list,
  member,
  minorUnits,
  object,
  optional,
  wholeNumber,
} from './configValues.ts';
import { openCreditLine, type CreditLine } from './creditLine.ts';
import type {
  Application,
  ApplicationState,
  Attachment,
  Book,
  Intake,
  Ledger,
  Settlement,
} from './ledger.ts';

/** What a state file holds. */
export interface SavedState {
  readonly ledger: Ledger;
  /** Where a seeded run stopped; undefined for a run without a seed. */
  readonly seeded?: { readonly seed: number; readonly position: ChancePosition };
}

export type ReadState =
  { readonly ok: true; readonly state: SavedState } | { readonly ok: false; readonly sentence: string };

const format = 'worldfirst-simulator-state-1';

export function writeState({ ledger, seeded }: SavedState): string {
  const books = [...ledger.books].map(([customer, book]): AnswerValue => {
    const { line, applications, attachments } = book;
    return {
      customer,
      line: line === undefined ? undefined : { ...line },
      applications: [...applications.values()].map(writeApplication),
      attachments: [...attachments.values()].map((each) => ({ ...each, size: BigInt(each.size) })),
    };
  });
  const position =
    seeded === undefined
      ? undefined
      : {
          seed: BigInt(seeded.seed),
          calls: BigInt(seeded.position.calls),
          ids: BigInt(seeded.position.ids),
        };
  return `${answerText({ format, seeded: position, books })}\n`;
}

export function readState(source: string): ReadState {
  const parsed = parseJson(source);
  if (!parsed.ok) return { ok: false, sentence: `it is not JSON: ${parsed.problem.message}` };
  try {
    return { ok: true, state: stateFrom(parsed.value) };
  } catch (error) {
    if (error instanceof ConfigProblem) return { ok: false, sentence: error.message };
    throw error;
  }
}

function writeApplication({ inquiries, settlement, intake, state, ...rest }: Application): AnswerValue {
  return {
    ...rest,
    intake: { ...intake },
    state: { ...state },
    inquiries: BigInt(inquiries),
    settlement: { ...settlement, afterInquiries: BigInt(settlement.afterInquiries) },
  };
}

function stateFrom(value: Json): SavedState {
  if (!isJsonObject(value) || value.get('format') !== format) {
    throw new ConfigProblem('it is not the state of this simulator.');
  }
  const seeded = optional(value, 'seeded', readSeeded);
  const books = list(member(value, 'books', ''), '/books').map((entry, index) =>
    readBook(entry, `/books/${index}`),
  );
  return { ledger: { books: new Map(books) }, ...(seeded === undefined ? {} : { seeded }) };
}

function readSeeded(value: Json, place: string): NonNullable<SavedState['seeded']> {
  const at = (name: string): number => countAt(value, name, place);
  return { seed: at('seed'), position: { calls: at('calls'), ids: at('ids') } };
}

function readBook(value: Json, place: string): readonly [string, Book] {
  const entry = object(value, place);
  const line = optional(entry, 'line', readLine, place);
  const applications = list(member(entry, 'applications', place), `${place}/applications`).map(
    (item, index) => readApplication(item, `${place}/applications/${index}`),
  );
  const attachments = list(member(entry, 'attachments', place), `${place}/attachments`).map((item, index) =>
    readAttachment(item, `${place}/attachments/${index}`),
  );
  const book = {
    applications: new Map(applications.map((each) => [each.referenceNo, each])),
    attachments: new Map(attachments.map((each) => [each.fileKey, each])),
    ...(line === undefined ? {} : { line }),
  };
  return [textAt(value, 'customer', place), book];
}

function readLine(value: Json, place: string): CreditLine {
  const entry = object(value, place);
  const line = openCreditLine({
    cap: centsAt(value, 'cap', place),
    available: centsAt(value, 'available', place),
    unpaid: centsAt(value, 'unpaid', place),
    overdue: flag(member(entry, 'overdue', place), `${place}/overdue`),
  });
  if (!line.ok) throw new ConfigProblem(`${place}: ${line.sentence}`);
  return line.value;
}

function readAttachment(value: Json, place: string): Attachment {
  return {
    attachmentId: textAt(value, 'attachmentId', place),
    fileKey: textAt(value, 'fileKey', place),
    fileName: textAt(value, 'fileName', place),
    size: countAt(value, 'size', place),
    sha256: textAt(value, 'sha256', place),
    requestDigest: textAt(value, 'requestDigest', place),
  };
}

function readApplication(value: Json, place: string): Application {
  const at = (name: string): Json => member(object(value, place), name, place);
  return {
    referenceNo: textAt(value, 'referenceNo', place),
    creditGrantNo: textAt(value, 'creditGrantNo', place),
    requestDigest: textAt(value, 'requestDigest', place),
    intake: readIntake(at('intake'), `${place}/intake`),
    state: readApplicationState(at('state'), `${place}/state`),
    inquiries: countAt(value, 'inquiries', place),
    settlement: readSettlement(at('settlement'), `${place}/settlement`),
  };
}

function readIntake(value: Json, place: string): Intake {
  const status = textAt(value, 'status', place);
  if (status === 'ACCEPTED') return { status };
  if (status !== 'FAILED') throw new ConfigProblem(`${place}/status is unknown.`);
  return {
    status,
    failCode: textAt(value, 'failCode', place),
    failMessage: textAt(value, 'failMessage', place),
  };
}

function readApplicationState(value: Json, place: string): ApplicationState {
  const status = textAt(value, 'status', place);
  if (status === 'ACCEPTED' || status === 'FAILED') return { status };
  if (status !== 'SUCCESS') throw new ConfigProblem(`${place}/status is unknown.`);
  return {
    status,
    amount: centsAt(value, 'amount', place),
    dueDate: textAt(value, 'dueDate', place),
  };
}

function readSettlement(value: Json, place: string): Settlement {
  const as = textAt(value, 'as', place);
  if (as !== 'SUCCESS' && as !== 'FAILED') throw new ConfigProblem(`${place}/as is unknown.`);
  return {
    afterInquiries: countAt(value, 'afterInquiries', place),
    as,
    amount: centsAt(value, 'amount', place),
  };
}

/** Any text: a reference number may well be a blank. */
function textAt(value: Json, name: string, place: string): string {
  const found = member(object(value, place), name, place);
  if (typeof found !== 'string') throw new ConfigProblem(`${place}/${name} must be a text.`);
  return found;
}

function countAt(value: Json, name: string, place: string): number {
  return wholeNumber(member(object(value, place), name, place), `${place}/${name}`);
}

function centsAt(value: Json, name: string, place: string): bigint {
  return minorUnits(member(object(value, place), name, place), `${place}/${name}`);
}
