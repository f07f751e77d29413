import type { Exchange } from '../../core/calls/exchange.ts';

/** Said before anybody looks for a reference (documents 000 to 003): they tell nothing of it. */
const saidAtTheDoor: ReadonlySet<string> = new Set([
  'INVALID_API',
  'INVALID_CLIENT',
  'INVALID_SIGNATURE',
  'METHOD_NOT_SUPPORTED',
  'OAUTH_FAIL',
]);

/**
 * What an inquiry says of a reference before an application goes out under it. `used`: a status that can be
 * believed. `free`: a refusal of the question that can be believed; what the gateway does not know it refuses, and
 * no document names a code for that. `doubtful`: anything else.
 */
export function priorUse({
  outcome,
  transport,
  gateway,
  business,
  verification,
}: Exchange): 'used' | 'free' | 'doubtful' {
  if (business?.kind === 'known' && business.standing === outcome) {
    return 'used';
  }
  const believable = verification?.kind === 'verified' || verification?.kind === 'notVerifiable';
  const refused =
    transport.kind === 'answered' &&
    transport.httpStatus === 200 &&
    gateway?.kind === 'result' &&
    gateway.status === 'F' &&
    gateway.documentedStatus === undefined &&
    !saidAtTheDoor.has(gateway.code);
  return outcome === 'failed' && refused && believable ? 'free' : 'doubtful';
}
