import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { endpoints } from '../core/catalogue/index.ts';
import { createValidator } from '../gateway/ajvValidator.ts';
import {
  importPrivateKey,
  importPublicKey,
  type ImportedKey,
  type PrivateKey,
  type PublicKey,
} from '../gateway/keyImport.ts';
import { createSigner, createVerifier } from '../gateway/rsa.ts';
import { behaviours } from './behaviours/index.ts';
import { realChance, seededChance } from './chance.ts';
import { runCommand } from './commands.ts';
import { defaultConfig, readConfig, type Config } from './config.ts';
import { createControlChannel } from './control.ts';
import { controlTokenVariable, minControlTokenLength, type ReadyLine } from './controlProtocol.ts';
import type { Customers } from './customers.ts';
import { demoGatewayKeys, demoPartnerKeys } from './demoKeys.ts';
import { explainMisfit } from './explainMisfit.ts';
import { createGatewayServer } from './httpServer.ts';
import { initialLedger, keepLedger } from './ledgerStore.ts';
import { listen } from './listen.ts';
import { createLogHub } from './log.ts';
import { help, readOptions, type Options } from './options.ts';
import { respond, type SimulatedGateway } from './respond.ts';
import { readScenarios, type Scenario } from './scenarios.ts';
import { openStateFile } from './stateFile.ts';

/** The key version that the simulator's own answers name and that partners may name. */
const keyVersion = '1';

/** Why the simulator cannot start, in a sentence; `misuse` is the fault of the arguments or their files. */
class CannotStart extends Error {
  readonly exitCode: 1 | 2;

  constructor(sentence: string, exitCode: 1 | 2 = 2) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  if (read.kind === 'help') {
    process.stdout.write(help);
    return;
  }
  if (read.kind === 'refused') throw new CannotStart(read.sentence);
  const { options } = read;
  const config = configOf(options);
  const gatewayKey = usable(
    importPrivateKey(
      config.gatewayPrivateKey === 'demo' ? demoGatewayKeys.privateKey : config.gatewayPrivateKey.text,
    ),
    'gatewayPrivateKey',
  );
  const partnerKey = partnerKeyOf(config);
  const token = process.env[controlTokenVariable];
  if (token !== undefined && token.length < minControlTokenLength) {
    throw new CannotStart(`${controlTokenVariable} must hold at least ${minControlTokenLength} characters.`);
  }

  const logs = createLogHub();
  const { log } = logs;
  logs.read(({ time, level, text }) => process.stderr.write(`${time} ${level} ${text}\n`));
  const opened = options.state === undefined ? undefined : openStateFile(options.state);
  if (opened?.ok === false) throw new CannotStart(opened.sentence);
  const seed = options.seed ?? config.seed;
  const saved = opened?.state;
  const position = saved?.seeded?.seed === seed ? saved?.seeded?.position : undefined;
  const chance = seed === undefined ? realChance() : seededChance(seed, position);
  const ledger = keepLedger(
    initialLedger(config.customers),
    saved?.ledger,
    opened?.file,
    seed === undefined ? undefined : { seed, chance },
  );
  const customers: Customers = {
    partnerId: config.partnerId,
    byId: new Map(config.customers.map(({ customer }) => [customer.id, customer])),
  };
  let scenarios = scenariosOf(options);
  const tolerance = config.requestTimeToleranceSeconds;
  const gateway: SimulatedGateway = {
    endpoints,
    behaviours,
    keyVersion,
    partner: {
      clientId: config.clientId,
      verifier: partnerKey === undefined ? undefined : createVerifier(partnerKey.spkiPem),
      ...(tolerance === undefined ? {} : { requestTimeToleranceMs: tolerance * 1000 }),
    },
    signer: createSigner(gatewayKey.pkcs8Pem),
    validator: createValidator(),
    customers,
    chance,
    ledger,
    scenarios: () => scenarios,
  };
  const commandPorts = {
    endpoints,
    customers,
    ledger,
    scenarios: () => scenarios,
    setScenarios(next: readonly Scenario[]) {
      scenarios = next;
      log('info', `Scenarios: ${next.map(({ name }) => name).join(', ') || 'none'}.`);
    },
  };
  const control =
    token === undefined
      ? undefined
      : createControlChannel({
          token,
          logs,
          run: (command) => runCommand(command, commandPorts),
          abandoned: () => process.exit(0),
        });
  const verifyingKey = partnerKey === undefined ? undefined : createPublicKey(partnerKey.spkiPem);
  const server = createGatewayServer({
    ...tlsOf(options),
    respond: async (request) => {
      const answer = await respond(gateway, request);
      ledger.keepPosition();
      return answer;
    },
    intercept: (request, response) => control?.intercept(request, response) ?? false,
    explain: ({ result: { misfit } }) =>
      misfit === undefined || verifyingKey === undefined ? undefined : explainMisfit(misfit, verifyingKey),
    log,
  });
  const listening = await listen(server, options.host, options.port);
  if (!listening.ok) throw new CannotStart(listening.sentence, 1);
  server.on('error', (error) => log('error', `The server: ${error.message}.`));
  control?.start();
  const end = (): void => process.exit(0);
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const ready: ReadyLine = {
    url: urlOf(options, listening.port),
    clientId: config.clientId,
    keyVersion,
    gatewayPublicKey: gatewayKey.publicKey.spkiBase64,
    ...(config.partnerPublicKey === 'demo' ? { partnerPrivateKey: demoPartnerKeys.privateKey } : {}),
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  log('info', `The simulator listens on ${ready.url}.`);
}

function configOf({ config: path }: Options): Config {
  if (path === undefined) return defaultConfig;
  const read = readConfig(fileText(path, '--config'));
  if (!read.ok) throw new CannotStart(`The configuration ${path} cannot be used. ${read.sentence}`);
  return read.config;
}

function partnerKeyOf({ partnerPublicKey }: Config): PublicKey | undefined {
  if (partnerPublicKey === 'none') return undefined;
  const text = partnerPublicKey === 'demo' ? demoPartnerKeys.publicKey : partnerPublicKey.text;
  return usable(importPublicKey(text), 'partnerPublicKey');
}

function usable<K extends PrivateKey | PublicKey>(imported: ImportedKey<K>, field: string): K {
  if (!imported.ok) throw new CannotStart(`/${field} of the configuration: ${imported.sentence}`);
  return imported.key;
}

function scenariosOf(options: Options): readonly Scenario[] {
  const read = readScenarios(options.scenarios, endpoints);
  if (!read.ok) throw new CannotStart(read.sentence);
  return read.scenarios;
}

function tlsOf({ tls }: Options): { readonly tls?: { readonly cert: string; readonly key: string } } {
  if (tls === undefined) return {};
  return { tls: { cert: fileText(tls.cert, '--tls-cert'), key: fileText(tls.key, '--tls-key') } };
}

function fileText(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotStart(`${option} ${path} cannot be read: ${messageOf(error)}`);
  }
}

function urlOf({ host, tls }: Options, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const name = reachable.includes(':') ? `[${reachable}]` : reachable;
  return `${tls === undefined ? 'http' : 'https'}://${name}:${port}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// The program that reads the log may go away; the simulator stays.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
try {
  await main();
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = error instanceof CannotStart ? error.exitCode : 1;
}
