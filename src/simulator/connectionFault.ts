/** What Node tells of a connection that it could not read: `reason` where OpenSSL refused it, `rawPacket` where HTTP did. */
export interface ConnectionError extends Error {
  readonly code?: string;
  readonly reason?: string;
  readonly rawPacket?: Uint8Array;
}

/** The first byte of a TLS greeting. */
const tlsHandshake = 0x16;

/** Why a connection was closed, for people who look for their own mistake. */
export function connectionFault({ message, reason, rawPacket }: ConnectionError): string {
  if (rawPacket?.[0] === tlsHandshake) {
    return 'the client speaks https, this address http; for https start with --tls-cert and --tls-key';
  }
  if (reason === 'http request') return 'the client speaks http, this address https';
  if (reason !== undefined && /unknown ca|bad certificate|certificate unknown/.test(reason)) {
    return 'the client does not trust the certificate';
  }
  return reason ?? message;
}
