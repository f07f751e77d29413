import { l10n, Uri, window, workspace } from 'vscode';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { Absent, ApplicationStore } from '../../core/grants/applicationStore.ts';
import { gatherEvidence } from '../../core/grants/evidence.ts';
import { evidencePage } from '../../core/grants/evidencePage.ts';
import type { CommandOutcome, Documents, Obstacle, Possible } from '../seams.ts';
import { translate } from '../translate.ts';

/** Shows everything that is known of an application as a page. */
export async function showEvidence(
  key: ApplicationKey,
  store: ApplicationStore,
  documents: Documents,
): Promise<CommandOutcome> {
  const found = await applicationOf(key, store);
  if (!found.ok) {
    return found.obstacle;
  }
  const evidence = await gatherEvidence(store, found.value, Date.now());
  await documents.show({
    name: l10n.t('Evidence {0}.md', fileNamePart(key.referenceNo)),
    text: evidencePage(evidence),
    rendered: true,
  });
  return undefined;
}

/** Writes the evidence where the user wants it: as JSON, or as a page where the name ends in `.md`. */
export async function exportEvidence(key: ApplicationKey, store: ApplicationStore): Promise<CommandOutcome> {
  const found = await applicationOf(key, store);
  if (!found.ok) {
    return found.obstacle;
  }
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `evidence-${fileNamePart(key.referenceNo)}.json`;
  const target = await window.showSaveDialog({
    title: l10n.t('Export Evidence'),
    filters: { JSON: ['json'], Markdown: ['md'] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
  });
  if (target === undefined) {
    return undefined;
  }
  const evidence = await gatherEvidence(store, found.value, Date.now());
  const text = target.path.endsWith('.md')
    ? evidencePage(evidence)
    : `${JSON.stringify(evidence, null, 2)}\n`;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { sentence: l10n.t('The evidence could not be written: {0}', reason) };
  }
  window.setStatusBarMessage(l10n.t('The evidence is in {0}.', target.path), 8_000);
  return undefined;
}

/** The newest record, or why there is none. */
export async function applicationOf(
  key: ApplicationKey,
  store: ApplicationStore,
): Promise<Possible<ApplicationRecord>> {
  const stored = await store.read(key);
  return stored.kind === 'found'
    ? { ok: true, value: stored.record }
    : { ok: false, obstacle: absence(stored, key) };
}

/** Why an application cannot be shown or changed. */
export function absence(stored: Absent, { referenceNo }: ApplicationKey): Obstacle {
  return {
    sentence:
      stored.kind === 'unreadable'
        ? translate(stored.sentence)
        : l10n.t('No application is known under the reference {0}.', referenceNo),
  };
}

/** References are the partner's own and may hold what no file name may. */
export function fileNamePart(referenceNo: string): string {
  return referenceNo.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 80);
}
