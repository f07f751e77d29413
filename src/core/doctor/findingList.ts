import { sentence, type Sentence } from '../sentence.ts';
import { writeSignatureHeader } from '../signing/signatureHeader.ts';
import { causes, changeOnAnswer, rankOfCause, type CauseId } from './causes.ts';
import type { Content } from './content.ts';
import { ContentBytes } from './contentBytes.ts';
import type { Deviation, Fault } from './deviation.ts';
import type { Certainty, Finding, FixedValue } from './diagnosis.ts';
import type { KnownKey } from './doctorPorts.ts';
import type { Examined, RecoveredDigest } from './examineKeys.ts';
import { partingOf } from './parting.ts';
import type { ReadSignature } from './readSignature.ts';
import { signerOf, type Subject } from './subject.ts';
import type { VisibleFault } from './visibleFaults.ts';

const certainties: readonly Certainty[] = ['proved', 'likely', 'possible'];

/** Collects what is found about one message. */
export class FindingList {
  readonly #subject: Subject;
  readonly #findings: Finding[] = [];

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  get isEmpty(): boolean {
    return this.#findings.length === 0;
  }

  /** Most likely first; each cause once. */
  sorted(): readonly Finding[] {
    const sorted = this.#findings.toSorted(
      (one, other) =>
        certainties.indexOf(one.certainty) - certainties.indexOf(other.certainty) ||
        rankOfCause(one.cause) - rankOfCause(other.cause),
    );
    return sorted.filter(({ cause }, index) => sorted.findIndex((each) => each.cause === cause) === index);
  }

  add(
    faults: readonly Fault[],
    certainty: Certainty,
    fixed?: FixedValue,
    parting?: Finding['parting'],
  ): void {
    for (const { cause, why } of faults) {
      this.#findings.push({
        cause,
        certainty,
        title: causes[cause].title,
        why,
        change: this.#subject.kind === 'request' ? causes[cause].change : changeOnAnswer(cause),
        ...(fixed === undefined ? {} : { fixed }),
        ...(parting === undefined ? {} : { parting }),
      });
    }
  }

  addVisible(faults: readonly VisibleFault[]): void {
    for (const { fixed, ...fault } of faults) {
      this.add(
        [fault],
        fault.certainty,
        fixed === undefined ? undefined : { name: sentence('Right value'), text: fixed },
      );
    }
  }

  /**
   * @param certainty proved where a key undoes the signature as it was read
   * @param keyVersion set where the signature is right and only its writing is not
   */
  addEncoding({ faults, signature }: ReadSignature, certainty: Certainty, keyVersion?: string): void {
    const fixed =
      keyVersion === undefined || signature === undefined
        ? undefined
        : {
            name: sentence('Right header'),
            text: `Signature: ${writeSignatureHeader(keyVersion, signature)}`,
          };
    this.add(faults, certainty, fixed);
  }

  addKey(key: KnownKey, keyVersion: string | undefined): void {
    const signer = signerOf(this.#subject);
    if (key.owner === 'other') {
      const why = sentence(
        'The signature can be undone with {0}, so it was made with that private key and not with the one that belongs here.',
        key.name,
      );
      this.add([{ cause: 'otherKey', why }], 'proved');
    } else if (key.owner !== signer) {
      const why = sentence(
        'The signature can be undone with {0}: it was made with the private key that belongs to it, or the public keys were entered the wrong way round.',
        key.name,
      );
      this.add([{ cause: 'keysSwapped', why }], 'proved');
    }
    if (key.keyVersion !== undefined && keyVersion !== undefined && key.keyVersion !== keyVersion) {
      const why = sentence(
        'The header says keyVersion {0}; the key that made the signature has version {1}.',
        JSON.stringify(keyVersion),
        JSON.stringify(key.keyVersion),
      );
      const fixed = { name: sentence('Right value'), text: `keyVersion=${key.keyVersion}` };
      this.add([{ cause: 'keyVersion', why }], 'proved', fixed);
    }
  }

  /** The gateway refused what fits here: it verifies with something else. */
  addNotRegistered(key: KnownKey, refusedAs: string, keyVersion: string | undefined): void {
    const why = sentence(
      'The gateway answered {0}, although the signature fits what was sent. It was made with {1} and sent with the key version {2} and the Client-Id {3}.',
      refusedAs,
      key.name,
      JSON.stringify(keyVersion ?? ''),
      JSON.stringify(this.#subject.clientId ?? ''),
    );
    this.add([{ cause: 'notRegistered', why }], 'likely', {
      name: sentence('Public key of the pair that signed, as the Developer Center takes it'),
      text: key.publicKey.replace(/-----[^-]+-----|\s/g, ''),
    });
  }

  addHash({ padding, hash }: RecoveredDigest): void {
    const named: CauseId | undefined =
      hash === 'SHA-1' ? 'sha1' : hash === 'SHA-256' ? undefined : 'otherHash';
    if (padding === 'pss') {
      const why = sentence(
        'Undone with the public key, the signature has the trailer and the mask of PSS with {0}.',
        hash,
      );
      this.add([{ cause: 'pss', why }], 'proved');
    }
    if (padding === 'bare') {
      const why = sentence(
        'Undone with the public key, the signature holds the bare {0} without the DigestInfo that names it.',
        hash,
      );
      this.add([{ cause: 'noDigestInfo', why }], 'proved');
    }
    if (named !== undefined) {
      const why = sentence('Undone with the public key, the signature names {0}; it must be SHA-256.', hash);
      this.add([{ cause: named, why }], 'proved');
    }
  }

  /** @param signed the content with this deviation alone */
  addContent(deviation: Deviation, signed: Content): void {
    const { right, body } = this.#subject;
    const [rightPieces, signedPieces] = [right, signed].map((content) =>
      new ContentBytes(body, Number.POSITIVE_INFINITY).pieces(content),
    );
    const parting =
      rightPieces === undefined || signedPieces === undefined
        ? undefined
        : partingOf(rightPieces, signedPieces, signed, this.#subject);
    this.add(deviation.faults(), 'proved', undefined, parting);
  }

  addOtherKey(own: readonly KnownKey[], all: readonly KnownKey[], examined: readonly Examined[]): void {
    const [first] = own;
    if (first === undefined) {
      return;
    }
    const length = examined.find(({ kind }) => kind === 'wrongLength');
    if (length?.kind === 'wrongLength') {
      const why = sentence(
        'It has {0} bytes; one made with {1} has {2}.',
        String(length.bytes),
        first.name,
        String(length.expected),
      );
      this.add([{ cause: 'keyLength', why }], 'likely');
      return;
    }
    if (
      all.some(
        ({ owner, publicKey }) => owner !== 'other' && owner !== first.owner && publicKey === first.publicKey,
      )
    ) {
      const why = sentence('The same public key is entered for the partner and for the gateway.');
      this.add([{ cause: 'keysSwapped', why }], 'likely');
    }
    this.add([{ cause: 'otherKey', why: otherKey(all.length > 1, first.name) }], 'likely');
  }
}

function otherKey(several: boolean, name: Sentence): Sentence {
  return several
    ? sentence('None of the known public keys undoes it, {0} first. Or it was damaged on its way.', name)
    : sentence('It cannot be undone with {0}. Or it was damaged on its way.', name);
}
