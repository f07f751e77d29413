import { l10n } from 'vscode';
import { inquiryCreditGrant } from '../../core/catalogue/index.ts';
import { applicationKey } from '../../core/grants/applicationKey.ts';
import { joinPieces } from '../../core/calls/joinPieces.ts';
import { isJsonObject } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import type { AnsweredCall } from '../requests/requestSession.ts';
import type { Services } from '../seams.ts';

/** Starts the schedule for the application that an inquiry has just asked for. */
export async function followAnswered(
  answered: AnsweredCall | undefined,
  { commands }: Pick<Services, 'commands'>,
): Promise<void> {
  const referenceNo = answered && referenceAsked(answered);
  if (answered === undefined || referenceNo === undefined) {
    throw new Error(l10n.t('The last call asked for no application.'));
  }
  const { profile, exchange } = answered;
  await commands.execute('worldfirst.followApplication', {
    key: applicationKey(profile.id, exchange.target, referenceNo),
    profileId: profile.id,
    profileName: profile.name,
  });
}

function referenceAsked({ endpoint, exchange }: AnsweredCall): string | undefined {
  if (endpoint.name !== inquiryCreditGrant.name) {
    return undefined;
  }
  const sent = parseJson(new TextDecoder().decode(joinPieces(exchange.request.body)));
  const reference = sent.ok && isJsonObject(sent.value) ? sent.value.get('referenceNo') : undefined;
  return typeof reference === 'string' && reference !== '' ? reference : undefined;
}
