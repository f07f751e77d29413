/** What a target says: the host where it is a URL, and what the signature covers. */
export interface TargetParts {
  /** With the port where one is written. */
  readonly host: string | undefined;
  readonly scheme: string | undefined;
  /** With its leading slash and its query. */
  readonly path: string;
}

/** Takes a URL or a request target apart. Nothing in it is decoded, and a fragment is not sent. */
export function targetParts(target: string): TargetParts {
  const [, scheme, host, rest = ''] = /^(?:(https?):\/\/([^/?#]*))?([^#]*)/is.exec(target.trim()) ?? [];
  return {
    scheme: scheme?.toLowerCase(),
    // A user name or a password is not part of the host.
    host: host?.slice(host.lastIndexOf('@') + 1),
    path: rest.startsWith('/') ? rest : `/${rest}`,
  };
}

/** The path without its query. */
export function withoutQuery(path: string): string {
  return path.split('?', 1)[0] ?? '';
}
