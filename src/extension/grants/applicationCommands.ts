import { env, l10n, window } from 'vscode';
import type { Following } from '../../core/grants/application.ts';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import { setFollowing } from '../../core/grants/transitions.ts';
import type { CommandOutcome } from '../seams.ts';
import { absence, exportEvidence } from './evidenceDocument.ts';
import { showMessage } from './messageDocuments.ts';
import type { GrantServices } from './grantServices.ts';

export async function queryApplication(
  key: ApplicationKey,
  { applications }: GrantServices,
): Promise<CommandOutcome> {
  return applications.queryNow(key);
}

export const pauseApplication = followingSetter('paused');
export const resumeApplication = followingSetter('on');
export const stopApplication = followingSetter('stopped');

function followingSetter(following: Following) {
  return async (key: ApplicationKey, { applications }: GrantServices): Promise<CommandOutcome> => {
    const store = await applications.store();
    const changed = await store.change<never>(key, (record) => ({
      ok: true,
      record: setFollowing(record, following),
    }));
    if (changed.ok) {
      return undefined;
    }
    return 'stored' in changed ? absence(changed.stored, key) : undefined;
  };
}

export async function copyReference({ referenceNo }: ApplicationKey): Promise<CommandOutcome> {
  await env.clipboard.writeText(referenceNo);
  window.setStatusBarMessage(l10n.t('Copied'), 4_000);
  return undefined;
}

export async function showEvidenceOf(
  key: ApplicationKey,
  { applications }: GrantServices,
): Promise<CommandOutcome> {
  return applications.showEvidence(key);
}

export async function exportEvidenceOf(
  key: ApplicationKey,
  { applications }: GrantServices,
): Promise<CommandOutcome> {
  return exportEvidence(key, await applications.store());
}

export async function openRequestOf(
  key: ApplicationKey,
  { applications, documents }: GrantServices,
): Promise<CommandOutcome> {
  return showMessage('request', key, await applications.store(), documents);
}

export async function openAnswerOf(
  key: ApplicationKey,
  { applications, documents }: GrantServices,
): Promise<CommandOutcome> {
  return showMessage('answer', key, await applications.store(), documents);
}
