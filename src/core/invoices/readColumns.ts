import { minorUnitDigits } from '../money/currencies.ts';
import { parsePointer } from '../schema/pointer.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { amountForms, columnTypes, type AmountForm, type Column, type ColumnType } from './columns.ts';

/** What the setting says. An entry that is no column is told and not used, never mended. */
export interface ReadColumns {
  readonly columns: readonly Column[];
  /** Positions count from 0. */
  readonly problems: readonly ColumnProblem[];
}

/** Why an entry is no column, and which part of it is to blame. */
export interface ColumnProblem {
  readonly index: number;
  readonly problem: Sentence;
  readonly part: ColumnPart;
}

export type ColumnPart = 'title' | 'path' | 'type' | 'form' | 'currency';

interface Fault {
  readonly problem: Sentence;
  readonly part: ColumnPart;
}

type Members = Readonly<Record<string, unknown>>;
type Checked = { readonly ok: true; readonly column: Column } | { readonly ok: false; readonly fault: Fault };

/** Reads the columns as they stand in the setting, which anyone may have written. */
export function readColumns(setting: readonly unknown[]): ReadColumns {
  const columns: Column[] = [];
  const problems: ColumnProblem[] = [];
  for (const [index, entry] of setting.entries()) {
    const read = readColumn(entry);
    const fault = read.ok ? clash(read.column, columns) : read.fault;
    if (fault !== undefined) problems.push({ index, ...fault });
    else if (read.ok) columns.push(read.column);
  }
  return { columns, problems };
}

function readColumn(entry: unknown): Checked {
  if (!isRecord(entry))
    return refuse('title', sentence('A column must be an object with path, title and type.'));
  const { path, title, type, unique, form, currency } = entry;
  const unknown = Object.keys(entry).find((name) => !known.has(name));
  if (unknown !== undefined) return refuse('title', sentence('A column has no “{0}”.', unknown));
  if (typeof title !== 'string' || title.trim() === '' || /\p{Cc}/u.test(title)) {
    return refuse('title', sentence('A column needs a title of one line.'));
  }
  if (typeof path !== 'string' || !isPath(path)) {
    return refuse(
      'path',
      sentence('The path of “{0}” must be a JSON pointer of names, for instance {1}.', title, '/invoiceNo'),
    );
  }
  if (!isOneOf(columnTypes, type)) {
    return refuse('type', sentence('The type of “{0}” must be one of {1}.', title, columnTypes.join(', ')));
  }
  if (unique !== undefined && typeof unique !== 'boolean') {
    return refuse('type', sentence('“unique” of “{0}” must be true or false.', title));
  }
  const base = { path, title, ...(unique === true && { unique }) };
  return type === 'amount' ? readAmount(base, form, currency) : readPlain({ ...base, type }, entry);
}

function readAmount(
  base: { readonly path: string; readonly title: string; readonly unique?: boolean },
  form: unknown,
  currency: unknown,
): Checked {
  if (!isOneOf(amountForms, form)) {
    return refuse(
      'form',
      sentence('The form of “{0}” must be one of {1}.', base.title, amountForms.join(', ')),
    );
  }
  if (typeof currency !== 'string' || minorUnitDigits(currency) === undefined) {
    return refuse(
      'currency',
      sentence(
        'The currency of “{0}” must be a code of three capital letters that is known here.',
        base.title,
      ),
    );
  }
  return { ok: true, column: { ...base, type: 'amount', form, currency } };
}

function readPlain(column: Exclude<Column, { readonly type: 'amount' }>, entry: Members): Checked {
  return 'form' in entry || 'currency' in entry
    ? refuse('type', sentence('“{0}” has a form or a currency, which only amounts have.', column.title))
    : { ok: true, column };
}

/** Two columns for one place, or one inside another, would overwrite each other; a title names one column in a file. */
function clash(column: Column, others: readonly Column[]): Fault | undefined {
  const title = column.title.trim().toLowerCase();
  if (others.some((other) => other.title.trim().toLowerCase() === title)) {
    return { part: 'title', problem: sentence('Two columns have the title “{0}”.', column.title) };
  }
  const inside = (outer: Column, inner: Column): boolean => `${inner.path}/`.startsWith(`${outer.path}/`);
  const other = others.find((each) => inside(each, column) || inside(column, each));
  return (
    other && {
      part: 'path',
      problem: sentence('“{0}” and “{1}” fill the same place.', other.title, column.title),
    }
  );
}

const known: ReadonlySet<string> = new Set(['path', 'title', 'type', 'unique', 'form', 'currency']);

function isPath(path: string): boolean {
  const steps = parsePointer(path) ?? [];
  return steps.length > 0 && steps.every((step) => step !== '' && step !== '-' && !/^[0-9]+$/.test(step));
}

function isOneOf<T extends ColumnType | AmountForm>(known: readonly T[], value: unknown): value is T {
  return known.some((each) => each === value);
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(part: ColumnPart, problem: Sentence): Checked {
  return { ok: false, fault: { part, problem } };
}
