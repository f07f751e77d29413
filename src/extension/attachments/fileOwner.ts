import type { CallTarget } from '../../core/calls/exchange.ts';
import { applicationKey, type ApplicationKey } from '../../core/grants/applicationKey.ts';
import { parseBaseUrl } from '../../core/profiles/baseUrl.ts';
import type { Profile } from '../../core/profiles/profile.ts';

/** With whom a file is stored: its key says nothing to another gateway, client or customer. */
export type FileOwner = Omit<ApplicationKey, 'referenceNo'>;

/** Who owns the files that a profile, as it is now, uploads for a customer. */
export function fileOwner({ id, baseUrl, clientId }: Profile, customerId: string | null): FileOwner {
  const parsed = parseBaseUrl(baseUrl);
  return ownerAt(id, {
    baseUrl: parsed.ok ? parsed.value.origin : baseUrl,
    clientId,
    ...(customerId === null ? {} : { customerId }),
  });
}

/** Who owns a file that went to this target. */
export function ownerAt(
  profileId: string,
  target: Pick<CallTarget, 'baseUrl' | 'clientId' | 'customerId'>,
): FileOwner {
  const { host, clientId, customerId } = applicationKey(profileId, target, '');
  return { host, clientId, customerId };
}

export function isSameOwner(one: FileOwner, other: FileOwner): boolean {
  return one.host === other.host && one.clientId === other.clientId && one.customerId === other.customerId;
}
