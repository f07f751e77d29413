import { l10n } from 'vscode';
import { inquiryCreditGrant } from '../../core/catalogue/index.ts';
import type { CallTarget } from '../../core/calls/exchange.ts';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import { applicationKey, keyText } from '../../core/grants/applicationKey.ts';
import type { Inquired } from '../../core/grants/followApplications.ts';
import { sentence, type Sentence } from '../../core/sentence.ts';
import type { Profiles, SendGate } from '../seams.ts';

/**
 * Asks the gateway once what became of an application, through the gate and as the profile and customer it was
 * sent with. Where that profile leads elsewhere by now, nothing is asked, and an answer from there is not taken.
 */
export async function inquire(
  { key, profileId, profileName }: ApplicationRecord,
  { gate, profiles }: { readonly gate: SendGate; readonly profiles: Pick<Profiles, 'find'> },
): Promise<Inquired> {
  const { referenceNo } = key;
  const customerId = key.customerId ?? undefined;
  const profile = profiles.find(profileId);
  if (profile === undefined) {
    return notCalled(
      sentence('The profile “{0}”, with which the application was made, no longer exists.', profileName),
    );
  }
  const leadsThere = (target: Pick<CallTarget, 'baseUrl' | 'clientId' | 'customerId'>): boolean =>
    keyText(applicationKey(profileId, target, referenceNo)) === keyText(key);
  const elsewhere = sentence(
    'The profile “{0}” leads to another gateway or client now than the application was made with.',
    profile.name,
  );
  const target = await gate.target(profileId, inquiryCreditGrant, customerId);
  if (!target.ok) {
    return notCalled(inOurWords(target.obstacle.sentence));
  }
  if (!leadsThere(target.value)) {
    return notCalled(elsewhere);
  }
  const result = await gate.send({
    endpoint: inquiryCreditGrant,
    profileId,
    customerId,
    body: [new TextEncoder().encode(JSON.stringify({ referenceNo }))],
    origin: 'schedule',
  });
  switch (result.kind) {
    case 'done':
      if (leadsThere(result.exchange.target)) {
        return { kind: 'called', exchange: result.exchange };
      }
      return result.exchange.outcome === 'notSent'
        ? notCalled(elsewhere)
        : { kind: 'wentElsewhere', reason: [wentElsewhere(profile.name)] };
    case 'stopped':
      return notCalled(inOurWords(result.obstacle.sentence));
    case 'alreadyRunning':
      return notCalled(inOurWords(l10n.t('The same call is still under way.')));
  }
}

function wentElsewhere(profileName: string): Sentence {
  return sentence(
    'The profile “{0}” was changed while the query was made: it went to another gateway or client, and its answer is not taken.',
    profileName,
  );
}

function notCalled(reason: Sentence): Inquired {
  return { kind: 'notCalled', reason: [reason] };
}

/** A sentence that is in the user's language already. */
function inOurWords(template: string): Sentence {
  return { template, values: [] };
}
