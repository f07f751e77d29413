import { l10n } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { Applicant } from '../../core/grants/transitions.ts';
import type { PreparedCall } from '../preparedCall.ts';
import type { CallIntent, CallResult, Obstacle } from '../seams.ts';
import { translateAll } from '../translate.ts';
import type { WriteQuestion } from '../writeQuestion.ts';
import { fixes } from './applicationFixes.ts';
import { priorUse } from './priorUse.ts';

/**
 * Asks the gateway whether it knows the reference already, from another machine perhaps. What it says for sure
 * decides; where it says nothing for sure, the user does.
 *
 * @returns why the application must not go out, if so
 */
export async function askBeforehand(
  { profileId, customerId, origin, token }: CallIntent,
  inquiry: EndpointDescription,
  applicant: Applicant,
  { target }: PreparedCall,
  {
    inquire,
    confirm,
  }: {
    readonly inquire: (intent: CallIntent) => Promise<CallResult>;
    readonly confirm: (question: WriteQuestion) => Promise<boolean>;
  },
): Promise<Obstacle | undefined> {
  const { referenceNo } = applicant.key;
  const result = await inquire({
    endpoint: inquiry,
    profileId,
    customerId,
    body: [new TextEncoder().encode(JSON.stringify({ referenceNo }))],
    origin,
    ...(token ? { token } : {}),
  });
  if (result.kind !== 'done') {
    return result.kind === 'stopped' ? result.obstacle : notNow();
  }
  if (token?.isCancellationRequested === true) {
    return cancelled();
  }
  const { exchange } = result;
  if (exchange.target.baseUrl !== target.baseUrl || exchange.target.clientId !== target.clientId) {
    return notNow();
  }
  switch (priorUse(exchange)) {
    case 'free':
      return undefined;
    case 'used':
      return {
        sentence: l10n.t(
          'Nothing was sent: the gateway knows an application under the reference {0} already. {1}',
          referenceNo,
          translateAll(exchange.headline),
        ),
        fix: fixes.follow(applicant),
        otherFix: fixes.newReference(applicant),
      };
    case 'doubtful':
      return (await confirm(doubt(referenceNo, exchange))) ? undefined : cancelled();
  }
}

/** The user was asked and did not want to go on. */
export function cancelled(): Obstacle {
  return { sentence: l10n.t('Cancelled before sending: nothing left this machine.') };
}

function doubt(referenceNo: string, { headline }: Exchange): WriteQuestion {
  return {
    title: l10n.t('Send although it is not clear whether the reference {0} is in use?', referenceNo),
    detail: [
      l10n.t('The gateway was asked for it first, and its answer says nothing for sure.'),
      translateAll(headline),
      l10n.t('Send only if you know that no application was made under it, on this machine or another.'),
    ].join('\n\n'),
    confirm: l10n.t('Send All the Same'),
  };
}

function notNow(): Obstacle {
  return { sentence: l10n.t('Nothing was sent: the profile was changed meanwhile. Send it again.') };
}
