import type { KeyOwner, KnownKey, RecoverDigest, Recovered } from './doctorPorts.ts';

export type RecoveredDigest = Extract<Recovered, { readonly kind: 'digest' }>;

/** What the known keys show about a signature. */
export type Examined =
  /** A key undoes it; the readings are possible ones, of which one that is not certain has to be proved. */
  | { readonly kind: 'digest'; readonly key: KnownKey; readonly readings: readonly RecoveredDigest[] }
  | { readonly kind: 'payload'; readonly key: KnownKey; readonly bytes: number }
  | { readonly kind: 'wrongLength'; readonly bytes: number; readonly expected: number }
  | { readonly kind: 'notTheseKeys' };

/** Every key that may have made the signature, that of the expected signer first. */
export function examineKeys(
  signature: Uint8Array,
  keys: readonly KnownKey[],
  signer: KeyOwner,
  recover: RecoverDigest,
): readonly Examined[] {
  const ordered = [
    ...keys.filter(({ owner }) => owner === signer),
    ...keys.filter(({ owner }) => owner !== signer),
  ];
  const examined = ordered.map((key): Examined => {
    const readings = recover(key.publicKey, signature);
    const [first] = readings;
    switch (first.kind) {
      case 'digest':
        return { kind: 'digest', key, readings: readings.filter((reading) => reading.kind === 'digest') };
      case 'payload':
        return { kind: 'payload', key, bytes: first.bytes };
      case 'wrongLength':
        return first;
      case 'notThisKey':
        return { kind: 'notTheseKeys' };
    }
  });
  const made = examined.filter(({ kind }) => kind === 'digest' || kind === 'payload');
  // A length that fits one key is not wrong.
  const lengths = examined.filter(({ kind }) => kind === 'wrongLength');
  return [...made, ...(lengths.length === examined.length ? lengths.slice(0, 1) : [])];
}
