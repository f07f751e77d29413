import type { Diagnosis, DiagnosisKind } from './diagnosis.ts';
import type { DoctorPorts, Known, KnownKey } from './doctorPorts.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { examineKeys, type Examined, type RecoveredDigest } from './examineKeys.ts';
import { examinedSentences } from './examined.ts';
import { FindingList } from './findingList.ts';
import { causes } from './causes.ts';
import { readSignature, type ReadSignature } from './readSignature.ts';
import { prefixOf } from './content.ts';
import { rightContent } from './rightContent.ts';
import { deviating, searchContent, type SearchResult } from './searchContent.ts';
import { searchSpace, triedFamilies } from './searchSpace.ts';
import { encodeUtf8 } from '../utf8.ts';
import { signerOf, type Subject } from './subject.ts';
import { unsignedDiagnosis } from './unsigned.ts';
import { appearanceFaults, clockFaults, expectationFaults, headerFaults } from './visibleFaults.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** Finds out why the signature of a message does not fit, or that it does. */
export async function diagnose(subject: Subject, known: Known, ports: DoctorPorts): Promise<Diagnosis> {
  return withoutSecrets(await examine({ subject, known, ports }), subject.secrets);
}

interface Examination {
  readonly subject: Subject;
  readonly known: Known;
  readonly ports: DoctorPorts;
}

async function examine(examination: Examination): Promise<Diagnosis> {
  const { subject, known, ports } = examination;
  const header = subject.signatures[0]?.trim() ?? '';
  if (header === '') {
    return unsignedDiagnosis(subject, known);
  }
  const read = readSignature(header);
  const signer = signerOf(subject);
  const examined =
    read.signature === undefined ? [] : examineKeys(read.signature, known.keys, signer, ports.recover);
  for (const each of examined) {
    const diagnosis = await undone(examination, read, each);
    if (diagnosis !== undefined) {
      return diagnosis;
    }
  }
  return notUndone(examination, read, examined);
}

/** The diagnosis where a key undoes the signature; undefined where that was by chance. */
async function undone(
  examination: Examination,
  read: ReadSignature,
  examined: Examined,
): Promise<Diagnosis | undefined> {
  const { subject, known, ports } = examination;
  if (examined.kind === 'payload') {
    const why = sentence(
      'Undone with {0}, the signature holds {1} bytes that are no hash, with or without its name.',
      examined.key.name,
      String(examined.bytes),
    );
    const list = openList(examination, read);
    list.add([{ cause: 'noHash', why }], 'proved');
    return diagnosed(examination, 'explained', list, []);
  }
  if (examined.kind !== 'digest') {
    return undefined;
  }
  for (const reading of examined.readings) {
    const result = await searchContent(searchSpace(subject, known, ports), reading, ports);
    if (reading.certain || result.deviations !== undefined) {
      return explained(examination, read, examined.key, reading, result);
    }
  }
  return undefined;
}

function openList({ subject, known }: Examination, read: ReadSignature): FindingList {
  const list = new FindingList(subject);
  list.addVisible(headerFaults(subject));
  list.addVisible(expectationFaults(subject, read.keyVersion, known));
  return list;
}

function explained(
  examination: Examination,
  read: ReadSignature,
  key: KnownKey,
  reading: RecoveredDigest,
  { deviations, tried, limited }: SearchResult,
): Diagnosis {
  const { subject, known } = examination;
  const list = openList(examination, read);
  const right = deviations?.length === 0;
  const rightHash = reading.hash === 'SHA-256' && reading.padding === 'pkcs1';
  const signer = signerOf(subject);
  const keyVersion = read.keyVersion ?? key.keyVersion ?? known.keyVersion;
  list.addEncoding(read, 'proved', right && rightHash && key.owner === signer ? keyVersion : undefined);
  list.addKey(key, read.keyVersion);
  list.addHash(reading);
  for (const each of deviations ?? []) {
    list.addContent(each, deviating(subject.right, [each]));
  }
  if (list.isEmpty && deviations !== undefined) {
    list.addVisible(clockFaults(subject, known.at));
    const refused = subject.kind === 'request' && known.refusedAs !== undefined;
    if (refused) {
      list.addNotRegistered(key, known.refusedAs, keyVersion);
    }
    const kind = refused ? 'explained' : 'nothingWrong';
    return diagnosed(examination, kind, list, [proof(examination, key, reading)], false);
  }
  if (deviations !== undefined) {
    return diagnosed(examination, 'explained', list, [], !right);
  }
  list.addVisible(appearanceFaults(subject).filter(({ cause }) => cause === 'compressed'));
  const remarks = [
    sentence('The key is right: the signature can be undone with {0}.', key.name),
    ...hashes(examination, reading),
    subject.kind === 'request'
      ? sentence(
          'Let your program print the exact bytes that it signs, and their hash, and compare both with what is shown here.',
        )
      : sentence(
          'The gateway signed other bytes than those that arrived: something on the way, such as a proxy, may have changed the answer. Trust nothing of it.',
        ),
  ];
  return { ...diagnosed(examination, 'notKnown', list, remarks), tried: triedSentences(tried, limited) };
}

function triedSentences(tried: number, limited: boolean): readonly Sentence[] {
  return [
    ...triedFamilies,
    sentence('{0} contents in all, with one deviation or with two together.', String(tried)),
    ...(limited
      ? [
          sentence(
            'The search stopped early, because more would have cost too much with a body of this size.',
          ),
        ]
      : []),
  ];
}

/** What is left to say where no key undoes the signature. */
function notUndone(examination: Examination, read: ReadSignature, examined: readonly Examined[]): Diagnosis {
  const { subject, known } = examination;
  const list = openList(examination, read);
  list.addEncoding(read, 'likely');
  const remarks: Sentence[] = [];
  const signer = signerOf(subject);
  const own = known.keys.filter(({ owner }) => owner === signer);
  if (read.signature !== undefined && own.length > 0) {
    list.addOtherKey(own, known.keys, examined);
    remarks.push(
      sentence(
        'Nothing can be proved about the content as long as the key that made the signature is not known.',
      ),
    );
  } else if (own.length === 0) {
    remarks.push(...withoutKey(subject));
  }
  const kind = list.isEmpty ? 'cannotBeChecked' : 'explained';
  list.addVisible(clockFaults(subject, known.at));
  list.addVisible(appearanceFaults(subject));
  return diagnosed(examination, kind, list, remarks);
}

/** What is missing, and how it gets here. */
function withoutKey({ kind }: Subject): readonly Sentence[] {
  return kind === 'request'
    ? [
        sentence('The public key of the partner is not known here, so the signature cannot be undone.'),
        sentence(
          'Give the profile of this Client-Id its key pair with “Import Private Key…”, then diagnose again.',
        ),
      ]
    : [
        sentence('The public key of the gateway is not known here, so the signature cannot be undone.'),
        sentence(
          'Store the key that the Developer Center shows with “Set Gateway Public Key…”, then diagnose again.',
        ),
      ];
}

/** @param expected false where it is proved that the right content was signed */
function diagnosed(
  { subject, known }: Examination,
  kind: DiagnosisKind,
  list: FindingList,
  remarks: readonly Sentence[],
  expected = true,
): Diagnosis {
  const findings = list.sorted();
  const examined = examinedSentences(subject, known);
  const diagnosis = { subject: subject.kind, kind, examined, findings, remarks, tried: [] };
  return {
    ...diagnosis,
    headline: headline(diagnosis),
    ...(expected ? { expected: rightContent(subject) } : {}),
  };
}

function headline({ subject, kind, findings }: Omit<Diagnosis, 'headline'>): Sentence {
  const [first] = findings;
  switch (kind) {
    case 'nothingWrong':
      return subject === 'request'
        ? sentence('The signature fits the request')
        : sentence('The signature fits the answer');
    case 'explained': {
      const others = findings.filter(({ certainty }) => certainty !== 'possible').length - 1;
      return first === undefined || others < 1
        ? (first?.title ?? causes.otherKey.title)
        : others === 1
          ? sentence('{0}, and one more fault was found', first.title)
          : sentence('{0}, and {1} more faults were found', first.title, String(others));
    }
    case 'notKnown':
      return subject === 'request'
        ? sentence('The signature does not fit the request, and why is not known')
        : sentence('The signature does not fit the answer, and why is not known');
    case 'cannotBeChecked':
      return sentence('The signature cannot be checked');
  }
}

function proof({ subject, ports }: Examination, key: KnownKey, reading: RecoveredDigest): Sentence {
  const content = [encodeUtf8(prefixOf(subject.right)), subject.body];
  const bytes = content.reduce((sum, piece) => sum + piece.byteLength, 0);
  return sentence(
    'Undone with {0}, the signature holds the SHA-256 {1}, which is that of the {2} bytes that have to be signed.',
    key.name,
    hex(reading.digest ?? ports.hash('SHA-256', content)),
    String(bytes),
  );
}

function hashes({ subject, ports }: Examination, { hash, digest }: RecoveredDigest): readonly Sentence[] {
  const right = ports.hash(hash, [encodeUtf8(prefixOf(subject.right)), subject.body]);
  return [
    ...(digest === undefined ? [] : [sentence('The signature holds the {0} {1}.', hash, hex(digest))]),
    sentence('The content that has to be signed has the {0} {1}.', hash, hex(right)),
  ];
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
