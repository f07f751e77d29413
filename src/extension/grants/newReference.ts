import { l10n, workspace, type Uri } from 'vscode';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import { proposeReference } from '../../core/grants/proposeReference.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { editSentence } from '../requests/editSentence.ts';
import { fileNameOf } from '../requests/requestDocuments.ts';
import { endpointOfFile } from '../requests/requestFiles.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import type { CommandOutcome } from '../seams.ts';
import { keyOf } from './applicationArgument.ts';
import { namesReference } from './namesReference.ts';

/** Puts a reference that was never used into the application in front, where it names the earlier one; nothing is sent. */
export async function newReferenceNumber(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const earlier = keyOf(argument);
  if (earlier === undefined) {
    return undefined;
  }
  const referenceNo = await freeReference(earlier, parts);
  const uri = requestInFront(undefined);
  const field = uri && endpointOfFile(fileNameOf(uri))?.idempotencyField;
  if (uri === undefined || field === undefined || !(await isAbout(uri, field, earlier))) {
    return {
      sentence: l10n.t(
        'Open the application and send it under another reference, {0} for instance.',
        referenceNo,
      ),
    };
  }
  const result = await parts.sessions.of(uri).queue.push({
    kind: 'set',
    sequence: 0,
    pointer: `/${field}`,
    json: JSON.stringify(referenceNo),
  });
  return result.ok ? undefined : { sentence: editSentence(result.reason) };
}

async function isAbout(uri: Uri, field: string, { referenceNo }: ApplicationKey): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  return namesReference(document.getText(), field, referenceNo);
}

/** The next reference after an earlier one under which no application is known on this machine. */
export async function freeReference(
  earlier: ApplicationKey,
  { applications }: { readonly applications: Pick<EditorParts['applications'], 'byKey'> },
): Promise<string> {
  const taken = new Set<string>();
  for (;;) {
    const referenceNo = proposeReference(earlier.referenceNo, (each) => taken.has(each));
    if ((await applications.byKey({ ...earlier, referenceNo })).kind === 'missing') {
      return referenceNo;
    }
    taken.add(referenceNo);
  }
}
