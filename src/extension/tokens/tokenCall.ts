import { l10n } from 'vscode';
import { takesCredentials, type EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { exchangeSecrets } from '../../core/calls/exchangeSecrets.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import { createRedactor } from '../../core/calls/redact.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import { joinSentences } from '../../core/sentence.ts';
import type { Possible } from '../seams.ts';
import { translate } from '../translate.ts';
import type { Workbench } from '../workbench.ts';
import { ownerLabel } from './tokenOwner.ts';

/** Sends one call about the tokens of an owner through the gate; an exchange only where one took place. */
export async function tokenCall(
  { gate }: Pick<Workbench, 'gate'>,
  profile: Profile,
  owner: string,
  endpoint: EndpointDescription,
  body: Readonly<Record<string, string>>,
): Promise<Possible<Exchange>> {
  const result = await gate.send({
    endpoint,
    profileId: profile.id,
    customerId: undefined,
    onBehalfOf: ownerLabel(profile, owner),
    body: [new TextEncoder().encode(JSON.stringify(body))],
    origin: 'tokens',
    // One at a time for each owner, whatever the call does: a token is not revoked while it is refreshed.
    singleFlightKey: JSON.stringify(['tokens', profile.id, owner]),
  });
  switch (result.kind) {
    case 'done':
      return { ok: true, value: result.exchange };
    case 'stopped':
      return { ok: false, obstacle: result.obstacle };
    case 'alreadyRunning':
      return { ok: false, obstacle: { sentence: l10n.t('A call about this token is under way already.') } };
  }
}

/** What happened and what to do, without the credentials that were sent or received. */
export function toldOutcome(exchange: Exchange, endpoint: EndpointDescription): string {
  const redact = createRedactor(takesCredentials(endpoint) ? exchangeSecrets(exchange, endpoint) : []);
  return redact(joinSentences([...exchange.headline, ...exchange.advice].map(translate)));
}
