import { LinkButton } from '../../controls/Buttons.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { t } from '../../translate.ts';
import { labelOf } from './InvoiceGrid.tsx';
import type { Place } from './place.ts';
import type { TableParts } from './tableActions.ts';
import { rowList, type Marks } from './useMarks.ts';

interface ProblemListProps {
  readonly parts: TableParts;
  readonly marks: Marks;
  readonly onGoTo: (place: Place) => void;
}

const shown = 4;

/** What is to be mended in the table, each with the way to its cell. */
export function ProblemList({ parts, marks, onGoTo }: ProblemListProps) {
  const { columns } = parts;
  const columnAt = (path: string): number =>
    Math.max(
      0,
      columns.findIndex((each) => each.path === path),
    );
  const warnings = [
    ...marks.duplicates.map(({ column, duplicate }) => ({
      place: { row: duplicate.rows[1] ?? 0, column: columnAt(column.path) },
      sentence: t('“{0}” stands in the rows {1}.', duplicate.text, rowList(duplicate.rows)),
    })),
    ...marks.misfits.map(({ row, column, sentence }) => ({
      place: { row, column: columnAt(column.path) },
      sentence,
    })),
    ...(marks.emptyRows.length === 0
      ? []
      : [
          {
            place: { row: marks.emptyRows[0] ?? 0, column: 0 },
            sentence: t(
              'Nothing is filled in here: each of these rows goes out as an empty invoice, {}. Rows: {0}.',
              rowList(marks.emptyRows),
            ),
          },
        ]),
  ];
  if (warnings.length === 0) {
    return null;
  }
  return (
    <ul class="field-problems table-problems" aria-label={t('To be mended in the table')}>
      {warnings.slice(0, shown).map(({ place, sentence }) => (
        <li class="field-problem warning" key={`${place.row} ${place.column} ${sentence}`}>
          <Icon name="warning" />
          <span>
            <LinkButton onClick={() => onGoTo(place)}>{labelOf(parts, place)}</LinkButton>: {sentence}
          </span>
        </li>
      ))}
      {warnings.length > shown ? <li class="muted">{t('and {0} more', warnings.length - shown)}</li> : null}
    </ul>
  );
}
