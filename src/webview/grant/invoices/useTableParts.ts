import type { Json } from '../../../core/json/json.ts';
import { useGrant } from '../useGrant.ts';
import { useCellDrafts } from './cellDrafts.ts';
import type { TableParts } from './tableActions.ts';
import { useRefusedCells } from './useRefusedCells.ts';
import { useRows } from './useRows.ts';

/** The rows of a list at a pointer, their columns, and what was typed for them and is not in the body. */
export function useTableParts(pointer: string, inBody: readonly Json[]): TableParts {
  const { columns } = useGrant().columns;
  const rows = useRows(pointer, inBody);
  const drafts = useCellDrafts(rows);
  const parts: TableParts = { rows, columns, drafts };
  useRefusedCells(parts);
  return parts;
}
