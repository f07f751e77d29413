import type { KeyFault } from './keyText.ts';

const wantedKeys = {
  private: 'an RSA private key of 2048 bits or more, as PEM or bare base64 (PKCS#8 or PKCS#1)',
  public: 'an RSA public key of 2048 bits or more, as PEM or bare base64 (SubjectPublicKeyInfo or PKCS#1)',
} as const;

/** Says why a key is not usable and what to do. It quotes nothing of what was pasted. */
export function keySentence(wanted: 'private' | 'public', fault: KeyFault): string {
  switch (fault) {
    case 'empty':
      return `Nothing was pasted: needed is ${wantedKeys[wanted]}.`;
    case 'fileName':
      return 'This is the name of a file, not a key: paste the text inside the file.';
    case 'openssh':
      return wanted === 'private'
        ? 'This is an OpenSSH key: convert a copy with "ssh-keygen -p -m PKCS8 -f <copy>" and paste the result.'
        : 'This is an OpenSSH key: convert it with "ssh-keygen -e -m PKCS8 -f <file>" and paste the result.';
    case 'putty':
      return 'This is a PuTTY key: export it from PuTTYgen as an OpenSSH key, then convert that to PKCS#8 PEM.';
    case 'incompletePem':
      return 'The PEM text lacks its BEGIN or its END line, so part of the key may be missing: copy all of it, both lines included.';
    case 'encrypted':
      return 'This private key is encrypted with a passphrase: remove it with "openssl pkcs8 -topk8 -nocrypt -in <file>" and paste the result.';
    case 'base64url':
      return 'This is base64url ("-" and "_"): standard base64 is needed.';
    case 'notBase64':
      return `This is neither PEM nor base64. Needed is ${wantedKeys[wanted]}.`;
    case 'truncated':
      return 'The end of the key is missing: copy all of its base64 text, down to its last line.';
    case 'severalKeys':
      return 'There is more than one PEM block: paste the one that is wanted and nothing else.';
    case 'certificate':
      return wanted === 'private'
        ? 'This is a certificate, which holds no private key: paste the private key that belongs to it.'
        : 'This is a certificate: take its public key with "openssl x509 -pubkey -noout -in <file>" and paste that.';
    case 'certificateRequest':
      return `This is a certificate request, not a key. Needed is ${wantedKeys[wanted]}.`;
    case 'publicInsteadOfPrivate':
      return 'This is a public key: to sign, the private key of the pair is needed.';
    case 'privateInsteadOfPublic':
      return 'This is a private key: here the public key of the gateway belongs. Keep private keys secret and do not pass this one on.';
    case 'notRsa':
      return 'This is not a plain RSA key (perhaps an elliptic curve, Ed25519 or PSS key): the gateway signs and verifies with RSA.';
    case 'tooShort':
      return 'This RSA key has fewer than 2048 bits, which the gateway does not take: make a new pair.';
    case 'exponent':
      return 'This RSA key has a public exponent that is not usable: make a new pair.';
    case 'damaged':
      return 'The key is damaged: characters in it were changed, lost or added. Copy it again from its source.';
    case 'unknown':
      return `This is not a key that is known here. Needed is ${wantedKeys[wanted]}.`;
  }
}
