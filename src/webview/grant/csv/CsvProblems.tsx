import type { RowProblem } from '../../../protocol/grantForm.ts';
import { Icon } from '../../controls/Icon.tsx';
import { t } from '../../translate.ts';

interface CsvProblemsProps {
  readonly problems: readonly RowProblem[];
  readonly more: number;
}

/** Why nothing of a file is taken in yet, row by row. */
export function CsvProblems({ problems, more }: CsvProblemsProps) {
  if (problems.length === 0) {
    return null;
  }
  return (
    <section class="csv-problems" aria-label={t('Rows that do not fit')}>
      <p>{t('Nothing is taken in while a row does not fit. Mend the file, or leave the column out.')}</p>
      <ul class="field-problems" tabIndex={0}>
        {problems.map(({ row, column, sentence }) => (
          <li class="field-problem error" key={`${row} ${column ?? ''} ${sentence}`}>
            <Icon name="error" />
            <span>
              {row === 0 ? null : (
                <b>{column === undefined ? t('Row {0}', row) : t('Row {0}, {1}', row, column)}: </b>
              )}
              {sentence}
            </span>
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p class="muted">{t('and {0} more', more)}</p>}
    </section>
  );
}
