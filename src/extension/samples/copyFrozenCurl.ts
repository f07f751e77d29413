import { l10n } from 'vscode';
import { joinPieces } from '../../core/calls/joinPieces.ts';
import { secretValues } from '../../core/calls/redact.ts';
import { bodyParts } from '../../core/samples/bodyParts.ts';
import { frozenCurl } from '../../core/samples/frozenCurl.ts';
import type { Program } from '../../core/samples/sampleCall.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import type { AnsweredCall } from '../requests/requestSession.ts';
import type { CommandOutcome } from '../seams.ts';
import { offerProgram } from './offerProgram.ts';

/** Copies the last request that was sent from the document in front, with the very signature it had. */
export async function copyFrozenCurl(argument: unknown, { sessions }: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  const { answered } = sessions.of(uri);
  return answered === undefined || answered.exchange.request.signatureHeader === ''
    ? { sentence: l10n.t('Nothing was sent from here yet. Send the request first.') }
    : copyFrozen(answered);
}

/** All of the copy but its credentials is what was sent. */
async function copyFrozen({
  endpoint,
  exchange: { request },
}: Pick<AnsweredCall, 'endpoint' | 'exchange'>): Promise<CommandOutcome> {
  const body = bodyParts(endpoint.request, joinPieces(request.body), (path) => path);
  if (body === undefined) {
    return { sentence: l10n.t('The body holds credentials, so it cannot be copied.') };
  }
  return offerFrozen(
    frozenCurl(endpoint.name, request, body),
    request.requestTime,
    secretValues(request.headers),
  );
}

/** Copies a frozen cURL whose signature was made at that time. */
export function offerFrozen(
  program: Program,
  requestTime: string,
  secrets: readonly string[],
): Promise<CommandOutcome> {
  return offerProgram({
    program,
    languageId: 'shellscript',
    secrets,
    copied: l10n.t(
      'The request of {0} is in the clipboard with its signature, which grows stale.',
      requestTime,
    ),
  });
}
