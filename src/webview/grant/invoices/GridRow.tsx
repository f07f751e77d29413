import type { ComponentChildren } from 'preact';
import type { Column } from '../../../core/invoices/columns.ts';
import type { Json } from '../../../core/json/json.ts';
import { t } from '../../translate.ts';
import { isInside, type Area, type Place } from './place.ts';
import { isWhole, shownText, type TableParts } from './tableActions.ts';
import type { Marks } from './useMarks.ts';
import { rowHeight } from './useWindow.ts';

export interface RowProps {
  readonly parts: TableParts;
  readonly marks: Marks;
  readonly row: number;
  readonly entry: Json;
  readonly area: Area;
  readonly active: Place;
  /** The input, where a cell of this row is edited. */
  readonly input: ComponentChildren;
  readonly onPoint: (place: Place, extend: boolean) => void;
  readonly onPointRow: (row: number, extend: boolean) => void;
  readonly onDrag: (place: Place) => void;
  readonly onEdit: (place: Place) => void;
}

/** The id of the cell where the keyboard is. */
export const activeCellId = 'invoice-cell';

export function GridRow(props: RowProps) {
  const { parts, row, entry, area, active } = props;
  const cells = isWhole(parts.columns, entry) ? undefined : parts.columns;
  const chosen = row >= area.top && row <= area.bottom;
  return (
    <div
      class={`grid-row${chosen ? ' chosen' : ''}${active.row === row ? ' current' : ''}`}
      role="row"
      aria-rowindex={row + 2}
      style={{ top: `${row * rowHeight}px` }}
    >
      <div
        class="row-number"
        role="rowheader"
        aria-colindex={1}
        title={t('Select row {0}', row + 1)}
        onPointerDown={(event) => props.onPointRow(row, event.shiftKey)}
      >
        {row + 1}
      </div>
      {cells === undefined ? (
        <Cell {...props} column={0} />
      ) : (
        cells.map((column, index) => <Cell {...props} key={column.path} column={index} shown={column} />)
      )}
    </div>
  );
}

interface CellProps extends RowProps {
  readonly column: number;
  /** undefined: the entry is no object and stands as JSON in all columns. */
  readonly shown?: Column;
}

function Cell({ parts, marks, row, area, active, input, column, shown, ...props }: CellProps) {
  const place = { row, column };
  const mark = marks.at(row, shown?.path ?? '');
  const isActive = active.row === row && (active.column === column || shown === undefined);
  const selected = shown === undefined ? row >= area.top && row <= area.bottom : isInside(area, row, column);
  const text = shownText(parts, place);
  const kind = shown?.type ?? 'json';
  return (
    <div
      class={[
        'cell',
        `type-${kind}`,
        mark?.tone,
        selected && 'selected',
        isActive && 'active',
        shown === undefined && 'whole',
      ]
        .filter(Boolean)
        .join(' ')}
      role="gridcell"
      id={isActive ? activeCellId : undefined}
      aria-colindex={column + 2}
      aria-colspan={shown === undefined ? Math.max(1, parts.columns.length) : undefined}
      aria-selected={selected}
      aria-invalid={mark?.tone === 'error' ? true : undefined}
      title={mark?.sentence}
      onPointerDown={(event) => {
        if (event.button === 0 && !(event.target instanceof HTMLTextAreaElement)) {
          props.onPoint(place, event.shiftKey);
        }
      }}
      onPointerEnter={(event) => {
        if ((event.buttons & 1) === 1) {
          props.onDrag(place);
        }
      }}
      onDblClick={() => props.onEdit(place)}
    >
      {isActive && input !== undefined ? input : <span class="cell-text">{text}</span>}
    </div>
  );
}
