import { applicationKey, type ApplicationKey } from '../grants/applicationKey.ts';
import type { ActivityEntry } from './entry.ts';

/** What names an operation of a call everywhere: gateway, client, customer and its reference. */
export function entryKey({ profile, target }: ActivityEntry, reference: string): ApplicationKey {
  const { baseUrl, clientId, customerId } = target;
  return { ...applicationKey(profile.id, { baseUrl, clientId }, reference), customerId };
}
