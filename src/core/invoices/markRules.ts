import { sentence } from '../sentence.ts';
import type { CellInput } from './cell.ts';
import type { Column } from './columns.ts';

interface KnownMarks {
  decimal: string | undefined;
  readonly groups: Set<string>;
}

/**
 * Holds the amounts of a column that come from one source to one way of writing them. Where a comma begins the
 * decimals of one amount and groups the thousands of another, one of the two is read wrongly by a factor of a
 * thousand.
 */
export class MarkRules {
  readonly #known = new Map<string, KnownMarks>();

  /** Passes on what was read, or refuses it where its marks contradict those of the column so far. */
  check(column: Column, input: CellInput): CellInput {
    if (!input.ok || input.marks === undefined) return input;
    const { decimal, group } = input.marks;
    const known = this.#known.get(column.path) ?? { decimal: undefined, groups: new Set<string>() };
    this.#known.set(column.path, known);
    const begins = decimal ?? known.decimal;
    const otherDecimal = known.decimal !== undefined && begins !== known.decimal;
    const bothRoles = begins !== undefined && (group === begins || known.groups.has(begins));
    if (otherDecimal || bothRoles) {
      return {
        ok: false,
        problem: sentence(
          'Rows above write their amounts in another way: point and comma must mean the same in the whole column.',
        ),
      };
    }
    known.decimal = begins;
    if (group !== undefined) known.groups.add(group);
    return input;
  }
}
