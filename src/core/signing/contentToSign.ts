const encoder = new TextEncoder();

/** What a signature covers beside the body. */
export interface SignedParts {
  readonly method: string;
  /** What follows the host in the URL, with its leading slash and its query. */
  readonly path: string;
  readonly clientId: string;
  /** The text of Request-Time, for answers of Response-Time, exactly as it stands in the header. */
  readonly time: string;
}

/**
 * The content to sign up to the body: `<METHOD> <path>`, a line feed, `<client id>.<time>.`
 * (documents "sign request and validate signature"). Nothing else is covered by the signature.
 */
export function contentPrefix(parts: SignedParts): string {
  return `${parts.method} ${parts.path}\n${parts.clientId}.${parts.time}.`;
}

/** The content to sign in pieces: its beginning in UTF-8, then the pieces of the body as they are. */
export function contentToSign(parts: SignedParts, body: readonly Uint8Array[]): readonly Uint8Array[] {
  return [encoder.encode(contentPrefix(parts)), ...body];
}
