import { t } from '../../translate.ts';
import type { CellDraft } from './cellDrafts.ts';
import { hasCell } from './enterAgain.ts';
import type { TableParts } from './tableActions.ts';

/** The row and the column of a draft in words. */
export function draftLabel({ row, title }: CellDraft): string {
  return t('row {0}, {1}', row + 1, title === '' ? 'JSON' : title);
}

/** Why a text is not in the body. */
export function draftSentence(parts: TableParts, draft: CellDraft): string {
  const { row, strayed, problem } = draft;
  if (parts.rows.entries[row] === undefined) {
    return t('The row is gone.');
  }
  if (!hasCell(parts, draft)) {
    return t('The column is gone.');
  }
  return strayed ? t('The row changed since this was typed. Look at it and enter it again.') : problem;
}
