import { dateFromText, checkDate8 } from '../dates/calendarDate.ts';
import { JsonNumber, type Json } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import { stringifyJson } from '../json/stringifyJson.ts';
import type { Money } from '../money/money.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { amountCell, amountFace, amountIn, amountMisfit } from './amountCell.ts';
import type { AmountMarks } from './amountText.ts';
import type { Column, PlainColumn } from './columns.ts';

/** What was typed as the value of a cell. */
export type CellInput =
  | {
      readonly ok: true;
      /** undefined: nothing was typed, so that the member goes. */
      readonly value: Json | undefined;
      /** Only of amounts: how the digits were parted. */
      readonly marks?: AmountMarks;
    }
  | { readonly ok: false; readonly problem: Sentence };

/** The value of a cell as text. */
export interface CellFace {
  /** What a field holds for editing, and a CSV file for the cell. `cellFromText` reads it again. */
  readonly text: string;
  /** Why the value does not fit the column; the text is then the value as it stands. */
  readonly problem?: Sentence;
}

/** Reads what was typed or imported into a cell of a column. Nothing is rounded, guessed or cut. */
export function cellFromText(column: Column, text: string): CellInput {
  if (column.type === 'text') return took(text === '' ? undefined : text);
  const typed = text.trim();
  if (typed === '') return took(undefined);
  return column.type === 'amount' ? amountCell(column, typed) : plainCell(column.type, typed);
}

/** What a cell shows for the value that is in the body. */
export function cellFace(column: Column, value: Json | undefined): CellFace {
  if (value === undefined) return { text: '' };
  const fitting = column.type === 'amount' ? amountFace(column, value) : plainText(column.type, value);
  return fitting === undefined
    ? { text: typeof value === 'string' ? value : stringifyJson(value), problem: misfit(column) }
    : { text: fitting };
}

/** The amount in a cell; undefined where there is none or it cannot be read. */
export function cellAmount(column: Column, value: Json | undefined): Money | undefined {
  return column.type === 'amount' && value !== undefined ? amountIn(column, value) : undefined;
}

function plainCell(type: Exclude<PlainColumn['type'], 'text'>, typed: string): CellInput {
  switch (type) {
    case 'wholeNumber':
      return /^-?(?:0|[1-9][0-9]*)$/.test(typed)
        ? took(new JsonNumber(typed))
        : refuse(sentence('Write a whole number in digits, without leading zeros and marks between them.'));
    case 'date': {
      const date = dateFromText(typed);
      return date.ok ? took(date.date8) : date;
    }
    case 'boolean': {
      const word = typed.toLowerCase();
      return word === 'true' || word === 'false'
        ? took(word === 'true')
        : refuse(sentence('Write true or false.'));
    }
    case 'json': {
      const parsed = parseJson(typed);
      return parsed.ok
        ? took(parsed.value)
        : refuse(sentence('This is not JSON: {0}.', parsed.problem.message));
    }
  }
}

function plainText(type: PlainColumn['type'], value: Json): string | undefined {
  switch (type) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'wholeNumber':
      return value instanceof JsonNumber && /^-?[0-9]+$/.test(value.source) ? value.source : undefined;
    case 'date':
      return typeof value === 'string' && checkDate8(value).ok ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'json':
      return stringifyJson(value);
  }
}

function misfit(column: Column): Sentence {
  switch (column.type) {
    case 'amount':
      return amountMisfit(column);
    case 'date':
      return sentence('The column is for dates as YYYYMMDD; this is something else.');
    case 'wholeNumber':
      return sentence('The column is for whole numbers; this is something else.');
    case 'boolean':
      return sentence('The column is for true and false; this is something else.');
    case 'text':
    case 'json':
      return sentence('The column is for text; this is something else.');
  }
}

function took(value: Json | undefined): CellInput {
  return { ok: true, value };
}

function refuse(problem: Sentence): CellInput {
  return { ok: false, problem };
}
