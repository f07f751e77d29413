import type { ProblemGroup } from '../../../protocol/grantForm.ts';
import { Icon } from '../../controls/Icon.tsx';
import { t } from '../../translate.ts';

interface CsvProblemsProps {
  readonly problems: readonly ProblemGroup[];
  readonly more: number;
}

/** Why rows of a file do not fit, each reason once. */
export function CsvProblems({ problems, more }: CsvProblemsProps) {
  if (problems.length === 0) {
    return null;
  }
  return (
    <section class="csv-problems" aria-label={t('Rows that do not fit')}>
      <p>{t('Rows that do not fit are never taken in. Mend the file, or leave the column out.')}</p>
      <ul class="field-problems" tabIndex={0}>
        {problems.map((group) => (
          <li class="field-problem error" key={`${group.line} ${group.column ?? ''} ${group.sentence}`}>
            <Icon name="error" />
            <span>
              {group.line === 0 ? null : <b>{placeOf(group)}: </b>}
              {group.sentence}
            </span>
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p class="muted">{t('and {0} more', more)}</p>}
    </section>
  );
}

function placeOf({ column, rows, line }: ProblemGroup): string {
  if (column === undefined) {
    return rows === 1 ? t('Line {0}', line) : t('{0} rows, first in line {1}', rows, line);
  }
  return rows === 1
    ? t('{0}, line {1}', column, line)
    : t('{0}, {1} rows, first in line {2}', column, rows, line);
}
