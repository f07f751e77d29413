import assert from 'node:assert/strict';
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  applyCreditGrant,
  inquiryCreditGrant,
  queryCreditQuota,
  submitAttachment,
} from '../../src/core/catalogue/index.ts';
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
assert.ok(gatewayKey.ok && partnerKey.ok);
const signer = createSigner(gatewayKey.key.pkcs8Pem);
const partner = {
  verifier: createVerifier(partnerKey.key.spkiPem),
  key: createPublicKey(partnerKey.key.spkiPem),
};
const validator = createValidator();
const clientKey = createPrivateKey({
  key: Buffer.from(demoPartnerKeys.privateKey, 'base64'),
  format: 'der',
  type: 'pkcs8',
});
const paths = { applyCreditGrant, inquiryCreditGrant, queryCreditQuota, submitAttachment };
const clientId = 'LEDGER';
const time = '2026-01-05T09:00:00+08:00';

/** The limit of the one customer, and what of it is granted at the start. */
export const start = { cap: 4_000_000n, available: 1_500_000n, unpaid: 700_000n };

/** Plays calls and commands to a gateway in this process, signed for real, and keeps all that it said. */
export class LedgerPlayer {
  readonly calls: Record<string, number> = {};
  private readonly seed: number;
  private readonly said = createHash('sha256');
  private gateway: RunningGateway;
  private saved = '';

  constructor(seed: number) {
    this.seed = seed;
    this.gateway = this.open(undefined);
  }

  /** Goes on in a new gateway, with nothing but what the old one had written down. */
  restart(): void {
    const read = readState(this.saved);
    assert.ok(read.ok, read.ok ? '' : read.sentence);
    this.gateway = this.open(read.state);
  }

  async call(name: keyof typeof paths, body: unknown): Promise<Answer> {
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const { path } = paths[name];
    const content = Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), bytes]);
    const signature = encodeURIComponent(sign('RSA-SHA256', content, clientKey).toString('base64'));
    const headers = new Map([
      ['client-id', [clientId]],
      ['request-time', [time]],
      ['content-type', ['application/json; charset=UTF-8']],
      ['signature', [`algorithm=RSA256, keyVersion=1, signature=${signature}`]],
    ]);
    const answer = await this.gateway.respond({ method: 'POST', target: path, headers, body: bytes });
    this.calls[name] = (this.calls[name] ?? 0) + 1;
    this.said.update(JSON.stringify([answer.headers, answer.body, answer.delivery]));
    return answer;
  }

  /** What the gateway holds after a command, or undefined where it refuses it. */
  command(command: ControlCommand): SimulatorState | undefined {
    const answer = this.gateway.run(JSON.stringify(command));
    this.said.update(
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
    const file = { save: (next: SavedState) => void (this.saved = writeState(next)) };
    return openGateway({
      config: config.config,
      seed: this.seed,
      scenarios: [],
      stateFile: { ok: true, file, state },
      signer,
      validator,
      partner,
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
