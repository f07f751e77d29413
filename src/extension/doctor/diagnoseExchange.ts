import { signatureInDoubt } from '../../core/activity/signatureInDoubt.ts';
import { joinPieces } from '../../core/calls/joinPieces.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { Documents } from '../seams.ts';
import type { KnowledgeParts } from './knownOf.ts';
import { showDiagnosis } from './showDiagnosis.ts';

/** Examines a call of this window: its own signature where that was refused, else that of its answer. */
export function diagnoseExchange(
  call: { readonly exchange: Exchange; readonly endpoint: EndpointDescription; readonly profile: Profile },
  parts: KnowledgeParts & { readonly documents: Pick<Documents, 'show'> },
): Promise<void> {
  const { exchange, endpoint, profile } = call;
  const { request, answer, verification, gateway, sentAt } = exchange;
  const resultCode = gateway?.kind === 'result' ? gateway.code : null;
  const doubt = signatureInDoubt({
    resultCode,
    verification: verification?.kind ?? null,
  });
  return showDiagnosis(
    {
      request: {
        method: 'POST',
        target: request.url,
        headers: request.headers,
        body: joinPieces(request.body),
      },
      ...(answer !== undefined && doubt === 'answer'
        ? {
            answer: { status: answer.httpStatus, statusText: '', headers: answer.headers, body: answer.body },
          }
        : {}),
      profile,
      endpoint,
      ...(doubt === 'request' && resultCode !== null ? { refusedAs: resultCode } : {}),
      at: sentAt,
    },
    parts,
  );
}
