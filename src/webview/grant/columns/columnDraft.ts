import type { AmountForm, Column, ColumnType } from '../../../core/invoices/columns.ts';
import { readColumns, type ColumnPart } from '../../../core/invoices/readColumns.ts';
import { tell } from '../../translate.ts';

/** A column while it is changed: every part is there, whatever the type makes of it. */
export interface ColumnDraft {
  /** Tells it from the others, whatever is changed. */
  readonly key: number;
  readonly title: string;
  readonly path: string;
  readonly type: ColumnType;
  readonly form: AmountForm;
  readonly currency: string;
  readonly unique: boolean;
}

let keys = 0;

export function draftOf(column: Column): ColumnDraft {
  keys += 1;
  const { title, path, type, unique = false } = column;
  const amount = column.type === 'amount' ? column : { form: 'amountObject' as const, currency: '' };
  return { key: keys, title, path, type, unique, form: amount.form, currency: amount.currency };
}

export function emptyDraft(): ColumnDraft {
  return draftOf({ title: '', path: '/', type: 'text' });
}

export function columnOf({ title, path, type, form, currency, unique }: ColumnDraft): Column {
  const base = { path: path.trim(), title: title.trim(), ...(unique && { unique }) };
  return type === 'amount' ? { ...base, type, form, currency: currency.trim() } : { ...base, type };
}

/** What is wrong with a column, and which of its fields is to blame. */
export interface DraftProblem {
  readonly text: string;
  readonly part: ColumnPart;
}

/** Why a column cannot be saved as it stands, by its place in the list. */
export function draftProblems(drafts: readonly ColumnDraft[]): ReadonlyMap<number, DraftProblem> {
  return new Map(
    readColumns(drafts.map(columnOf)).problems.map(({ index, problem, part }) => [
      index,
      { text: tell(problem), part },
    ]),
  );
}
