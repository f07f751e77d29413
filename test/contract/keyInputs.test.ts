import assert from 'node:assert/strict';
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  generateKeyPair,
  importPrivateKey,
  importPublicKey,
  publicKeyOf,
} from '../../src/gateway/keyImport.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';
import { certificate, certificateRequest } from '../support/certificate.ts';
import { keys } from '../support/vectors.ts';

const { partner } = keys;
const partnerFingerprint = createHash('sha256')
  .update(Buffer.from(partner.publicKeySpkiBase64, 'base64'))
  .digest('hex');

const wrapped = (text: string, lineEnd: string) => text.match(/.{1,64}/g)!.join(lineEnd);
const pemOf = (key: KeyObject, type: 'pkcs8' | 'spki') => key.export({ format: 'pem', type }).toString();
const pkcs1Base64 = partner.privateKeyPkcs1Pem.replace(/-----[A-Z ]+-----|\s/g, '');
const pkcs1PublicPem = createPublicKey(partner.publicKeySpkiPem)
  .export({ format: 'pem', type: 'pkcs1' })
  .toString();

const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const long = generateKeyPairSync('rsa', { modulusLength: 3072 });
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');
const locked = { format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' } as const;
const encryptedPkcs8 = long.privateKey.export({ ...locked, type: 'pkcs8' }).toString();
const encryptedPkcs1 = long.privateKey.export({ ...locked, type: 'pkcs1' }).toString();
const ecTraditional = ec.privateKey.export({ format: 'pem', type: 'sec1' }).toString();

const openssh = `-----BEGIN OPENSSH PRIVATE KEY-----\n${wrapped('b3BlbnNzaC1rZXktdjEAAAAABG5vbmU'.repeat(9), '\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;

/** One letter changed: of the modulus, the secret exponent, a prime, or what speeds up signing. */
function damaged(base64: string, at: number): string {
  return base64.slice(0, at) + (base64[at] === 'A' ? 'B' : 'A') + base64.slice(at + 1);
}

/** The same key, its public exponent replaced by an even number of the same length. */
function withExponent(spkiBase64: string, exponent: number): string {
  const der = Buffer.from(spkiBase64, 'base64');
  der.writeUIntBE(exponent, der.length - 3, 3);
  return der.toString('base64');
}

const usable: readonly (readonly [kind: string, wanted: 'private' | 'public', text: string])[] = [
  ['PKCS#8 PEM', 'private', partner.privateKeyPkcs8Pem],
  ['PKCS#1 PEM', 'private', partner.privateKeyPkcs1Pem],
  ['bare base64 of PKCS#8', 'private', partner.privateKeyPkcs8Base64],
  ['bare base64 of PKCS#1', 'private', pkcs1Base64],
  ['PEM with Windows line ends', 'private', partner.privateKeyPkcs8Pem.replaceAll('\n', '\r\n')],
  ['PEM in one line, line breaks lost', 'private', partner.privateKeyPkcs8Pem.replaceAll('\n', '')],
  ['PEM in one line, line breaks as blanks', 'private', partner.privateKeyPkcs8Pem.replaceAll('\n', ' ')],
  [
    'PEM from a .env file, quoted, with \\n',
    'private',
    `"${partner.privateKeyPkcs8Pem.replaceAll('\n', '\\n')}"`,
  ],
  ['PEM with \\r\\n literals', 'private', partner.privateKeyPkcs1Pem.replaceAll('\n', '\\r\\n')],
  ['PEM with a byte order mark and blank lines', 'private', `\uFEFF\n\n${partner.privateKeyPkcs8Pem}\n\n`],
  [
    'PEM with a text before it',
    'private',
    `Bag Attributes\n  friendlyName: x\n${partner.privateKeyPkcs8Pem}`,
  ],
  [
    'PKCS#8 under the label of PKCS#1',
    'private',
    partner.privateKeyPkcs8Pem.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY'),
  ],
  ['base64 in lines, indented', 'private', `  ${wrapped(partner.privateKeyPkcs8Base64, '\r\n    ')}\r\n`],
  ['base64 in quotes, with a comma', 'private', `'${partner.privateKeyPkcs8Base64}',`],
  ['SubjectPublicKeyInfo PEM', 'public', partner.publicKeySpkiPem],
  ['bare base64 of SubjectPublicKeyInfo', 'public', partner.publicKeySpkiBase64],
  ['PKCS#1 public PEM', 'public', pkcs1PublicPem],
  ['public base64 in lines', 'public', wrapped(partner.publicKeySpkiBase64, '\n')],
];

interface RefusedInput {
  readonly kind: string;
  readonly wanted: 'private' | 'public';
  readonly text: string;
  readonly sentence: string;
}

const privateNeeded = 'an RSA private key of 2048 bits or more, as PEM or bare base64 (PKCS#8 or PKCS#1).';
const publicNeeded =
  'an RSA public key of 2048 bits or more, as PEM or bare base64 (SubjectPublicKeyInfo or PKCS#1).';
const encrypted =
  'This private key is encrypted with a passphrase: remove it with "openssl pkcs8 -topk8 -nocrypt -in <file>" and paste the result.';
const notRsa =
  'This is not a plain RSA key (perhaps an elliptic curve, Ed25519 or PSS key): the gateway signs and verifies with RSA.';
const tooShort = 'This RSA key has fewer than 2048 bits, which the gateway does not take: make a new pair.';
const isPublic = 'This is a public key: to sign, the private key of the pair is needed.';
const isPrivate =
  'This is a private key: here the public key of the gateway belongs. Keep private keys secret and do not pass this one on.';
const truncated = 'The end of the key is missing: copy all of its base64 text, down to its last line.';
const isDamaged =
  'The key is damaged: characters in it were changed, lost or added. Copy it again from its source.';
const incompletePem =
  'The PEM text lacks its BEGIN or its END line, so part of the key may be missing: copy all of it, both lines included.';
const fileName = 'This is the name of a file, not a key: paste the text inside the file.';
const neither = 'This is neither PEM nor base64.';

const refused: readonly RefusedInput[] = [
  {
    kind: 'nothing',
    wanted: 'private',
    text: '',
    sentence: `Nothing was pasted: needed is ${privateNeeded}`,
  },
  {
    kind: 'blanks and line ends',
    wanted: 'public',
    text: ' \n\t ',
    sentence: `Nothing was pasted: needed is ${publicNeeded}`,
  },
  { kind: 'a file name', wanted: 'private', text: 'private_key.pem', sentence: fileName },
  { kind: 'a path', wanted: 'private', text: '/home/me/keys/private', sentence: fileName },
  { kind: 'a Windows path', wanted: 'public', text: 'C:\\keys\\gateway', sentence: fileName },
  {
    kind: 'a sentence',
    wanted: 'private',
    text: 'my secret key, please',
    sentence: `${neither} Needed is ${privateNeeded}`,
  },
  {
    kind: 'other base64',
    wanted: 'public',
    text: Buffer.from('not a key, '.repeat(20)).toString('base64'),
    sentence: `This is not a key that is known here. Needed is ${publicNeeded}`,
  },
  {
    kind: 'a public key where the private one belongs',
    wanted: 'private',
    text: partner.publicKeySpkiPem,
    sentence: isPublic,
  },
  {
    kind: 'a bare public key where the private one belongs',
    wanted: 'private',
    text: partner.publicKeySpkiBase64,
    sentence: isPublic,
  },
  {
    kind: 'a PKCS#1 public key where the private one belongs',
    wanted: 'private',
    text: pkcs1PublicPem,
    sentence: isPublic,
  },
  {
    kind: 'a private key where the public one belongs',
    wanted: 'public',
    text: partner.privateKeyPkcs8Pem,
    sentence: isPrivate,
  },
  {
    kind: 'a bare PKCS#1 private key where the public one belongs',
    wanted: 'public',
    text: pkcs1Base64,
    sentence: isPrivate,
  },
  {
    kind: 'an encrypted private key where the public one belongs',
    wanted: 'public',
    text: encryptedPkcs8,
    sentence: isPrivate,
  },
  { kind: 'an encrypted PKCS#8 key', wanted: 'private', text: encryptedPkcs8, sentence: encrypted },
  {
    kind: 'an encrypted PKCS#8 key in bare base64',
    wanted: 'private',
    text: encryptedPkcs8.replace(/-----[A-Z ]+-----|\s/g, ''),
    sentence: encrypted,
  },
  { kind: 'an encrypted PKCS#1 key', wanted: 'private', text: encryptedPkcs1, sentence: encrypted },
  {
    kind: 'an RSA key of 1024 bits',
    wanted: 'private',
    text: pemOf(short.privateKey, 'pkcs8'),
    sentence: tooShort,
  },
  {
    kind: 'a public RSA key of 1024 bits',
    wanted: 'public',
    text: pemOf(short.publicKey, 'spki'),
    sentence: tooShort,
  },
  { kind: 'an elliptic curve key', wanted: 'private', text: pemOf(ec.privateKey, 'pkcs8'), sentence: notRsa },
  { kind: 'an elliptic curve key in its own form', wanted: 'private', text: ecTraditional, sentence: notRsa },
  {
    kind: 'a public elliptic curve key',
    wanted: 'public',
    text: pemOf(ec.publicKey, 'spki'),
    sentence: notRsa,
  },
  { kind: 'an Ed25519 key', wanted: 'private', text: pemOf(ed25519.privateKey, 'pkcs8'), sentence: notRsa },
  { kind: 'an RSA-PSS key', wanted: 'private', text: pemOf(pss.privateKey, 'pkcs8'), sentence: notRsa },
  {
    kind: 'base64 without its end',
    wanted: 'private',
    text: partner.privateKeyPkcs8Base64.slice(0, -100),
    sentence: truncated,
  },
  {
    kind: 'base64 without its last letter',
    wanted: 'private',
    text: partner.privateKeyPkcs8Base64.replace(/=*$/, '').slice(0, -1),
    sentence: truncated,
  },
  {
    kind: 'a public key without its end',
    wanted: 'public',
    text: partner.publicKeySpkiBase64.slice(0, 200),
    sentence: truncated,
  },
  {
    kind: 'PEM without its last line',
    wanted: 'private',
    text: partner.privateKeyPkcs8Pem.replace(/-----END.*/s, ''),
    sentence: incompletePem,
  },
  {
    kind: 'PEM without its first line',
    wanted: 'private',
    text: partner.privateKeyPkcs8Pem.replace(/-----BEGIN.*-----/, ''),
    sentence: incompletePem,
  },
  {
    kind: 'PEM with a line lost',
    wanted: 'private',
    text: partner.privateKeyPkcs8Pem.replace(/\n.*\n-----END/, '\n-----END'),
    sentence: truncated,
  },
  {
    kind: 'base64 without its beginning',
    wanted: 'private',
    text: partner.privateKeyPkcs8Base64.slice(64),
    sentence: `This is not a key that is known here. Needed is ${privateNeeded}`,
  },
  ...[200, 700, 850, 1000, 1150, 1300, 1500].map((at) => ({
    kind: `base64 with letter ${at} changed`,
    wanted: 'private' as const,
    text: damaged(partner.privateKeyPkcs8Base64, at),
    sentence: isDamaged,
  })),
  {
    kind: 'base64 with more after the key',
    wanted: 'private',
    text: Buffer.concat([Buffer.from(pkcs1Base64, 'base64'), Buffer.alloc(3)]).toString('base64'),
    sentence: isDamaged,
  },
  {
    kind: 'base64url',
    wanted: 'private',
    text: Buffer.from(partner.privateKeyPkcs8Base64, 'base64').toString('base64url'),
    sentence: 'This is base64url ("-" and "_"): standard base64 is needed.',
  },
  {
    kind: 'two keys at once',
    wanted: 'private',
    text: partner.privateKeyPkcs8Pem + partner.publicKeySpkiPem,
    sentence: 'There is more than one PEM block: paste the one that is wanted and nothing else.',
  },
  {
    kind: 'a certificate',
    wanted: 'public',
    text: certificate,
    sentence:
      'This is a certificate: take its public key with "openssl x509 -pubkey -noout -in <file>" and paste that.',
  },
  {
    kind: 'a certificate where the private key belongs',
    wanted: 'private',
    text: certificate,
    sentence: 'This is a certificate, which holds no private key: paste the private key that belongs to it.',
  },
  {
    kind: 'a certificate request',
    wanted: 'public',
    text: certificateRequest,
    sentence: `This is a certificate request, not a key. Needed is ${publicNeeded}`,
  },
  {
    kind: 'an OpenSSH private key',
    wanted: 'private',
    text: openssh,
    sentence:
      'This is an OpenSSH key: convert a copy with "ssh-keygen -p -m PKCS8 -f <copy>" and paste the result.',
  },
  {
    kind: 'an OpenSSH public key',
    wanted: 'public',
    text: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDoi3un me@host',
    sentence:
      'This is an OpenSSH key: convert it with "ssh-keygen -e -m PKCS8 -f <file>" and paste the result.',
  },
  {
    kind: 'a PuTTY key',
    wanted: 'private',
    text: 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n',
    sentence:
      'This is a PuTTY key: export it from PuTTYgen as an OpenSSH key, then convert that to PKCS#8 PEM.',
  },
  {
    kind: 'a public exponent that is even',
    wanted: 'public',
    text: withExponent(partner.publicKeySpkiBase64, 65536),
    sentence: 'This RSA key has a public exponent that is not usable: make a new pair.',
  },
  {
    kind: 'a public exponent of one',
    wanted: 'public',
    text: withExponent(partner.publicKeySpkiBase64, 1),
    sentence: 'This RSA key has a public exponent that is not usable: make a new pair.',
  },
];

describe('key inputs', () => {
  for (const [kind, wanted, text] of usable) {
    it(`${kind} is taken as a ${wanted} key`, async () => {
      const imported = wanted === 'private' ? importPrivateKey(text) : importPublicKey(text);
      assert.ok(imported.ok);
      const { key } = imported;
      const publicKey = 'publicKey' in key ? key.publicKey : key;
      assert.equal(publicKey.spkiBase64, partner.publicKeySpkiBase64);
      assert.equal(publicKey.fingerprint, partnerFingerprint);
      assert.equal(publicKey.bits, 2048);
      if ('pkcs8Pem' in key) {
        const content = [Buffer.from('content')];
        const signature = await createSigner(key.pkcs8Pem).sign(content);
        assert.equal(await createVerifier(partner.publicKeySpkiPem).verify(content, signature), true);
      }
    });
  }

  for (const { kind, wanted, text, sentence } of refused) {
    it(`${kind} is refused as a ${wanted} key with its reason`, () => {
      const imported = wanted === 'private' ? importPrivateKey(text) : importPublicKey(text);
      assert.equal(imported.ok, false);
      assert.equal(imported.sentence, sentence);
      assert.equal(text.length > 40 && imported.sentence.includes(text.slice(30, 60)), false);
    });
  }

  it('are of at least 16 refused kinds, each named once', () => {
    assert.equal(new Set(refused.map(({ kind }) => kind)).size, refused.length);
    assert.ok(refused.length >= 16);
  });

  it('a key of 3072 bits is taken', () => {
    const imported = importPrivateKey(pemOf(long.privateKey, 'pkcs8'));
    assert.ok(imported.ok);
    assert.equal(imported.key.publicKey.bits, 3072);
  });

  it('a generated pair has 2048 bits, is new each time, and its halves belong together', async () => {
    const [one, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
    assert.notEqual(one.publicKey.fingerprint, other.publicKey.fingerprint);
    assert.equal(one.publicKey.bits, 2048);
    assert.deepEqual(publicKeyOf(one.pkcs8Pem), one.publicKey);
    const imported = importPrivateKey(one.pkcs8Pem);
    assert.ok(imported.ok);
    assert.deepEqual(imported.key, one);
  });

  it('a signer and a verifier show nothing of their key but the fingerprint of its public half', () => {
    const shown = JSON.stringify([
      createSigner(partner.privateKeyPkcs8Pem),
      createVerifier(partner.publicKeySpkiPem),
    ]);
    const named = `{"fingerprint":"${partnerFingerprint}"}`;
    assert.equal(shown, `[${named},${named}]`);
  });
});
