/** Why a text holds no usable key. */
export type KeyFault =
  | 'empty'
  | 'fileName'
  | 'openssh'
  | 'putty'
  | 'incompletePem'
  | 'encrypted'
  | 'base64url'
  | 'notBase64'
  | 'truncated'
  | 'severalKeys'
  | 'certificate'
  | 'certificateRequest'
  | 'publicInsteadOfPrivate'
  | 'privateInsteadOfPublic'
  | 'notRsa'
  | 'tooShort'
  | 'exponent'
  | 'damaged'
  | 'unknown';

export type KeyBytes =
  { readonly ok: true; readonly der: Buffer } | { readonly ok: false; readonly fault: KeyFault };

const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

/**
 * Takes the DER bytes out of what people paste: PEM or bare base64, with line breaks of any kind or their
 * escapes, blanks, quotes and a byte order mark.
 */
export function keyBytes(pasted: string): KeyBytes {
  const text = pasted
    .replace(/^\uFEFF/, '')
    .replace(/\\r\\n|\\n|\\r/g, '\n')
    .trim()
    .replace(/^(["'`])([\s\S]*)\1[,;]?$/, '$2')
    .trim();
  if (text === '') {
    return refuse('empty');
  }
  const fault = foreignFormat(text);
  if (fault !== undefined) {
    return refuse(fault);
  }
  if (text.includes('-----')) {
    return pemBytes(text);
  }
  return base64Bytes(text);
}

function pemBytes(text: string): KeyBytes {
  const blocks = [...text.matchAll(pemBlock)].filter(([, label]) => label !== 'EC PARAMETERS');
  const [block] = blocks;
  if (block === undefined) {
    return refuse('incompletePem');
  }
  if (blocks.length > 1) {
    return refuse('severalKeys');
  }
  const [, label = '', body = ''] = block;
  if (label === 'ENCRYPTED PRIVATE KEY' || /Proc-Type:.*ENCRYPTED/.test(body)) {
    return refuse('encrypted');
  }
  if (label.endsWith('CERTIFICATE REQUEST')) {
    return refuse('certificateRequest');
  }
  return base64Bytes(body);
}

function base64Bytes(text: string): KeyBytes {
  const letters = text.replace(/\s+/g, '');
  if (/^[A-Za-z0-9_-]+={0,2}$/.test(letters) && /[-_]/.test(letters) && letters.length > 100) {
    return refuse('base64url');
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) {
    return refuse(looksLikeFile(text) ? 'fileName' : 'notBase64');
  }
  if (letters.length < 60 || !letters.startsWith('M')) {
    return refuse(looksLikeFile(text) ? 'fileName' : 'unknown');
  }
  if (letters.replace(/=+$/, '').length % 4 === 1 || (letters.endsWith('=') && letters.length % 4 !== 0)) {
    return refuse('truncated');
  }
  return { ok: true, der: Buffer.from(letters, 'base64') };
}

function foreignFormat(text: string): KeyFault | undefined {
  if (
    /-----BEGIN OPENSSH PRIVATE KEY-----|^ssh-(?:rsa|ed25519|dss) |^ecdsa-sha2-|---- BEGIN SSH2/.test(text)
  ) {
    return 'openssh';
  }
  return /^PuTTY-User-Key-File/.test(text) ? 'putty' : undefined;
}

function looksLikeFile(text: string): boolean {
  return (
    text.length < 1000 &&
    !text.includes('\n') &&
    (/^(?:~|\.{1,2})?[\\/]|^[A-Za-z]:[\\/]|^file:/.test(text) ||
      /\.(?:pem|key|der|crt|cer|txt|pub|p12|pfx|jks|p8)$/i.test(text))
  );
}

function refuse(fault: KeyFault): KeyBytes {
  return { ok: false, fault };
}
