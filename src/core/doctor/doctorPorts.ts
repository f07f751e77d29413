import type { Sentence } from '../sentence.ts';

/** Hash functions by the names of the standards. MD5 to SHA-512 may be found inside a signature. */
export type HashName = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** How a hash was wrapped before the private key was applied to it. `bare`: PKCS#1 v1.5 without DigestInfo. */
export type Padding = 'pkcs1' | 'bare' | 'pss';

/** What the public key shows about a signature. */
export type Recovered =
  | {
      readonly kind: 'digest';
      readonly padding: Padding;
      readonly hash: HashName;
      /** False where a signature made with another key could look like this by chance. */
      readonly certain: boolean;
      /** The hash that was signed; undefined for PSS, which blinds it. */
      readonly digest: Uint8Array | undefined;
      /** Whether this is the hash that was signed. */
      fits(digest: Uint8Array): boolean;
    }
  /** Made with this pair, but what stands in its padding is no hash. */
  | { readonly kind: 'payload'; readonly bytes: number }
  | { readonly kind: 'wrongLength'; readonly bytes: number; readonly expected: number }
  | { readonly kind: 'notThisKey' };

/** Applies a public RSA key to a signature, which undoes it. */
export interface RecoverDigest {
  /**
   * Every reading of the signature under this key, the most certain first; never empty.
   *
   * @param publicKey SubjectPublicKeyInfo as PEM
   */
  (publicKey: string, signature: Uint8Array): readonly [Recovered, ...Recovered[]];
}

/** A text encoding that programs take for UTF-8 by accident. */
export interface Charset {
  /** As people know it: `GBK`. */
  readonly name: string;
  /** The whole content to sign is in it, not only what is beyond ASCII. */
  readonly wide: boolean;
  /** Characters that the charset lacks become question marks, as most programs write them. */
  encode(text: string): Uint8Array;
  /** Undefined where the bytes are not text of this charset. */
  decode(bytes: Uint8Array): string | undefined;
}

/** How much the search may cost. */
export interface DoctorLimits {
  /** Bytes hashed in all. */
  readonly hashedBytes: number;
  /** Bytes of bodies written anew in all. */
  readonly rewrittenBytes: number;
  /** Contents tried in all. */
  readonly contents: number;
}

export interface DoctorPorts {
  hash(name: HashName, pieces: readonly Uint8Array[]): Uint8Array;
  readonly recover: RecoverDigest;
  readonly charsets: readonly Charset[];
  /** Lets other work run; awaited between slices of the search. */
  rest(): Promise<void>;
  readonly limits?: DoctorLimits;
}

/** The two sides of the message, or anybody else: another profile, another environment. */
export type KeyOwner = 'partner' | 'gateway' | 'other';

/** A public key that may have made the signature. */
export interface KnownKey {
  readonly owner: KeyOwner;
  /** Whose it is, as the user knows it. */
  readonly name: Sentence;
  /** SubjectPublicKeyInfo as PEM. */
  readonly publicKey: string;
  /** The version under which it is registered, where that is known. */
  readonly keyVersion?: string;
}

/** What is known beside the message. Everything may be missing; the more there is, the more can be proved. */
export interface Known {
  /** The name of the profile that this is known from. */
  readonly profile?: string;
  readonly keys: readonly KnownKey[];
  readonly clientId?: string;
  /** Those of other profiles, one of which may have been signed by mistake. */
  readonly otherClientIds?: readonly string[];
  readonly keyVersion?: string;
  /** Scheme, host and port of the gateway. */
  readonly baseUrl?: string;
  /** Where the endpoint is, and what is signed for it; the same where `signedPath` is missing. */
  readonly path?: string;
  readonly signedPath?: string;
  /** Paths of other endpoints, one of which may have been signed by mistake. */
  readonly otherPaths?: readonly string[];
  /** The result code with which the gateway refused the signature of the request. */
  readonly refusedAs?: string;
  /** When the message was sent or received, milliseconds since the epoch. */
  readonly at: number;
  /** Texts that no finding may hold, beside the tokens that are found in the message itself. */
  readonly secrets?: readonly string[];
}
