import { env, l10n, Uri, window, workspace } from 'vscode';
import { chosenFile, readFile } from '../commands/chosenFile.ts';
import { askChoice, type Choice } from '../commands/inputs.ts';
import { requestFileEnd } from '../requests/requestFileName.ts';
import type { Possible } from '../seams.ts';

/** Larger than any log that a browser saves of a few calls. */
const largestFile = 64 * 1024 * 1024;

type Source = 'document' | 'clipboard' | 'file' | 'new';

/**
 * The text to read: what was given, or what the user points to. Undefined where nothing is to be read yet.
 *
 * @param argument a text, or the place of a file
 * @param title what it is for
 */
export async function importSource(
  argument: unknown,
  title: string,
): Promise<Possible<Uint8Array> | undefined> {
  if (typeof argument === 'string') {
    return { ok: true, value: encoded(argument) };
  }
  if (argument instanceof Uri) {
    return readFile(argument, largestFile);
  }
  const answer = await askChoice<Source>(
    { title },
    {
      placeholder: l10n.t('Where is the curl command, HTTP message, HAR file or Postman request?'),
      choices: choices(),
    },
  );
  return answer.kind === 'next' ? read(answer.value, title) : undefined;
}

function choices(): readonly Choice<Source>[] {
  const shown = window.activeTextEditor?.document;
  const isText = shown !== undefined && !shown.uri.path.toLowerCase().endsWith(requestFileEnd);
  return [
    ...(isText && shown.getText().trim() !== ''
      ? [{ label: l10n.t('In the Editor in Front'), detail: shown.fileName, value: 'document' as const }]
      : []),
    { label: l10n.t('In the Clipboard'), value: 'clipboard' },
    { label: l10n.t('In a File…'), value: 'file' },
    {
      label: l10n.t('Paste or Type It Into a New Document'),
      detail: l10n.t('Then go on from the editor in front'),
      value: 'new',
    },
  ];
}

async function read(source: Source, title: string): Promise<Possible<Uint8Array> | undefined> {
  switch (source) {
    case 'document':
      return shownText();
    case 'clipboard':
      return { ok: true, value: encoded(await env.clipboard.readText()) };
    case 'file':
      return chosenFile({ title }, largestFile);
    case 'new':
      return typed(title);
  }
}

/**
 * The text of the editor in front. A file that is saved is read from the disk: the editor makes all its line ends
 * alike, and a message has its own in its head and its body.
 */
async function shownText(): Promise<Possible<Uint8Array> | undefined> {
  const shown = window.activeTextEditor?.document;
  return shown?.uri.scheme === 'file' && !shown.isDirty
    ? readFile(shown.uri, largestFile)
    : { ok: true, value: encoded(shown?.getText() ?? '') };
}

/** An empty document for the text, and a button that goes on once it is there. */
async function typed(title: string): Promise<Possible<Uint8Array> | undefined> {
  const document = await workspace.openTextDocument({ language: 'plaintext' });
  await window.showTextDocument(document);
  const go = l10n.t('Go On');
  const choice = await window.showInformationMessage(
    l10n.t('{0}: paste the request into the new document, then go on.', title),
    go,
  );
  return choice === go ? { ok: true, value: encoded(document.getText()) } : undefined;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
