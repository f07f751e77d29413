/** What is known of a holder's access token; never the token. */
export interface TokenStanding {
  readonly state: 'good' | 'endsSoon' | 'expired';
  /** Milliseconds since the epoch; undefined where it was not told. */
  readonly expiresAt?: number;
  /** A refresh token is kept beside it. */
  readonly refreshable: boolean;
  readonly refreshExpiresAt?: number;
}

/** A token that ends within this time is worth a word. */
const noticeMs = 3 * 86_400_000;

/** How a token stands at a moment, by the clock of this machine. */
export function tokenState(expiresAt: number | undefined, now: number): TokenStanding['state'] {
  if (expiresAt === undefined || expiresAt - now > noticeMs) {
    return 'good';
  }
  return expiresAt <= now ? 'expired' : 'endsSoon';
}
