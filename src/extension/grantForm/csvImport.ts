import type { Uri } from 'vscode';
import { l10n, window } from 'vscode';
import type { Column } from '../../core/invoices/columns.ts';
import type { CsvSeparator, CsvTable } from '../../core/invoices/csvTable.ts';
import type { RowArrangement } from '../../core/invoices/rowEdits.ts';
import type { CsvPreview, CsvResult, CsvSeparatorName, GrantMethods } from '../../protocol/grantForm.ts';
import { readWorkspaceFile } from '../attachments/readWorkspaceFile.ts';
import { arrangementWith, csvEntries, csvPreview, separatorNames } from '../invoices/csvPreview.ts';
import { fileNameOf } from '../requests/requestDocuments.ts';
import { translate } from '../translate.ts';

/** Far more than any list of invoices; a larger file was chosen by mistake. */
const largestCsv = 50_000_000;

type Asked = Parameters<GrantMethods['previewCsv']>[0];
type Mapping = readonly (string | null)[];

/** The CSV file that is being taken in, from its choice to its rows. */
export class CsvImport {
  #file: Uri | undefined;
  #table: CsvTable | undefined;

  /** Null where no file was chosen; why the file cannot be taken in, if so. */
  async preview(
    { again, separator, mapping }: Asked,
    columns: readonly Column[],
  ): Promise<CsvPreview | { readonly refused: string } | null> {
    const file = again ? this.#file : await chosenCsv();
    if (file === undefined) {
      return again ? { refused: l10n.t('Choose the CSV file again.') } : null;
    }
    this.#file = file;
    this.#table = undefined;
    const reading = await readWorkspaceFile(file.toString(), largestCsv);
    if (reading.kind !== 'read') {
      return { refused: refusal(reading) };
    }
    const { readCsv } = await import('../invoices/readCsv.ts');
    const read = readCsv(reading.content, separator === null ? undefined : separatorOf(separator));
    if (!read.ok) {
      return { refused: translate(read.problem) };
    }
    this.#table = read.table;
    const fits = mapping?.length === read.table.header.length;
    return csvPreview(fileNameOf(file), read.table, columns, translate, fits ? pathsOf(mapping) : undefined);
  }

  /** The edit that takes in all rows of the last preview and what to tell of it, or why there is none. */
  plan(
    { mapping, replace }: { readonly mapping: Mapping; readonly replace: boolean },
    columns: readonly Column[],
    list: { readonly pointer: string; readonly before: readonly string[] },
  ): { readonly edit: RowArrangement; readonly result: CsvResult } | { readonly refused: CsvResult } {
    const table = this.#table;
    if (table === undefined) {
      return { refused: csvRefusal(l10n.t('Choose the CSV file again.')) };
    }
    const paths = mapping.filter((path) => path !== null);
    if (new Set(paths).size < paths.length) {
      return { refused: csvRefusal(l10n.t('Two columns of the file would fill the same column.')) };
    }
    const read = csvEntries(table, pathsOf(mapping), columns, translate);
    return read.ok
      ? {
          edit: arrangementWith(list.pointer, list.before, read.entries, replace),
          result: { ok: true, rows: read.entries.length, emptyRows: read.emptyLines.length },
        }
      : { refused: read };
  }
}

/** What is wrong with the whole file. */
export function csvRefusal(sentence: string): CsvResult {
  return { ok: false, problems: [{ row: 0, column: undefined, sentence }], more: 0 };
}

async function chosenCsv(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Import Invoices'),
    openLabel: l10n.t('Preview'),
    filters: { [l10n.t('CSV files')]: ['csv', 'tsv', 'txt'], [l10n.t('All files')]: ['*'] },
  });
  return chosen?.[0];
}

function refusal(reading: Exclude<Awaited<ReturnType<typeof readWorkspaceFile>>, { kind: 'read' }>): string {
  switch (reading.kind) {
    case 'missing':
      return l10n.t('The file is no longer there.');
    case 'folder':
      return l10n.t('This is a folder, not a file.');
    case 'tooLarge':
      return l10n.t('The file has {0} bytes: it is not what is needed.', reading.bytes);
    case 'unreadable':
      return l10n.t('The file could not be read: {0}', reading.reason);
  }
}

function separatorOf(name: CsvSeparatorName): CsvSeparator | undefined {
  const found = Object.entries(separatorNames).find(([, known]) => known === name);
  return found?.[0] as CsvSeparator | undefined;
}

function pathsOf(mapping: Mapping): readonly (string | undefined)[] {
  return mapping.map((path) => path ?? undefined);
}
