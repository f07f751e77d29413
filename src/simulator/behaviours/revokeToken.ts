import { revoke } from '../authorisations.ts';
import { gatewayTime } from '../time.ts';
import type { Behaviour } from './behaviour.ts';
import { textMember } from './members.ts';

/** Ends an access token and its refresh token. A second revocation is told the time of the first. */
export const revokeToken: Behaviour = ({ body, authorisations, at }) => {
  const revoked = revoke(authorisations, textMember(body, 'token'), at);
  if (revoked === undefined) {
    return { kind: 'refused', cause: 'unknownToken', detail: 'No such access token was issued.' };
  }
  return {
    kind: 'success',
    members: { cancelTime: gatewayTime(revoked.revokedAt) },
    authorisations: revoked.authorisations,
  };
};
