import { randomUUID } from 'node:crypto';
import { l10n } from 'vscode';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { entryKey } from '../../core/activity/entryKey.ts';
import { referenceField, withMember } from '../../core/activity/newReference.ts';
import { splitAtAttachment } from '../../core/calls/attachmentReference.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { freeReference } from '../grants/newReference.ts';
import type { CommandOutcome } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';

/** Opens a request with the body of a call under a reference that was never used. Nothing is sent. */
export async function openWithNewReference(
  entry: ActivityEntry,
  endpoint: EndpointDescription,
  { profiles, applications, requests }: ActivityServices,
): Promise<CommandOutcome> {
  const { target, reference } = entry;
  const elsewhere = otherProfile(entry, { profiles });
  if (elsewhere) {
    return elsewhere;
  }
  const field = referenceField(endpoint);
  const fresh =
    endpoint.idempotencyField === undefined
      ? randomUUID()
      : await freeReference(entryKey(entry, reference ?? ''), { applications });
  const text = field === undefined ? undefined : withMember(whereverOpened(entry), field, fresh);
  if (text === undefined) {
    return { sentence: l10n.t('The body has no reference that could be another.') };
  }
  await requests.openScratch(endpoint.name, {
    customerId: target.customerId,
    text,
    label: `${l10n.t(endpoint.title)} ${fresh}`,
  });
  return undefined;
}

/** A request is made for the profile in use: where the call was made with another, why it is not opened. */
export function otherProfile(
  { profile }: ActivityEntry,
  { profiles }: Pick<ActivityServices, 'profiles'>,
): CommandOutcome {
  return profiles.active().id === profile.id
    ? undefined
    : {
        sentence: l10n.t('The call was made with the profile “{0}”. Switch to it first.', profile.name),
        fix: { title: l10n.t('Switch Profile'), command: 'worldfirst.switchProfile' },
      };
}

/** A relative path starts from the request file, and the new one stands elsewhere. */
export function whereverOpened({ request }: ActivityEntry): string {
  const { content } = request.body;
  const place = splitAtAttachment(content);
  const path = request.attachment?.path;
  return place === undefined || path == null
    ? content
    : place.before + JSON.stringify(`@file:${path}`).slice(1, -1) + place.after;
}
