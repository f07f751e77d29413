import type { Exchange } from '../calls/exchange.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';

/** What became of a call that trades a code or a refresh token for tokens. */
export type TokenOutcome =
  | { readonly kind: 'issued'; readonly tokens: IssuedTokens }
  /** Nothing left this machine: what was to be traded in is as good as before. */
  | { readonly kind: 'notSent' }
  /** The gateway said no. */
  | { readonly kind: 'refused' }
  /** What was traded in may be used up, and the new tokens went to nobody. */
  | { readonly kind: 'unknown' };

/** Times in milliseconds since the epoch; absent where the answer does not tell them as documented. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly expiresAt?: number;
  readonly refreshToken?: string;
  readonly refreshExpiresAt?: number;
}

/**
 * Reads the tokens out of an answer with resultStatus S whose signature is right, or cannot be checked because no
 * key of the gateway is set. An answer that departs from the documents elsewhere still gives its tokens: they were
 * issued, and nobody would get them again.
 */
export function tokenOutcome(exchange: Exchange): TokenOutcome {
  const { gateway, verification, outcome, answer } = exchange;
  const believed = verification?.kind === 'verified' || verification?.kind === 'notVerifiable';
  if (believed && gateway?.kind === 'result' && gateway.status === 'S' && isJsonObject(answer?.json)) {
    const tokens = issuedTokens(answer.json);
    return tokens === undefined ? { kind: 'unknown' } : { kind: 'issued', tokens };
  }
  switch (outcome) {
    case 'notSent':
      return { kind: 'notSent' };
    case 'failed':
    case 'refusedUnverified':
      return { kind: 'refused' };
    default:
      return { kind: 'unknown' };
  }
}

function issuedTokens(members: JsonObject): IssuedTokens | undefined {
  const accessToken = tokenAt(members, 'accessToken');
  if (accessToken === undefined) {
    return undefined;
  }
  const expiresAt = momentAt(members, 'expireTime');
  const refreshToken = tokenAt(members, 'refreshToken');
  const refreshExpiresAt = momentAt(members, 'refreshTokenExpireTime');
  return {
    accessToken,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt }),
  };
}

/** A token that a header can carry; anything else could never be used. */
function tokenAt(members: JsonObject, name: string): string | undefined {
  const value = members.get(name);
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}

/** Without its offset a time would be another moment on another machine. */
function momentAt(members: JsonObject, name: string): number | undefined {
  const value = members.get(name);
  const whole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
  const at = typeof value === 'string' && whole.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
