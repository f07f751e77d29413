/** A cell of the table. Rows and columns count from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cells from one corner to the other, where the keyboard is. */
export interface Selection {
  readonly anchor: Place;
  readonly active: Place;
}

export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows are in sight. */
  readonly page: number;
}

export interface MoveKey {
  readonly key: string;
  readonly ctrl: boolean;
}

export function areaOf({ anchor, active }: Selection): Area {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export function isInside({ top, bottom, left, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Where a key leads; undefined where it leads nowhere in a table. */
export function moved(from: Place, { key, ctrl }: MoveKey, size: TableSize): Place | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  switch (key) {
    case 'ArrowDown':
      return within({ ...from, row: ctrl ? last.row : from.row + 1 }, size);
    case 'ArrowUp':
      return within({ ...from, row: ctrl ? 0 : from.row - 1 }, size);
    case 'ArrowRight':
      return within({ ...from, column: ctrl ? last.column : from.column + 1 }, size);
    case 'ArrowLeft':
      return within({ ...from, column: ctrl ? 0 : from.column - 1 }, size);
    case 'Home':
      return within({ row: ctrl ? 0 : from.row, column: 0 }, size);
    case 'End':
      return within({ row: ctrl ? last.row : from.row, column: last.column }, size);
    case 'PageDown':
      return within({ ...from, row: from.row + size.page }, size);
    case 'PageUp':
      return within({ ...from, row: from.row - size.page }, size);
    default:
      return undefined;
  }
}

/** The nearest place that the table has. */
export function within(
  { row, column }: Place,
  { rows, columns }: Pick<TableSize, 'rows' | 'columns'>,
): Place {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}
