import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../../core/json/json.ts';
import { stringifyJson } from '../../../core/json/stringifyJson.ts';
import { t } from '../../translate.ts';
import { CellInput, type Leaving } from './CellInput.tsx';
import { columnWidths } from './columnWidths.ts';
import { gridKey } from './gridKey.ts';
import { GridHead } from './GridHead.tsx';
import { activeCellId, GridRow } from './GridRow.tsx';
import { areaOf, moved, within, type Place, type Selection } from './place.ts';
import {
  clearCells,
  commitCell,
  copyCells,
  isWhole,
  keepAsDraft,
  shownText,
  type TableParts,
} from './tableActions.ts';
import { useGridClipboard } from './useGridClipboard.ts';
import type { Marks } from './useMarks.ts';
import { rowHeight, useWindow } from './useWindow.ts';

interface InvoiceGridProps {
  readonly parts: TableParts;
  readonly marks: Marks;
  readonly selection: Selection;
  readonly disabled: boolean;
  readonly onSelect: (selection: Selection) => void;
  readonly onPaste: (at: Place, text: string) => void;
  readonly onMoveRows: (by: 1 | -1) => void;
  readonly onColumn: (path: string) => void;
}

interface Editing {
  readonly place: Place;
  readonly text: string;
  /** What was there is replaced rather than changed. */
  readonly replacing: boolean;
  /** The entry when editing began. */
  readonly of: Json | undefined;
}

export const gridId = 'invoices';

/** The invoices as a table that is used like a spreadsheet. Only the rows in sight are in the page. */
export function InvoiceGrid(props: InvoiceGridProps) {
  const { parts, marks, disabled, onSelect } = props;
  const { rows, columns } = parts;
  const grid = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<Editing>();
  const size = { rows: rows.entries.length, columns: Math.max(1, columns.length) };
  const shown = useWindow(grid, size.rows);
  const active = within(props.selection.active, size);
  const selection = { anchor: within(props.selection.anchor, size), active };
  const area = areaOf(selection);
  const widths = columnWidths(columns);
  const { reveal } = shown;

  const select = (place: Place, extend: boolean): void => {
    const next = within(place, size);
    onSelect({ anchor: extend ? selection.anchor : next, active: next });
  };
  // The row is there at once; its place along the row is known when it is drawn.
  useLayoutEffect(() => {
    if (grid.current?.contains(document.activeElement) === true) {
      reveal(active.row);
    }
  }, [active.row, reveal]);
  useLayoutEffect(() => {
    if (document.activeElement === grid.current) {
      document.getElementById(activeCellId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [active.row, active.column]);

  const edit = (place: Place, typed?: string): void => {
    if (!disabled && size.rows > 0) {
      const entry = rows.entries[place.row];
      const at = isWhole(columns, entry) ? { ...place, column: 0 } : place;
      select(at, false);
      setEditing({
        place: at,
        text: typed ?? shownText(parts, at),
        replacing: typed !== undefined,
        of: entry,
      });
    }
  };
  const leave = (leaving: Leaving | undefined): void => {
    if (leaving !== undefined) {
      grid.current?.focus({ preventScroll: true });
      const to = moved(active, { key: keyOf[leaving], ctrl: false }, { ...size, page: 1 });
      select(to ?? active, false);
    }
    setEditing(undefined);
  };
  useGridClipboard(grid, {
    copy: () => copyCells(parts, area),
    paste: disabled ? undefined : (text) => props.onPaste({ row: area.top, column: area.left }, text),
    clear: disabled ? undefined : () => clearCells(parts, area),
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) {
      return;
    }
    const wish = gridKey(event, active, { ...size, page: shown.page });
    if (wish === undefined) {
      return;
    }
    event.preventDefault();
    switch (wish.kind) {
      case 'move':
        select(wish.to, wish.extend);
        return;
      case 'edit':
        edit(active, wish.typed);
        return;
      case 'all':
        event.stopPropagation();
        onSelect({ anchor: { row: size.rows - 1, column: size.columns - 1 }, active: { row: 0, column: 0 } });
        return;
      case 'clear':
        if (!disabled) clearCells(parts, area);
        return;
      case 'moveRows':
        if (!disabled) props.onMoveRows(wish.by);
        return;
    }
  };

  const inSight = Array.from({ length: shown.end - shown.first }, (_, index) => shown.first + index);
  const drawn = active.row < shown.first || active.row >= shown.end ? [...inSight, active.row] : inSight;
  const input =
    editing === undefined ? undefined : (
      <CellInput
        key={`${editing.place.row} ${editing.place.column}`}
        label={labelOf(parts, editing.place)}
        initial={editing.text}
        onCommit={(text) => commitEdited(parts, editing, text)}
        onLeave={leave}
      />
    );
  return (
    <div
      class="grid"
      id={gridId}
      ref={grid}
      role="grid"
      tabIndex={0}
      aria-label={t('Invoices')}
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 1}
      aria-multiselectable
      aria-readonly={disabled}
      aria-activedescendant={editing === undefined ? activeCellId : undefined}
      aria-describedby="invoice-cell-status"
      onScroll={shown.onScroll}
      onKeyDown={onKeyDown}
      style={{ '--columns': widths.template, '--table-width': `${widths.least}px` }}
    >
      <GridHead columns={columns} onColumn={props.onColumn} />
      <div class="grid-body" role="rowgroup" style={{ height: `${size.rows * rowHeight}px` }}>
        {drawn.map((row) => (
          <GridRow
            key={row}
            parts={parts}
            marks={marks}
            row={row}
            entry={rows.entries[row] ?? null}
            area={area}
            active={active}
            input={editing?.place.row === row ? input : undefined}
            onPoint={select}
            onDrag={(place) => select(place, true)}
            onPointRow={(at, extend) =>
              onSelect({
                anchor: { row: extend ? selection.anchor.row : at, column: size.columns - 1 },
                active: { row: at, column: 0 },
              })
            }
            onEdit={edit}
          />
        ))}
      </div>
    </div>
  );
}

/** Another entry may have come to the row while a text was typed for the one before: it must not get that text. */
function commitEdited(parts: TableParts, { place, of, text, replacing }: Editing, typed: string): boolean {
  const now = parts.rows.entries[place.row];
  if (!replacing && typed === text) {
    return true;
  }
  const same = now !== undefined && of !== undefined && stringifyJson(now) === stringifyJson(of);
  if (!same) {
    const problem = t('The row changed since this was typed. Look at it and enter it again.');
    keepAsDraft(parts, place, typed, problem, of ?? null);
    return false;
  }
  return commitCell(parts, place, typed);
}

/** The row and the column of a cell in words. */
export function labelOf({ columns }: TableParts, { row, column }: Place): string {
  return t('row {0}, {1}', row + 1, columns[column]?.title ?? 'JSON');
}

const keyOf: Readonly<Record<Leaving, string>> = {
  stay: '',
  down: 'ArrowDown',
  up: 'ArrowUp',
  right: 'ArrowRight',
  left: 'ArrowLeft',
};
