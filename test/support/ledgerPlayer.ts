import assert from 'node:assert/strict';
import { createHash, type Hash } from 'node:crypto';
import {
  applyCreditGrant,
  inquiryCreditGrant,
  queryCreditQuota,
  submitAttachment,
} from '../../src/core/catalogue/index.ts';
import type { Signer, Verifier } from '../../src/core/calls/ports.ts';
import { createValidator } from '../../src/gateway/ajvValidator.ts';
import { importPrivateKey, importPublicKey } from '../../src/gateway/keyImport.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';
import { readConfig } from '../../src/simulator/config.ts';
import type { ControlCommand, SimulatorState } from '../../src/simulator/controlProtocol.ts';
import { demoGatewayKeys, demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import type { Answer } from '../../src/simulator/respond.ts';
import { openGateway, type RunningGateway } from '../../src/simulator/simulator.ts';
import { readState, writeState, type SavedState } from '../../src/simulator/stateText.ts';

const gatewayKey = importPrivateKey(demoGatewayKeys.privateKey);
const partnerKey = importPublicKey(demoPartnerKeys.publicKey);
const clientKey = importPrivateKey(demoPartnerKeys.privateKey);
assert.ok(gatewayKey.ok && partnerKey.ok && clientKey.ok);
const validator = createValidator();

/** How the two sides sign. The ledger looks at no signature, so that digests serve where only it is played. */
export type Signing = 'rsa' | 'digest';

interface Sides {
  readonly client: Signer;
  readonly gateway: Signer;
  readonly partner: Verifier;
}

const digestOf = (content: readonly Uint8Array[]): Buffer =>
  content.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest();
const digests: Signer & Verifier = {
  sign: (content) => Promise.resolve(digestOf(content)),
  verify: (content, signature) => Promise.resolve(digestOf(content).equals(signature)),
};
const sides: Readonly<Record<Signing, Sides>> = {
  rsa: {
    client: createSigner(clientKey.key.pkcs8Pem),
    gateway: createSigner(gatewayKey.key.pkcs8Pem),
    partner: createVerifier(partnerKey.key.spkiPem),
  },
  digest: { client: digests, gateway: digests, partner: digests },
};
const paths = { applyCreditGrant, inquiryCreditGrant, queryCreditQuota, submitAttachment };
const clientId = 'LEDGER';
const time = '2026-01-05T09:00:00+08:00';

/** The limit of the one customer, and what of it is granted at the start. */
export const start = { cap: 4_000_000n, available: 1_500_000n, unpaid: 700_000n };

/** Plays signed calls and commands to a gateway in this process. With RSA it keeps all that was said. */
export class LedgerPlayer {
  readonly calls: Record<string, number> = {};
  private readonly seed: number;
  private readonly sides: Sides;
  /** Missing with digests: writing every state down takes longer than playing. */
  private readonly said: Hash | undefined;
  private gateway: RunningGateway;
  private saved: SavedState | undefined;

  constructor(seed: number, signing: Signing) {
    this.seed = seed;
    this.sides = sides[signing];
    this.said = signing === 'rsa' ? createHash('sha256') : undefined;
    this.gateway = this.open(undefined);
  }

  /** Goes on in a new gateway, with nothing but what the old one had written down. */
  restart(): void {
    assert.ok(this.saved !== undefined);
    const read = readState(writeState(this.saved));
    assert.ok(read.ok, read.ok ? '' : read.sentence);
    this.gateway = this.open(read.state);
  }

  async call(name: keyof typeof paths, body: unknown): Promise<Answer> {
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const { path } = paths[name];
    const signed = await this.sides.client.sign([Buffer.from(`POST ${path}\n${clientId}.${time}.`), bytes]);
    const signature = encodeURIComponent(Buffer.from(signed).toString('base64'));
    const headers = new Map([
      ['client-id', [clientId]],
      ['request-time', [time]],
      ['content-type', ['application/json; charset=UTF-8']],
      ['signature', [`algorithm=RSA256, keyVersion=1, signature=${signature}`]],
    ]);
    const answer = await this.gateway.respond({ method: 'POST', target: path, headers, body: bytes });
    this.calls[name] = (this.calls[name] ?? 0) + 1;
    this.said?.update(JSON.stringify([answer.headers, answer.body, answer.delivery]));
    return answer;
  }

  /** What the gateway holds after a command, or undefined where it refuses it. */
  command(command: ControlCommand): SimulatorState | undefined {
    const answer = this.gateway.run(JSON.stringify(command));
    this.said?.update(
      JSON.stringify(answer, (name, value: unknown) => (name === 'scenarioTable' ? [] : value)),
    );
    return answer.ok ? answer.state : undefined;
  }

  play(scenario: string | undefined): void {
    const scenarios = scenario === undefined ? [] : [`applyCreditGrant=${scenario}`];
    assert.ok(this.command({ command: 'scenario', scenarios }), scenario);
  }

  /** A digest of every byte that was answered so far. */
  transcript(): string {
    assert.ok(this.said !== undefined);
    return this.said.copy().digest('hex');
  }

  private open(state: SavedState | undefined): RunningGateway {
    const credit = {
      cap: String(start.cap),
      available: String(start.available),
      unpaid: String(start.unpaid),
    };
    const config = readConfig(JSON.stringify({ clientId, customers: [{ id: clientId, credit }] }));
    assert.ok(config.ok);
    const file = { save: (next: SavedState) => void (this.saved = next) };
    return openGateway({
      config: config.config,
      seed: this.seed,
      scenarios: [],
      stateFile: { ok: true, file, state },
      signer: this.sides.gateway,
      validator,
      partner: { verifier: this.sides.partner },
      explainSignatures: false,
      log: () => undefined,
    });
  }
}

export function membersOf(answer: Answer): Record<string, unknown> {
  return JSON.parse(answer.body) as Record<string, unknown>;
}

export function codeOf(answer: Answer): string {
  return answer.result.code;
}
