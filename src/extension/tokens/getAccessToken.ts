import { l10n } from 'vscode';
import { applyToken } from '../../core/catalogue/endpoints/applyToken.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import { checkCode } from '../../core/tokens/authorisationCode.ts';
import { tokenOutcome } from '../../core/tokens/tokenOutcome.ts';
import { askText } from '../commands/inputs.ts';
import type { Subject } from '../commands/subject.ts';
import type { CommandOutcome, Possible } from '../seams.ts';
import type { Workbench } from '../workbench.ts';
import { keepTokens } from './keepTokens.ts';
import { tokenCall, toldOutcome } from './tokenCall.ts';
import { partner } from './ownerArguments.ts';
import { ownerLabel } from './tokenOwner.ts';
import { tokenSubject } from './tokenSubject.ts';

/** Trades the code of an authorisation for an access token and keeps it. The code goes nowhere else. */
export async function getAccessToken(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Get Access Token');
  const chosen = await tokenSubject(workbench, subject, title);
  if (chosen.kind === 'none') {
    return chosen.obstacle;
  }
  const { profile, owner, customerId } = chosen;
  const simulated = profile.id === simulatorProfileId;
  const demo = simulated ? await demoCode(workbench, owner) : undefined;
  if (demo?.ok === false) {
    return demo.obstacle;
  }
  const code = await askText(
    { title },
    {
      prompt: simulated
        ? l10n.t('The simulator has authorised {0} and filled in its code', ownerLabel(profile, owner))
        : l10n.t(
            'Authorisation code for {0}, or the address to which the portal sent the browser',
            ownerLabel(profile, owner),
          ),
      placeholder: l10n.t('What is pasted stays hidden'),
      secret: true,
      check: checkCode,
      ...(demo === undefined ? {} : { value: demo.value }),
    },
  );
  if (code.kind !== 'next') {
    return undefined;
  }
  const kept = await workbench.credentials.keptToken(profile, customerId);
  const called = await tokenCall(workbench, profile, owner, applyToken, {
    grantType: 'AUTHORIZATION_CODE',
    authCode: code.value,
  });
  if (!called.ok) {
    return called.obstacle;
  }
  const exchange = called.value;
  const outcome = tokenOutcome(exchange);
  switch (outcome.kind) {
    case 'issued':
      await keepTokens(workbench, chosen, outcome.tokens, exchange, kept.ok ? kept.value : undefined);
      return undefined;
    case 'unknown':
      return {
        sentence: l10n.t(
          '{0} Whether a token was issued is not known, and the code may be used up. Have the customer authorise anew for another code.',
          toldOutcome(exchange, applyToken),
        ),
      };
    default:
      return { sentence: toldOutcome(exchange, applyToken) };
  }
}

/** The code that the portal would hand over after the customer's consent. */
async function demoCode({ simulator }: Workbench, owner: string): Promise<Possible<string>> {
  const answer = await simulator.command({
    command: 'authorise',
    ...(owner === partner ? {} : { customer: owner }),
  });
  if (!answer.ok) {
    return { ok: false, obstacle: { sentence: answer.sentence } };
  }
  return { ok: true, value: answer.code ?? '' };
}
