import { commands, FileSystemError, l10n, Uri, window, workspace } from 'vscode';
import type { Column } from '../../core/invoices/columns.ts';
import { requestEditorType } from '../contributions.ts';
import { fileNameOf } from '../requests/requestDocuments.ts';
import { labelOfFile, requestFileName } from '../requests/requestFiles.ts';
import { profileOfScratch } from '../requests/scratchFileSystem.ts';
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
}

/** A column with more values than this is not what makes applications differ. */
const mostDrafts = 100;
const openedAtOnce = 8;
const listedNames = 10;

/** Makes one draft for each value of a column beside the request, after a question. The request stays as it is. */
export async function makeDrafts(
  { uri, endpoint, text }: Request,
  column: Column,
  { newReference, made }: Options,
): Promise<void> {
  const drafts = splitDrafts(text, column, newReference) ?? [];
  const refusal = whyNot(drafts, column, uri);
  if (refusal !== undefined) {
    void window.showInformationMessage(refusal);
    return;
  }
  if (!(await isWanted(drafts, column))) {
    return;
  }
  const files: Uri[] = [];
  for (const draft of drafts) {
    const file = await writeDraft(uri, endpoint, draft);
    await made(file);
    files.push(file);
  }
  const toOpen =
    files.length <= openedAtOnce || profileOfScratch(uri) !== undefined ? files : await picked(files);
  for (const file of toOpen) {
    await commands.executeCommand('vscode.openWith', file, requestEditorType, { preview: false });
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

async function isWanted(drafts: readonly Draft[], column: Column): Promise<boolean> {
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
  });
  return chosen?.map(({ uri }) => uri) ?? [];
}

function shownValue(value: string): string {
  return value === '' ? l10n.t('no value') : value;
}
