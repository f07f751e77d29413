import { l10n } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { frozenCurl } from '../../core/samples/frozenCurl.ts';
import type { SampleCall } from '../../core/samples/sampleCall.ts';
import { sampleOfEntry } from '../../core/samples/sampleOfEntry.ts';
import type { ActivityServices } from '../activity/activityServices.ts';
import { readCall } from '../activity/callDocuments.ts';
import type { CommandOutcome, Possible } from '../seams.ts';
import { translate } from '../translate.ts';
import { copyProgram } from './copyAsCode.ts';
import { offerFrozen } from './copyFrozenCurl.ts';

/** Copies a call of the Activity view as a complete program that makes it anew. */
export async function copyCallAsCode(
  listed: ListedEntry,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const found = await sampleOf(listed, services);
  return found.ok ? copyProgram({ call: found.value.call, accessToken: undefined }) : found.obstacle;
}

/** Copies a call of the Activity view with the very signature it had. */
export async function copyCallFrozen(
  listed: ListedEntry,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const found = await sampleOf(listed, services);
  if (!found.ok) {
    return found.obstacle;
  }
  const { entry, call } = found.value;
  const { request, requestTime } = entry;
  return entry.signatureHeader === ''
    ? { sentence: l10n.t('Nothing was sent in this call.') }
    : offerFrozen(frozenCurl(entry.endpoint, { ...request, requestTime }, call.body), requestTime, []);
}

async function sampleOf(
  listed: ListedEntry,
  services: ActivityServices,
): Promise<Possible<{ readonly entry: ActivityEntry; readonly call: SampleCall }>> {
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read;
  }
  const entry = read.value;
  const endpoint = findEndpoint(entry.endpoint);
  if (endpoint === undefined) {
    return { ok: false, obstacle: { sentence: l10n.t('There is no endpoint “{0}”.', entry.endpoint) } };
  }
  const sample = sampleOfEntry(entry, endpoint);
  return sample.ok
    ? { ok: true, value: { entry, call: sample.call } }
    : { ok: false, obstacle: { sentence: translate(sample.problem) } };
}
