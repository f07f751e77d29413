/** A request as it came off the socket. */
export interface ReceivedRequest {
  readonly method: string;
  /** The request target as sent: a path, or an absolute URL as the Python SDK sends it. */
  readonly target: string;
  /** Values by lower-case name, one for each time the header was sent. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

/** The one value of a header, or why there is none. */
export type HeaderValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'repeated' };

export function headerOf(request: ReceivedRequest, name: string): HeaderValue {
  const values = request.headers.get(name) ?? [];
  const [value] = values;
  if (value === undefined || value === '') return { kind: 'missing' };
  return values.length > 1 ? { kind: 'repeated' } : { kind: 'value', value };
}

/** The path with its query: what follows the host. It is what the signature covers. */
export function signedPath(target: string): string {
  const absolute = /^https?:\/\/[^/?#]*/i.exec(target);
  const path = absolute === null ? target : target.slice(absolute[0].length);
  return path.startsWith('/') ? path : `/${path}`;
}

/** The path alone, by which endpoints are found. */
export function routePath(target: string): string {
  return signedPath(target).split('?', 1)[0] ?? '';
}
