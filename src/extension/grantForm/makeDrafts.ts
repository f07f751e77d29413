import { commands, FileSystemError, l10n, Uri, window, workspace, type LogOutputChannel } from 'vscode';
import type { Column } from '../../core/invoices/columns.ts';
import type { NamedFile } from '../attachments/namedUpload.ts';
import { requestEditorType } from '../contributions.ts';
import { fileNameOf } from '../requests/requestDocuments.ts';
import { labelOfFile, requestFileName } from '../requests/requestFiles.ts';
import { profileOfScratch } from '../requests/scratchFileSystem.ts';
import { bodyTexts } from './bodyTexts.ts';
import { isInvoiceDate, splitDrafts, type Draft } from './splitDrafts.ts';

interface Request {
  readonly uri: Uri;
  readonly endpoint: string;
  readonly text: string;
}

interface Options {
  readonly newReference: () => string;
  /** Told of every draft, so that it gets what belongs to the request beside its body. */
  readonly made: (draft: Uri) => Promise<void>;
  readonly log: Pick<LogOutputChannel, 'error'>;
}

/** A column with more values than this is not what makes applications differ. */
const mostDrafts = 100;
const openedAtOnce = 8;
const listedNames = 10;

/** Makes one draft for each value of a column beside the request, after a question. The request stays as it is. */
export async function makeDrafts(
  { uri, endpoint, text }: Request,
  column: Column,
  { newReference, made, log }: Options,
): Promise<void> {
  const drafts = splitDrafts(text, column, newReference) ?? [];
  const refusal = whyNot(drafts, column, uri);
  if (refusal !== undefined) {
    void window.showInformationMessage(refusal);
    return;
  }
  if (!(await isWanted(drafts, column, bodyTexts(text)))) {
    return;
  }
  const files: Uri[] = [];
  const faults: string[] = [];
  for (const draft of drafts) {
    const value = shownValue(draft.value);
    const file = await tried(writeDraft(uri, endpoint, draft), log);
    if (!file.ok) {
      faults.push(l10n.t('“{0}” was not made: {1}', value, file.reason));
      continue;
    }
    files.push(file.value);
    const whole = await tried(made(file.value), log);
    if (!whole.ok) {
      faults.push(l10n.t('“{0}” was made without its files and customer: {1}', value, whole.reason));
    }
  }
  if (faults.length > 0) {
    void window.showWarningMessage(
      l10n.t(
        '{0} of {1} drafts were made; this request still has all invoices.',
        files.length,
        drafts.length,
      ),
      { modal: true, detail: faults.join('\n') },
    );
  }
  const toOpen =
    files.length <= openedAtOnce || profileOfScratch(uri) !== undefined ? files : await picked(files);
  for (const file of toOpen) {
    await commands.executeCommand('vscode.openWith', file, requestEditorType, { preview: false });
  }
}

async function tried<T>(
  work: Promise<T>,
  log: Options['log'],
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    log.error('A draft of a split:', error instanceof Error ? error : String(error));
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Scratch requests are found by their tabs alone, so that not more are made than can be opened. */
function whyNot(drafts: readonly Draft[], { title }: Column, uri: Uri): string | undefined {
  const most = profileOfScratch(uri) === undefined ? mostDrafts : openedAtOnce;
  if (drafts.length < 2) {
    return l10n.t('All invoices have the same value in “{0}”: there is nothing to split.', title);
  }
  return drafts.length > most
    ? l10n.t('“{0}” has {1} different values; at most {2} drafts are made here.', title, drafts.length, most)
    : undefined;
}

async function isWanted(
  drafts: readonly Draft[],
  column: Column,
  { fileName, fileKey }: NamedFile,
): Promise<boolean> {
  const make = l10n.t('Make {0} Drafts', drafts.length);
  const lines = drafts
    .slice(0, listedNames)
    .map(({ value, invoices }) => l10n.t('{0}: {1} invoices', shownValue(value), invoices));
  const rest = drafts.length - lines.length;
  const detail = [
    ...lines,
    ...(rest > 0 ? [l10n.t('and {0} more', rest)] : []),
    '',
    l10n.t('Each draft gets a reference number of its own. This request stays as it is.'),
    ...(fileKey === ''
      ? []
      : [
          l10n.t(
            'All drafts name the same uploaded file: “{0}” with the key {1}. Where an application needs a file of its own, upload it in its draft.',
            fileName,
            fileKey,
          ),
        ]),
    ...(isInvoiceDate(column) ? [l10n.t('Its invoice date is that of its invoices.')] : []),
  ].join('\n');
  const choice = await window.showInformationMessage(
    l10n.t('Make one draft for each value of “{0}”?', column.title),
    { modal: true, detail },
    make,
  );
  return choice === make;
}

/** Writes a draft under the first name that is free; a file that is there is never written over. */
async function writeDraft(uri: Uri, endpoint: string, { value, text }: Draft): Promise<Uri> {
  const label = [shownValue(value), labelOfFile(fileNameOf(uri))].join(' ');
  for (let count = 1; ; count += 1) {
    const numbered = count === 1 ? label : `(${count}) ${label}`;
    const target = Uri.joinPath(uri, '..', requestFileName(numbered, endpoint));
    if (!(await isTaken(target))) {
      await workspace.fs.writeFile(target, new TextEncoder().encode(text));
      return target;
    }
  }
}

async function isTaken(target: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(target);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

async function picked(files: readonly Uri[]): Promise<readonly Uri[]> {
  const items = files.map((uri) => ({ label: labelOfFile(fileNameOf(uri)), uri }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('{0} drafts were made beside the request', files.length),
    placeHolder: l10n.t('Choose those to open'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen?.map(({ uri }) => uri) ?? [];
}

function shownValue(value: string): string {
  return value === '' ? l10n.t('no value') : value;
}
