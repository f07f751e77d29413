import { createHash } from 'node:crypto';

/**
 * Who has let the partner act for whom. Codes and tokens are known by their digests alone, so that a state file
 * holds none.
 */
export interface Authorisations {
  /** By the digest of the code; a code that was traded in stays, so that its second use is told apart. */
  readonly codes: ReadonlyMap<string, Code>;
  /** By the digest of the access token. */
  readonly tokens: ReadonlyMap<string, IssuedToken>;
}

export interface Code {
  readonly customer: string;
  /** Milliseconds since the epoch; undefined for a code that is good until it is used. */
  readonly expiresAt?: number;
  readonly used: boolean;
}

export interface IssuedToken {
  readonly customer: string;
  readonly expiresAt: number;
  /** The digest of the refresh token; undefined once that one was traded in. */
  readonly refresh?: string;
  readonly refreshExpiresAt: number;
  readonly revokedAt?: number;
}

/** What a trade gives, as it goes over the wire. */
export interface Issue {
  readonly authorisations: Authorisations;
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
}

export type Trade =
  { readonly ok: true; readonly issue: Issue } | { readonly ok: false; readonly sentence: string };

type NextId = (prefix: string) => string;

const msPerDay = 86_400_000;

/** Documented: an access token lives 30 days. */
const accessDays = 30;

/** Not documented; long enough to be refreshed many times. */
const refreshDays = 180;

/** Documented for the newer generation of the API alone. */
const codeMs = 10 * 60_000;

export const noAuthorisations: Authorisations = { codes: new Map(), tokens: new Map() };

/** A code as the portal hands it over after a customer's consent. */
export function authorise(
  authorisations: Authorisations,
  customer: string,
  at: number,
  nextId: NextId,
): { readonly authorisations: Authorisations; readonly code: string } {
  const code = nextId('AC');
  return {
    authorisations: withCode(authorisations, code, { customer, expiresAt: at + codeMs, used: false }),
    code,
  };
}

export function withCode(authorisations: Authorisations, code: string, entry: Code): Authorisations {
  return { ...authorisations, codes: new Map(authorisations.codes).set(digestOf(code), entry) };
}

/** A token of earlier times, which only a call that carries it knows. */
export function withToken(
  authorisations: Authorisations,
  token: string,
  customer: string,
  at: number,
): Authorisations {
  const entry = { customer, expiresAt: at + accessDays * msPerDay, refreshExpiresAt: at };
  return { ...authorisations, tokens: new Map(authorisations.tokens).set(digestOf(token), entry) };
}

/** Trades a code in: it is good once and for ten minutes. */
export function tradeCode(authorisations: Authorisations, text: string, at: number, nextId: NextId): Trade {
  const digest = digestOf(text);
  const code = authorisations.codes.get(digest);
  if (code === undefined) return refused('The authorisation code is unknown.');
  if (code.used) return refused('The authorisation code was used before.');
  if (code.expiresAt !== undefined && code.expiresAt <= at)
    return refused('The authorisation code has expired.');
  const codes = new Map(authorisations.codes).set(digest, { ...code, used: true });
  return issue({ ...authorisations, codes }, code.customer, at, nextId);
}

/**
 * Trades a refresh token in, which uses it up. The access token it came with stays good until it expires; whether
 * it does at the real gateway is not documented.
 */
export function tradeRefreshToken(
  authorisations: Authorisations,
  text: string,
  at: number,
  nextId: NextId,
): Trade {
  const digest = digestOf(text);
  const found = [...authorisations.tokens].find(([, token]) => token.refresh === digest);
  if (found === undefined) return refused('The refresh token is unknown or was used before.');
  const [access, token] = found;
  if (token.revokedAt !== undefined) return refused('The refresh token was revoked with its access token.');
  if (token.refreshExpiresAt <= at) return refused('The refresh token has expired.');
  const { customer, expiresAt, refreshExpiresAt } = token;
  const tokens = new Map(authorisations.tokens).set(access, { customer, expiresAt, refreshExpiresAt });
  return issue({ ...authorisations, tokens }, customer, at, nextId);
}

/** When the token was revoked, and that it now is; undefined where no such token was issued. */
export function revoke(
  authorisations: Authorisations,
  text: string,
  at: number,
): { readonly authorisations: Authorisations; readonly revokedAt: number } | undefined {
  const digest = digestOf(text);
  const token = authorisations.tokens.get(digest);
  if (token === undefined) return undefined;
  const revokedAt = token.revokedAt ?? at;
  const tokens = new Map(authorisations.tokens).set(digest, { ...token, revokedAt });
  return { authorisations: { ...authorisations, tokens }, revokedAt };
}

/** Whether a token of this customer was revoked. From then on calls for it need another one. */
export function wasRevoked({ tokens }: Authorisations, customer: string): boolean {
  return [...tokens.values()].some((token) => token.customer === customer && token.revokedAt !== undefined);
}

/** What a token is worth to a call for this customer. */
export function standingOf(
  { tokens }: Authorisations,
  text: string,
  customer: string,
  at: number,
): 'good' | 'expired' | 'revoked' | 'unknown' {
  const token = tokens.get(digestOf(text));
  if (token?.customer !== customer) return 'unknown';
  if (token.revokedAt !== undefined) return 'revoked';
  return token.expiresAt <= at ? 'expired' : 'good';
}

function issue(authorisations: Authorisations, customer: string, at: number, nextId: NextId): Trade {
  const accessToken = nextId('AT');
  const refreshToken = nextId('RT');
  const expiresAt = at + accessDays * msPerDay;
  const refreshExpiresAt = at + refreshDays * msPerDay;
  const entry = { customer, expiresAt, refresh: digestOf(refreshToken), refreshExpiresAt };
  const tokens = new Map(authorisations.tokens).set(digestOf(accessToken), entry);
  return {
    ok: true,
    issue: {
      authorisations: { ...authorisations, tokens },
      accessToken,
      expiresAt,
      refreshToken,
      refreshExpiresAt,
    },
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function refused(sentence: string): Trade {
  return { ok: false, sentence };
}
