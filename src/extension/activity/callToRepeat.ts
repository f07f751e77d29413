import { l10n } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import type { Possible } from '../seams.ts';
import { untrusted } from '../trust.ts';
import type { ActivityServices } from './activityServices.ts';
import { readCall } from './callDocuments.ts';

/** A call with the endpoint to which its request may be made again, or why it may not. */
export async function callToRepeat(
  listed: ListedEntry,
  services: ActivityServices,
): Promise<Possible<{ readonly entry: ActivityEntry; readonly endpoint: EndpointDescription }>> {
  const mistrust = untrusted();
  if (mistrust) {
    return { ok: false, obstacle: mistrust };
  }
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read;
  }
  const entry = read.value;
  const endpoint = findEndpoint(entry.endpoint);
  return endpoint === undefined
    ? {
        ok: false,
        obstacle: { sentence: l10n.t('The catalogue has no endpoint “{0}”.', entry.endpoint) },
      }
    : { ok: true, value: { entry, endpoint } };
}
