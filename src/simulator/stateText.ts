import { isJsonObject, type Json } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import { inEnglish } from '../core/sentence.ts';
import { answerText, type AnswerValue } from './answerText.ts';
import { noAuthorisations } from './authorisations.ts';
import { readAuthorisations, writeAuthorisations } from './authorisationsText.ts';
import type { ChancePosition } from './chance.ts';
import { readApplication, writeApplication } from './applicationText.ts';
import {
  ConfigProblem,
  centsAt,
  countAt,
  flag,
  list,
  member,
  object,
  optional,
  textAt,
  wholeNumber,
} from './configValues.ts';
import { openCreditLine, type CreditLine } from './creditLine.ts';
import type { Attachment, Book, Ledger } from './ledger.ts';

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
      line: line === undefined ? undefined : writeLine(line),
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
  const { authorisations, advancedMs, calls, counted } = ledger;
  return `${answerText({
    format,
    seeded: position,
    authorisations: writeAuthorisations(authorisations),
    advancedMs: BigInt(advancedMs),
    calls: writeCounts(calls),
    counted: writeCounts(counted),
    books,
  })}\n`;
}

function writeLine({ dueAt, ...line }: CreditLine): AnswerValue {
  return { ...line, dueAt: dueAt === undefined ? undefined : BigInt(dueAt) };
}

/** A list, because a count may have any text for its name. */
function writeCounts(counts: ReadonlyMap<string, number>): AnswerValue {
  return [...counts].map(([of, count]) => ({ of, count: BigInt(count) }));
}

export function readState(source: string): ReadState {
  const parsed = parseJson(source);
  if (!parsed.ok) return { ok: false, sentence: `it is not JSON: ${inEnglish(parsed.problem.message)}` };
  try {
    return { ok: true, state: stateFrom(parsed.value) };
  } catch (error) {
    if (error instanceof ConfigProblem) return { ok: false, sentence: error.message };
    throw error;
  }
}

function stateFrom(value: Json): SavedState {
  if (!isJsonObject(value) || value.get('format') !== format) {
    throw new ConfigProblem('it is not the state of this simulator.');
  }
  const seeded = optional(value, 'seeded', readSeeded);
  const books = list(member(value, 'books', ''), '/books').map((entry, index) =>
    readBook(entry, `/books/${index}`),
  );
  const ledger: Ledger = {
    books: new Map(books),
    // States of earlier versions know none.
    authorisations: optional(value, 'authorisations', readAuthorisations) ?? noAuthorisations,
    advancedMs: optional(value, 'advancedMs', wholeNumber) ?? 0,
    calls: optional(value, 'calls', readCounts) ?? new Map(),
    counted: optional(value, 'counted', readCounts) ?? new Map(),
  };
  return { ledger, ...(seeded === undefined ? {} : { seeded }) };
}

function readCounts(value: Json, place: string): ReadonlyMap<string, number> {
  return new Map(
    list(value, place).map((item, index) => {
      const at = `${place}/${index}`;
      return [textAt(item, 'of', at), countAt(item, 'count', at)] as const;
    }),
  );
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
  const dueAt = optional(entry, 'dueAt', wholeNumber, place);
  const line = openCreditLine({
    cap: centsAt(value, 'cap', place),
    available: centsAt(value, 'available', place),
    unpaid: centsAt(value, 'unpaid', place),
    overdue: flag(member(entry, 'overdue', place), `${place}/overdue`),
    ...(dueAt === undefined ? {} : { dueAt }),
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
