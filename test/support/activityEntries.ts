import { randomUUID } from 'node:crypto';
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import { keepExchange, type MadeCall } from '../../src/core/activity/keepExchange.ts';
import { findEndpoint, inquiryBalance } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { sha256Of } from '../../src/gateway/bodyDigest.ts';
import { wireHeaders } from '../../src/gateway/wireHeaders.ts';

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
    },
  );
}

const answer = JSON.stringify(inquiryBalance.sample.response);

const template: ActivityEntry = {
  format: 1,
  id: '',
  sentAt: Date.UTC(2026, 0, 2),
  durationMs: 38,
  origin: 'editor',
  profile: { id: 'acme', name: 'Acme', kind: 'sandbox' },
  endpoint: inquiryBalance.name,
  target: {
    baseUrl: 'https://open-sea.worldfirst.com',
    path: inquiryBalance.path,
    signedPath: inquiryBalance.path,
    clientId: 'CLIENT1',
    keyVersion: '2',
    customerId: 'C-1001',
  },
  reference: null,
  contentPrefix: `POST ${inquiryBalance.path}\nCLIENT1.2026-01-02T08:00:00+08:00.`,
  signatureHeader: 'algorithm=RSA256, keyVersion=2, signature=AQID',
  requestTime: '2026-01-02T08:00:00+08:00',
  keys: { partner: 'aa', gateway: 'bb' },
  request: {
    method: 'POST',
    url: `https://open-sea.worldfirst.com${inquiryBalance.path}`,
    headers: [
      ['Host', 'open-sea.worldfirst.com'],
      ['Client-Id', 'CLIENT1'],
      ['Signature', 'algorithm=RSA256, keyVersion=2, signature=AQID'],
    ],
    body: { form: 'utf8', content: '{}', bytes: 2, sha256: sha256Of([Buffer.from('{}')]), redacted: false },
    attachment: null,
  },
  answer: {
    status: 200,
    statusText: 'OK',
    headers: [['content-type', 'application/json; charset=UTF-8']],
    body: {
      form: 'utf8',
      content: answer,
      bytes: answer.length,
      sha256: sha256Of([Buffer.from(answer)]),
      redacted: false,
    },
  },
  verdicts: {
    outcome: 'succeeded',
    failure: null,
    verification: { kind: 'verified', reason: null },
    result: { status: 'S', code: 'SUCCESS', message: 'success' },
    business: null,
    headline: [{ template: 'Succeeded.', values: [] }],
    advice: [],
    departures: [],
  },
};

/** An entry like any other, with an id of its own. */
export function anEntry(more: Partial<ActivityEntry> = {}): ActivityEntry {
  return { ...template, id: randomUUID(), ...more };
}
