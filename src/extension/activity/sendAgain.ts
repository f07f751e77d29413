import { l10n, ProgressLocation, window } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { entryKey } from '../../core/activity/entryKey.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { liveSends } from '../../core/grants/applicationState.ts';
import { applicationKey, keyText } from '../../core/grants/applicationKey.ts';
import type { CallIntent, CommandOutcome } from '../seams.ts';
import { translateAll } from '../translate.ts';
import type { ActivityServices } from './activityServices.ts';
import { askBeforeRepeat } from './askBeforeRepeat.ts';
import { openCall } from './callDocuments.ts';
import { callToRepeat } from './callToRepeat.ts';
import { openWithNewReference } from './openWithNewReference.ts';
import { wireBody, type WireBody } from './wireBody.ts';

/**
 * Sends the very bytes of a call once more through the gate, with a new time and a new signature. A write is asked
 * about first: once more under the same reference, or a new request under a new one.
 *
 * @param reveal shows the new call among the others
 */
export async function sendAgain(
  listed: ListedEntry,
  services: ActivityServices,
  reveal: (again: ListedEntry) => Promise<void> = () => Promise.resolve(),
): Promise<CommandOutcome> {
  const call = await callToRepeat(listed, services);
  if (!call.ok) {
    return call.obstacle;
  }
  const { entry, endpoint } = call.value;
  const elsewhere = await leadsElsewhere(entry, endpoint, services);
  if (elsewhere) {
    return elsewhere;
  }
  const body = await wireBody(entry);
  if (!body.ok) {
    return body.obstacle;
  }
  // The repeat that is agreed to is the one that was offered: whatever another window sends meanwhile stops it.
  const intent = await intentOf(entry, endpoint, body.value, services);
  if (endpoint.effect !== 'read') {
    const answer = await askBeforeRepeat(entry, endpoint, services);
    if (answer !== 'same') {
      return answer === 'new' ? openWithNewReference(entry, endpoint, services) : undefined;
    }
    const moved = await leadsElsewhere(entry, endpoint, services);
    if (moved) {
      return moved;
    }
  }
  return send(intent, services, reveal);
}

/** A call is made again where it was made, or not at all. */
async function leadsElsewhere(
  entry: ActivityEntry,
  endpoint: EndpointDescription,
  { gate, profiles }: ActivityServices,
): Promise<CommandOutcome> {
  const { profile, target } = entry;
  if (profiles.find(profile.id) === undefined) {
    return { sentence: l10n.t('The profile “{0}” no longer exists.', profile.name) };
  }
  const present = await gate.target(profile.id, endpoint, target.customerId ?? undefined);
  if (!present.ok) {
    return present.obstacle;
  }
  const isSame =
    keyText(applicationKey(profile.id, present.value, '')) === keyText(entryKey(entry, '')) &&
    present.value.path === target.path;
  return isSame
    ? undefined
    : {
        sentence: l10n.t(
          'Nothing was sent: the profile “{0}” leads to another gateway, client or path today than this call was made with.',
          profile.name,
        ),
      };
}

async function intentOf(
  entry: ActivityEntry,
  endpoint: EndpointDescription,
  { pieces, file }: WireBody,
  { applications }: ActivityServices,
): Promise<CallIntent> {
  const { id, profile, target, reference } = entry;
  const customerId = target.customerId ?? undefined;
  const intent: CallIntent = {
    endpoint,
    profileId: profile.id,
    customerId,
    body: pieces,
    origin: 'replay',
    ...(file && { file }),
    // The gate itself keeps equal writes apart, wherever they were started.
    ...(endpoint.effect === 'read' && { singleFlightKey: `replay ${id}` }),
  };
  if (endpoint.idempotencyField === undefined || reference === null) {
    return intent;
  }
  const stored = await applications.byKey(entryKey(entry, reference));
  if (stored.kind !== 'found') {
    return intent;
  }
  const { sends } = stored.record;
  const last = sends.at(-1);
  return {
    ...intent,
    // What never left is no repeat.
    ...(liveSends(stored.record).length > 0 && { repeatAfter: sends.length }),
    ...(last && { attached: { attachments: last.attachments, totals: last.totals } }),
  };
}

async function send(
  intent: CallIntent,
  services: ActivityServices,
  reveal: (again: ListedEntry) => Promise<void>,
): Promise<CommandOutcome> {
  const { gate, activity } = services;
  const result = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Sending the request'), cancellable: true },
    (_progress, token) => gate.send({ ...intent, token }),
  );
  switch (result.kind) {
    case 'stopped':
      return result.obstacle;
    case 'alreadyRunning':
      return { sentence: l10n.t('The same call is under way already. Nothing was sent twice.') };
    case 'done': {
      const listed = await activity.keptCall(result.exchange);
      if (listed === undefined) {
        return {
          sentence: l10n.t(
            'The call was made, but could not be kept. {0}',
            translateAll(result.exchange.headline),
          ),
        };
      }
      await reveal(listed);
      return openCall(listed, 'wire', services);
    }
  }
}
