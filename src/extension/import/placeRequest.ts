import { commands, l10n, workspace, type Uri } from 'vscode';
import type { RequestFileDraft } from '../../core/import/toRequestFile.ts';
import { askChoice } from '../commands/inputs.ts';
import { askForNewFile } from '../commands/newRequestFile.ts';
import { requestEditorType } from '../contributions.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { isThere } from '../requests/requestDocuments.ts';
import { requestFileName } from '../requests/requestFiles.ts';
import { scratchUri } from '../requests/scratchFileSystem.ts';
import type { Possible } from '../seams.ts';

/**
 * Writes an imported request into a new file and opens it; nothing that exists is written over. Undefined where it
 * was cancelled.
 */
export async function placeRequest(
  { endpoint, body }: RequestFileDraft,
  label: string,
  { profiles }: EditorParts,
): Promise<Possible<Uri> | undefined> {
  const place = workspace.workspaceFolders === undefined ? 'scratch' : await askPlace();
  const uri =
    place === 'scratch'
      ? await freeScratch(profiles.active().id, label, endpoint.name)
      : place && (await askForNewFile(endpoint, label));
  if (uri === undefined) {
    return undefined;
  }
  if (await isThere(uri)) {
    return { ok: false, obstacle: { sentence: l10n.t('There is a file of that name already.') } };
  }
  await workspace.fs.writeFile(uri, body);
  await commands.executeCommand('vscode.openWith', uri, requestEditorType);
  return { ok: true, value: uri };
}

async function askPlace(): Promise<'scratch' | 'workspace' | undefined> {
  const answer = await askChoice<'scratch' | 'workspace'>(
    { title: l10n.t('Import Request') },
    {
      placeholder: l10n.t('Where does the request go?'),
      choices: [
        {
          label: l10n.t('Scratch Request'),
          detail: l10n.t('In the storage of the extension; it saves itself'),
          value: 'scratch',
        },
        { label: l10n.t('File in the Workspace…'), value: 'workspace' },
      ],
    },
  );
  return answer.kind === 'next' ? answer.value : undefined;
}

/** The first scratch of that name which does not exist. */
async function freeScratch(profileId: string, label: string, endpoint: string): Promise<Uri> {
  for (let count = 1; ; count += 1) {
    const name = requestFileName(count === 1 ? label : `${label} ${count}`, endpoint);
    const uri = scratchUri(profileId, name);
    if (!(await isThere(uri))) {
      return uri;
    }
  }
}
