import { l10n } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import { answerMessage, isAsOnWire, requestMessage } from '../../core/activity/messages.ts';
import { signatureInDoubt } from '../../core/activity/signatureInDoubt.ts';
import { joinPieces } from '../../core/calls/joinPieces.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { showDiagnosis } from '../doctor/showDiagnosis.ts';
import type { CommandOutcome } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';
import { readCall } from './callDocuments.ts';
import { wireBody } from './wireBody.ts';

/** Examines the signature of a kept call: its own where that was refused, else that of its answer. Nothing is sent. */
export async function diagnoseCall(listed: ListedEntry, services: ActivityServices): Promise<CommandOutcome> {
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read.obstacle;
  }
  const entry = read.value;
  const profile = services.profiles.find(entry.profile.id);
  if (profile === undefined) {
    return { sentence: l10n.t('The profile “{0}” no longer exists.', entry.profile.name) };
  }
  const about = { profile, endpoint: findEndpoint(entry.endpoint), at: entry.sentAt };
  const request = requestMessage(entry);
  const doubt = signatureInDoubt(listed.summary);
  if (doubt === 'answer') {
    const answer = answerMessage(entry);
    if (answer === undefined || !isAsOnWire(entry, 'answer')) {
      return {
        sentence: l10n.t(
          'Secrets were taken out of this answer before it was kept, so that its signature can no longer be checked.',
        ),
      };
    }
    await showDiagnosis({ ...about, request, answer }, services);
    return undefined;
  }
  const body = await wireBody(entry);
  if (!body.ok) {
    return body.obstacle;
  }
  await showDiagnosis(
    {
      ...about,
      request: { ...request, body: joinPieces(body.value.pieces) },
      ...(doubt === 'request' && entry.verdicts.result ? { refusedAs: entry.verdicts.result.code } : {}),
    },
    services,
  );
  return undefined;
}
