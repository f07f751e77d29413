import { l10n, window } from 'vscode';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { referenceField } from '../../core/activity/newReference.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { Profiles } from '../seams.ts';
import { customerLabel, endpointTitle, momentText } from './activityWords.ts';

/** Asks how a write is meant; undefined where it is cancelled. */
export async function askBeforeRepeat(
  entry: ActivityEntry,
  endpoint: EndpointDescription,
  { profiles }: { readonly profiles: Pick<Profiles, 'find'> },
): Promise<'same' | 'new' | undefined> {
  const { profile, target, reference, request } = entry;
  const field = referenceField(endpoint);
  const same = endpoint.idempotencyField === undefined ? l10n.t('Send Again') : l10n.t('Repeat');
  const fresh = field === undefined || reference === null ? undefined : l10n.t('New Reference…');
  const customer = customerLabel({ profileId: profile.id, customerId: target.customerId }, profiles);
  const lines = [
    l10n.t('Profile: {0}', profile.name),
    l10n.t('Host: {0}', target.baseUrl),
    l10n.t('Customer: {0}', customer ?? l10n.t('none, the partner itself')),
    l10n.t('Sent: {0}', momentText(entry.sentAt)),
    ...(field === undefined || reference === null ? [] : [l10n.t('Reference ({0}): {1}', field, reference)]),
  ];
  const consequence =
    endpoint.idempotencyField === undefined
      ? l10n.t(
          'The same {0} bytes go out once more, with a new time and signature. No document says that the gateway recognises a repeat: it may be done twice.',
          String(request.body.bytes),
        )
      : l10n.t(
          'The same {0} bytes go out once more under the same reference, with a new time and signature. To a gateway that keeps to its documents this is the same application, not a second one.',
          String(request.body.bytes),
        );
  const detail = [
    consequence,
    ...(fresh === undefined
      ? []
      : [l10n.t('“{0}” sends nothing: it opens a request with the same body and another reference.', fresh)]),
    lines.join('\n'),
  ].join('\n\n');
  const choice = await window.showWarningMessage(
    l10n.t('Send “{0}” again as it was sent?', endpointTitle(entry.endpoint)),
    { modal: true, detail },
    ...[same, fresh].filter((button) => button !== undefined),
  );
  return choice === undefined ? undefined : choice === same ? 'same' : 'new';
}
