import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { diagnoseAnswer } from '../../../src/core/doctor/diagnoseAnswer.ts';
import { diagnoseRequest } from '../../../src/core/doctor/diagnoseRequest.ts';
import type { Diagnosis } from '../../../src/core/doctor/diagnosis.ts';
import type { DoctorPorts, Known, KnownKey } from '../../../src/core/doctor/doctorPorts.ts';
import { sentence } from '../../../src/core/sentence.ts';
import { keys } from '../vectors.ts';
import { rawAnswer, rawRequest } from './rawMessages.ts';

/** A message that the Python script made and openssl signed, with what has to be said of it. */
export interface FaultyMessage {
  readonly group: 'single' | 'double' | 'valid' | 'outside';
  /** What was done to it; two causes are joined by a plus sign. */
  readonly cause: string;
  /** Every cause that makes this very message. */
  readonly right: readonly string[];
  readonly kind: 'request' | 'answer';
  /** Raw HTTP in base64. */
  readonly message: string;
  readonly request?: string;
  readonly known: {
    readonly keys: readonly string[];
    readonly clientId: string;
    readonly keyVersion: string;
  };
  readonly at: number;
}

/** Runs the script. It fails with a sentence where python3 or openssl is not there. */
export async function* faultyMessages(): AsyncIterable<FaultyMessage> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  try {
    const script = resolve('test/support/faults/makeFaults.py');
    const python = spawn('python3', [script, resolve('test/vectors/vectors.json'), folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    python.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = once(python, 'close').catch((error: unknown) => {
      throw new Error('python3 is needed to make the messages with faults, and cannot be started.', {
        cause: error,
      });
    });
    // A failure to start is told when the end is awaited.
    ended.catch(() => undefined);
    for await (const line of createInterface({ input: python.stdout })) {
      yield JSON.parse(line) as FaultyMessage;
    }
    const [code] = (await ended) as readonly (number | null)[];
    if (code !== 0) {
      throw new Error(`The messages with faults could not be made: ${said.trim()}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const knownKeys: Readonly<Record<string, KnownKey>> = {
  partner: {
    owner: 'partner',
    name: sentence('the partner’s key'),
    publicKey: keys.partner.publicKeySpkiPem,
    keyVersion: '2',
  },
  gateway: {
    owner: 'gateway',
    name: sentence('the gateway’s key'),
    publicKey: keys.gateway.publicKeySpkiPem,
  },
  'partner as gateway': {
    owner: 'gateway',
    name: sentence('the gateway’s key'),
    publicKey: keys.partner.publicKeySpkiPem,
  },
};

/** What the doctor says of a message. */
export function diagnoseFaulty(faulty: FaultyMessage, ports: DoctorPorts): Promise<Diagnosis> {
  const { clientId, keyVersion } = faulty.known;
  const known: Known = {
    keys: faulty.known.keys.map((name) => knownKeys[name]!),
    clientId,
    keyVersion,
    baseUrl: 'https://open-sea.worldfirst.com',
    at: faulty.at,
  };
  const message = Buffer.from(faulty.message, 'base64');
  return faulty.kind === 'request'
    ? diagnoseRequest(rawRequest(message), known, ports)
    : diagnoseAnswer(
        rawAnswer(message),
        rawRequest(Buffer.from(faulty.request ?? '', 'base64')),
        known,
        ports,
      );
}
