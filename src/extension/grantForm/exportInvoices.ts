import { l10n, Uri, window, workspace } from 'vscode';
import type { Column } from '../../core/invoices/columns.ts';
import { exportRows, type ExportedRows } from '../../core/invoices/csvExport.ts';
import { fileNameOf } from '../requests/requestDocuments.ts';
import { labelOfFile } from '../requests/requestFiles.ts';
import { invoicesIn } from './invoiceTotals.ts';

/** Writes the rows of the table to a CSV file that the user names, and tells what is not in it. */
export async function exportInvoices(request: Uri, body: string, columns: readonly Column[]): Promise<void> {
  const invoices = invoicesIn(body);
  if (invoices.length === 0 || columns.length === 0) {
    void window.showInformationMessage(l10n.t('There are no rows with columns to export.'));
    return;
  }
  const folder =
    request.scheme === 'file' ? Uri.joinPath(request, '..') : workspace.workspaceFolders?.[0]?.uri;
  const name = `${labelOfFile(fileNameOf(request))}.csv`;
  const target = await window.showSaveDialog({
    title: l10n.t('Export Invoices'),
    filters: { [l10n.t('CSV files')]: ['csv'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (target === undefined) {
    return;
  }
  const { writeCsv } = await import('../invoices/writeCsv.ts');
  const rows = exportRows(invoices, columns);
  await workspace.fs.writeFile(target, writeCsv(rows));
  const losses = lossesOf(rows);
  if (losses.length > 0) {
    void window.showWarningMessage(
      [l10n.t('{0} rows were exported.', rows.records.length), ...losses].join(' '),
    );
  }
}

function lossesOf({ changed, leftOut }: ExportedRows): readonly string[] {
  return [
    ...(leftOut.length > 0
      ? [
          l10n.t(
            'Not in the file, because no column shows it: {0}.',
            leftOut.map(({ pointer }) => pointer).join(', '),
          ),
        ]
      : []),
    ...(changed.length > 0
      ? [l10n.t('{0} cells do not fit their column and would not come back as they are.', changed.length)]
      : []),
  ];
}
