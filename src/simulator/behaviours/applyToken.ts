import { tradeCode, tradeRefreshToken } from '../authorisations.ts';
import { gatewayTime } from '../time.ts';
import type { Behaviour } from './behaviour.ts';
import { textMember } from './members.ts';

/** Trades a code or a refresh token for new tokens. No refusal repeats what was traded in. */
export const applyToken: Behaviour = ({ body, authorisations, at, nextId }) => {
  const byCode = textMember(body, 'grantType') === 'AUTHORIZATION_CODE';
  const field = byCode ? 'authCode' : 'refreshToken';
  const text = textMember(body, field);
  if (text === '') {
    return { kind: 'refused', cause: 'badBody', detail: `/${field} is needed with this grantType.` };
  }
  const trade = (byCode ? tradeCode : tradeRefreshToken)(authorisations, text, at, nextId);
  if (!trade.ok) return { kind: 'refused', cause: 'grantRefused', detail: trade.sentence };
  const { issue } = trade;
  return {
    kind: 'success',
    members: {
      accessToken: issue.accessToken,
      expireTime: gatewayTime(issue.expiresAt),
      refreshToken: issue.refreshToken,
      refreshTokenExpireTime: gatewayTime(issue.refreshExpiresAt),
    },
    authorisations: issue.authorisations,
  };
};
