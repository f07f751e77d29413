import { randomUUID } from 'node:crypto';
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import { keepExchange, type MadeCall } from '../../src/core/activity/keepExchange.ts';
import { findEndpoint, inquiryBalance } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { sha256Of } from '../../src/gateway/bodyDigest.ts';
import { wireHeaders } from '../../src/gateway/wireHeaders.ts';
import { exchangeWith } from './exchanges.ts';

/** What is kept of an exchange, as the window keeps it. */
export function kept(exchange: Exchange, more: Partial<MadeCall> = {}): ActivityEntry {
  return keepExchange(
    {
      exchange,
      endpoint: findEndpoint(exchange.endpoint),
      profile: { id: 'acme', name: 'Acme', kind: 'sandbox' },
      origin: 'editor',
      keys: { partner: 'aa', gateway: 'bb' },
      file: undefined,
      ...more,
    },
    {
      newId: randomUUID,
      sha256: sha256Of,
      wireHeaders,
      redactBody: (_schema, body) => ({ body, redacted: [] }),
    },
  );
}

const template = kept(await exchangeWith(inquiryBalance, { body: inquiryBalance.sample.response }));

/** An entry like any other, with an id of its own. */
export function anEntry(more: Partial<ActivityEntry> = {}): ActivityEntry {
  return { ...template, id: randomUUID(), ...more };
}
