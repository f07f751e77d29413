import assert from 'node:assert/strict';
import type { RequestMessage } from '../../src/core/calls/message.ts';
import type { Imported } from '../../src/core/import/imported.ts';
import { importRequest } from '../../src/core/import/importRequest.ts';
import { inEnglish } from '../../src/core/sentence.ts';

/** What an importer made of a text, in plain words. */
export interface ReadRequest {
  readonly request: RequestMessage;
  readonly body: string;
  readonly notes: readonly string[];
}

export function importText(text: string | Uint8Array): Imported {
  return importRequest(typeof text === 'string' ? Buffer.from(text) : text);
}

/** The one request of a text that can be read. */
export function onlyRequest(text: string | Uint8Array): ReadRequest {
  const requests = allRequests(text);
  assert.equal(requests.length, 1);
  return requests[0]!;
}

/** All requests of a text, each of which can be read. */
export function allRequests(text: string | Uint8Array): readonly ReadRequest[] {
  const imported = importText(text);
  assert.ok(imported.ok, imported.ok ? '' : inEnglish(imported.problem));
  return imported.requests.map(({ reading }) => {
    assert.ok(reading.ok, reading.ok ? '' : inEnglish(reading.problem));
    return {
      request: reading.request,
      body: Buffer.from(reading.request.body).toString(),
      notes: reading.notes.map(inEnglish),
    };
  });
}

/** Why a text, or its first request, cannot be read. */
export function problemOf(text: string | Uint8Array): string {
  const imported = importText(text);
  if (!imported.ok) return inEnglish(imported.problem);
  const [first] = imported.requests;
  assert.ok(first?.reading.ok === false, 'it could be read');
  return inEnglish(first.reading.problem);
}
