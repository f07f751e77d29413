import type { Sentence } from '../sentence.ts';

/** Where a gateway listens: scheme, host and port, and nothing else. */
export interface BaseUrl {
  readonly scheme: 'https' | 'http';
  /** In lower case; an IPv6 address is in brackets. */
  readonly host: string;
  readonly port: number;
  /** `scheme://host[:port]`, without the scheme's own port and without a slash at the end. */
  readonly origin: string;
}

export type ParsedBaseUrl =
  { readonly ok: true; readonly value: BaseUrl } | { readonly ok: false; readonly problem: Sentence };

/** Every reason why a text is not a base URL. */
export const baseUrlTemplates = {
  empty: 'Enter the gateway’s address, such as https://open-sea.worldfirst.com.',
  blank: 'The address contains a blank or a control character.',
  noScheme: 'The address must begin with https://.',
  scheme: 'The address must begin with https://, not {0}:.',
  userInfo: 'The address must not contain a user name or a password.',
  path: 'The address ends after the host: remove “{0}”. Paths of endpoints are set one by one as path overrides.',
  query: 'The address must not contain a query or a fragment: remove “{0}”.',
  host: '“{0}” is not a host name or an IP address.',
  nonAscii: 'Write the host name in its ASCII form (xn--…).',
  port: '“{0}” is not a port: use a number from 1 to 65535.',
  insecure:
    'Plain http is allowed for this machine only (localhost, 127.0.0.1, [::1]). Use https:// for {0}.',
} as const;

/** Takes `https://host[:port]`, or the same with http for this machine; everything else is refused with its reason. */
export function parseBaseUrl(text: string): ParsedBaseUrl {
  const trimmed = text.trim();
  if (trimmed === '') {
    return refuse('empty');
  }
  if (/[\s\p{Cc}]/u.test(trimmed)) {
    return refuse('blank');
  }
  const parts = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\\]*)([^?#]*)(.*)$/.exec(trimmed);
  if (!parts) {
    return refuse('noScheme');
  }
  const [, scheme = '', authority = '', path = '', rest = ''] = parts;
  const secure = scheme.toLowerCase() === 'https';
  if (!secure && scheme.toLowerCase() !== 'http') {
    return refuse('scheme', scheme);
  }
  if (authority.includes('@')) {
    return refuse('userInfo');
  }
  if (rest !== '') {
    return refuse('query', rest);
  }
  if (path !== '' && path !== '/') {
    return refuse('path', path);
  }
  return parseAuthority(secure ? 'https' : 'http', authority);
}

function parseAuthority(scheme: BaseUrl['scheme'], authority: string): ParsedBaseUrl {
  const [, name = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority) ?? [];
  const host = name.toLowerCase();
  if (/[^\x20-\x7e]/.test(host)) {
    return refuse('nonAscii');
  }
  if (!isHost(host)) {
    return refuse('host', name === '' ? authority : name);
  }
  const standard = scheme === 'https' ? 443 : 80;
  const port = portText === undefined ? standard : Number(portText);
  if (portText !== undefined && (!/^\d{1,5}$/.test(portText) || port < 1 || port > 65535)) {
    return refuse('port', portText);
  }
  if (scheme === 'http' && !isLoopbackHost(host)) {
    return refuse('insecure', host);
  }
  const origin = `${scheme}://${host}${port === standard ? '' : `:${port}`}`;
  return { ok: true, value: { scheme, host, port, origin } };
}

/** Whether a host can only be this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIpv4(host) && host.startsWith('127.'));
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) {
    return /^\[[0-9a-f:.]{2,45}\]$/.test(host) && host.includes(':');
  }
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  // A last label of digits makes resolvers read the whole name as a number in one of many notations.
  if (/^(\d+|0x[0-9a-f]*)$/.test(last)) {
    return isIpv4(host);
  }
  return host.length <= 253 && labels.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
}

function isIpv4(host: string): boolean {
  const octets = host.split('.');
  return (
    octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255)
  );
}

function refuse(reason: keyof typeof baseUrlTemplates, ...values: readonly string[]): ParsedBaseUrl {
  return { ok: false, problem: { template: baseUrlTemplates[reason], values } };
}
