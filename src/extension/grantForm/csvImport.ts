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

/** So many files are kept for their import; of older ones the dialog is long closed. */
const mostChosen = 4;

type Asked = Parameters<GrantMethods['previewCsv']>[0];

interface ChosenCsv {
  readonly uri: Uri;
  /** How often it was read. */
  reading: number;
  /** As it was read last; undefined where it could not be. */
  table: CsvTable | undefined;
}

/** The CSV files that are being taken in, each from its choice to its rows. Several editors may be at it at once. */
export class CsvImport {
  readonly #chosen = new Map<number, ChosenCsv>();
  #last = 0;

  /** Null where no file was chosen; why the file cannot be taken in, if so. */
  async preview(
    { file, separator, mapping, dates }: Asked,
    columns: readonly Column[],
  ): Promise<CsvPreview | { readonly refused: string } | null> {
    const id = file ?? (await this.#choose());
    const chosen = id === undefined ? undefined : this.#chosen.get(id);
    if (id === undefined || chosen === undefined) {
      return file === null ? null : { refused: l10n.t('Choose the CSV file again.') };
    }
    chosen.reading += 1;
    const { reading } = chosen;
    chosen.table = undefined;
    const content = await readWorkspaceFile(chosen.uri.toString(), largestCsv);
    if (content.kind !== 'read') {
      return { refused: refusal(content) };
    }
    const { readCsv } = await import('../invoices/readCsv.ts');
    const read = readCsv(content.content, separator === null ? undefined : separatorOf(separator));
    if (!read.ok) {
      return { refused: translate(read.problem) };
    }
    const { table } = read;
    // A later reading may be done before this one.
    if (reading === chosen.reading) {
      chosen.table = table;
    }
    const fits = mapping?.length === table.header.length;
    const name = fileNameOf(chosen.uri);
    const preview = csvPreview(name, table, columns, translate, {
      mapping: fits ? filled(mapping) : undefined,
      dates: dates?.length === table.header.length ? filled(dates) : undefined,
    });
    return { ...preview, file: id, reading };
  }

  /** The edit that takes in the rows that a preview showed and what to tell of it, or why there is none. */
  plan(
    { file, reading, mapping, dates, replace, onlyFitting }: Parameters<GrantMethods['importCsv']>[0],
    columns: readonly Column[],
    list: { readonly pointer: string; readonly before: readonly string[] },
  ): { readonly edit: RowArrangement; readonly result: CsvResult } | { readonly refused: CsvResult } {
    const chosen = this.#chosen.get(file);
    if (chosen?.table === undefined) {
      return { refused: csvRefusal(l10n.t('Choose the CSV file again.')) };
    }
    const { table } = chosen;
    if (chosen.reading !== reading || mapping.length !== table.header.length) {
      return {
        refused: csvRefusal(l10n.t('The file was read again since. Look at the preview, then import.')),
      };
    }
    const paths = mapping.filter((path) => path !== null);
    if (new Set(paths).size < paths.length) {
      return { refused: csvRefusal(l10n.t('Two columns of the file would fill the same column.')) };
    }
    const read = csvEntries(table, filled(mapping), columns, translate, {
      dates: filled(dates),
      onlyFitting,
    });
    return read.ok
      ? {
          edit: arrangementWith(list.pointer, list.before, read.entries, replace),
          result: {
            ok: true,
            rows: read.entries.length,
            emptyRows: read.emptyLines.length,
            leftOut: read.leftOut,
          },
        }
      : { refused: read };
  }

  async #choose(): Promise<number | undefined> {
    const uri = await chosenCsv();
    if (uri === undefined) {
      return undefined;
    }
    this.#last += 1;
    this.#chosen.set(this.#last, { uri, reading: 0, table: undefined });
    const [oldest] = this.#chosen.keys();
    if (this.#chosen.size > mostChosen && oldest !== undefined) {
      this.#chosen.delete(oldest);
    }
    return this.#last;
  }
}

/** What is wrong with the whole file. */
export function csvRefusal(sentence: string): CsvResult {
  return { ok: false, problems: [{ line: 0, rows: 1, column: undefined, sentence }], more: 0 };
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

function filled<T>(texts: readonly (T | null)[]): readonly (T | undefined)[] {
  return texts.map((text) => text ?? undefined);
}
