import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  partnerClientId,
  profileEntry,
  startPartnerGateway,
  type KeyPair,
  type PartnerGateway,
} from './partnerGateway.ts';
import type { PlantedSecrets } from './plantedSecrets.ts';
import { importPrivateKey, QuickInput, setGatewayKey, switchProfile } from './quickInput.ts';
import { stopSimulators } from './simulatorProcess.ts';
import type { Workbench } from './workbench.ts';

const customerId = '2188220000000007';

/** A gateway that knows a partner with a key of its own, and its customer Northwind; both have tokens. */
export class OwnProfile implements AsyncDisposable {
  readonly gateway: PartnerGateway;
  readonly keys: KeyPair;
  readonly partnerToken: string;
  readonly customerToken: string;
  readonly authCode: string;
  /** A folder that is removed at the end, for files with secrets in them. */
  readonly elsewhere = mkdtempSync(path.join(tmpdir(), 'workbench-keys-'));

  private constructor(gateway: PartnerGateway, given: PlantedParts) {
    this.gateway = gateway;
    this.keys = given.keys;
    this.partnerToken = given.partnerToken;
    this.customerToken = given.customerToken;
    this.authCode = given.authCode;
  }

  static async start(secrets: PlantedSecrets): Promise<OwnProfile> {
    const given: PlantedParts = {
      keys: secrets.keyPair('the used'),
      partnerToken: secrets.token('partner'),
      customerToken: secrets.token('customer'),
      authCode: secrets.text('code', `wf_code/6Vy+q3:${secrets.word('consent')}`),
    };
    const gateway = await startPartnerGateway({
      keys: given.keys,
      customers: [
        {
          id: partnerClientId,
          accessToken: given.partnerToken,
          accounts: [{ accountNo: 'A-1', currency: 'USD', available: 123_456 }],
          credit: { cap: 900_000_000_000, available: 1_000 },
        },
        {
          id: customerId,
          accessToken: given.customerToken,
          authCodes: [given.authCode],
          accounts: [{ accountNo: 'C-1', currency: 'EUR', available: 777_700 }],
        },
      ],
    });
    return new OwnProfile(gateway, given);
  }

  /** The settings of a window that has it. */
  settings(): Readonly<Record<string, unknown>> {
    return { 'worldfirst.profiles': [this.entry()] };
  }

  entry(): Readonly<Record<string, unknown>> {
    return { ...profileEntry(this.gateway), customers: [{ id: customerId, label: 'Northwind' }] };
  }

  /** Makes it the active one, with its keys and both tokens. */
  async use(window: Workbench): Promise<void> {
    await window.openSideBar();
    await switchProfile(window, 'Acme');
    await importPrivateKey(window, this.keys.privatePem);
    await setGatewayKey(window, this.gateway.gatewayPublicKey);
    await this.setToken(window, /^The Partner Itself/, this.partnerToken);
    await this.setToken(window, /^Northwind/, this.customerToken);
  }

  async setToken(window: Workbench, owner: RegExp, token: string): Promise<void> {
    const quick = new QuickInput(window);
    await window.runCommand('WorldFirst: Set Access Token…');
    await quick.pick('Whose account does the token open?', owner);
    await quick.answer('Access token for', token);
    await quick.answer('When it expires', '');
    await quick.hidden();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.elsewhere, { recursive: true, force: true });
    await this.gateway.close();
    await stopSimulators();
  }
}

interface PlantedParts {
  readonly keys: KeyPair;
  readonly partnerToken: string;
  readonly customerToken: string;
  readonly authCode: string;
}
