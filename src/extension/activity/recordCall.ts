import { randomUUID } from 'node:crypto';
import type { ActivityStore } from '../../core/activity/activityStore.ts';
import { keepExchange } from '../../core/activity/keepExchange.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { sha256Of } from '../../gateway/bodyDigest.ts';
import { wireHeaders } from '../../gateway/wireHeaders.ts';
import type { Called } from '../seams.ts';

/** Keeps one call, without its secrets, and gives its id. */
export async function recordCall(call: Called, store: Pick<ActivityStore, 'append'>): Promise<string> {
  const endpoint = findEndpoint(call.exchange.endpoint);
  const entry = keepExchange(
    { ...call, endpoint, file: call.file },
    {
      newId: randomUUID,
      sha256: sha256Of,
      wireHeaders,
    },
  );
  await store.append(entry);
  return entry.id;
}
