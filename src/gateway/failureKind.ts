import type { TransportFailureKind } from '../core/calls/ports.ts';

const kinds: Readonly<Record<string, TransportFailureKind>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'nameNotFound',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timedOut',
  ECONNRESET: 'cutOff',
  ECONNABORTED: 'cutOff',
  EPIPE: 'cutOff',
  ERR_STREAM_PREMATURE_CLOSE: 'cutOff',
  EPROTO: 'tls',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  CERT_REVOKED: 'tls',
  CERT_UNTRUSTED: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  INVALID_CA: 'tls',
};

const kindsByBeginning: readonly (readonly [string, TransportFailureKind])[] = [
  ['EAI_', 'nameNotFound'],
  ['HPE_', 'badAnswer'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['UNABLE_TO_', 'tls'],
  ['CERT_', 'tls'],
];

/** What kind of failure an error of node's network modules is, by its code. */
export function failureKind(error: unknown): TransportFailureKind {
  const code = codeOf(error);
  if (code === 'ECONNRESET' && /before secure TLS connection/.test(messageOf(error))) {
    return 'tls';
  }
  // The editor's proxy agent gives its errors no code.
  if (/socket connection to proxies/.test(messageOf(error))) {
    return 'unreachable';
  }
  return kinds[code] ?? kindsByBeginning.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'other';
}

/**
 * The error's own words, without the URL that node-fetch puts in front, node's hint at its options, and what stands
 * before an @: in the address of a proxy that is a user name and a password.
 */
export function failureText(error: unknown): string {
  const text = messageOf(error)
    .replace(/^request to \S+ failed, reason: */, '')
    .replace(/; if the root CA is installed locally.*$/s, '')
    // The password itself may hold one.
    .replaceAll(/(?<!\S)\S*@/g, '')
    .replace(/[.\s]+$/, '');
  return text === '' ? codeOf(error) : text;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
