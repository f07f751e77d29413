import { jsonObject } from '../json/jsonObject.ts';
import type { ApplicationRecord, AttachedFile } from './application.ts';
import type { ApplicationKey } from './applicationKey.ts';
import { liveSends } from './applicationState.ts';
import type { ApplicationStore } from './applicationStore.ts';
import { canonicalJson } from './canonicalJson.ts';
import { isFailedForSure } from './duplicateCheck.ts';

/**
 * The newest application of the same gateway, client and customer that says the same under another reference and
 * has not failed for sure: to the gateway a new reference is a new application, and credit may be granted twice.
 *
 * @param referenceField the member of the body that holds the reference
 */
export async function sameUnderOtherReference(
  store: ApplicationStore,
  key: ApplicationKey,
  body: Uint8Array,
  { attachments, referenceField, at }: SameApplication,
): Promise<ApplicationRecord | undefined> {
  const said = withoutReference(body, referenceField);
  if (said === undefined) {
    return undefined;
  }
  const { records } = await store.list();
  const candidates = records
    .filter((record) => isOfSameApplicant(record.key, key) && !isFailedForSure(record, at))
    .sort((one, other) => other.createdAt - one.createdAt);
  for (const record of candidates) {
    const sent = liveSends(record).at(-1);
    if (sent !== undefined && mayBeSame(sent.attachments, attachments)) {
      const earlier = await store.readMessage(record.key, sent.body.sha256);
      if (earlier !== undefined && withoutReference(earlier, referenceField) === said) {
        return record;
      }
    }
  }
  return undefined;
}

interface SameApplication {
  readonly attachments: readonly AttachedFile[];
  readonly referenceField: string;
  readonly at: number;
}

function isOfSameApplicant(one: ApplicationKey, other: ApplicationKey): boolean {
  return (
    one.host === other.host &&
    one.clientId === other.clientId &&
    one.customerId === other.customerId &&
    one.referenceNo !== other.referenceNo
  );
}

/** Bodies may be megabytes long, and those about other files need not be read; not of every send are they known. */
function mayBeSame(one: readonly AttachedFile[], other: readonly AttachedFile[]): boolean {
  return one.length === 0 || other.length === 0 || fileKeys(one) === fileKeys(other);
}

function fileKeys(attachments: readonly AttachedFile[]): string {
  return JSON.stringify(attachments.map(({ fileKey }) => fileKey));
}

/** What a body says but for its reference; undefined where it is no JSON object. */
function withoutReference(body: Uint8Array, referenceField: string): string | undefined {
  const value = jsonObject(body);
  return value && canonicalJson(new Map([...value].filter(([name]) => name !== referenceField)));
}
