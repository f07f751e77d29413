import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { endpoints } from '../core/catalogue/index.ts';
import { briefLimits } from '../core/doctor/searchContent.ts';
import { sentence } from '../core/sentence.ts';
import { createValidator } from '../gateway/ajvValidator.ts';
import { createDoctorPorts } from '../gateway/doctorPorts.ts';
import {
  importPrivateKey,
  importPublicKey,
  type ImportedKey,
  type PrivateKey,
  type PublicKey,
} from '../gateway/keyImport.ts';
import { createSigner, createVerifier } from '../gateway/rsa.ts';
import { defaultConfig, readConfig, type Config } from './config.ts';
import { controlTokenVariable, minControlTokenLength, type ReadyLine } from './controlProtocol.ts';
import { demoGatewayKeys, demoPartnerKeys } from './demoKeys.ts';
import { createSignatureExplainer } from './explainSignature.ts';
import { help } from './help.ts';
import { isLoopback, listen } from './listen.ts';
import { createLogHub } from './log.ts';
import { createLogWriter } from './logWriter.ts';
import { readOptions, type Options } from './options.ts';
import { readScenarios, type Scenario } from './scenarios.ts';
import { createSimulator, keyVersion, type SimulatorParts } from './simulator.ts';
import { openStateFile } from './stateFile.ts';

/** Why the simulator cannot start, in a sentence. Exit code 2 is a fault of the arguments or their files. */
class CannotStart extends Error {
  readonly exitCode: 1 | 2;

  constructor(sentence: string, exitCode: 1 | 2 = 2) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

async function start(options: Options): Promise<void> {
  const config = configOf(options);
  const gatewayKey = usable(
    importPrivateKey(
      config.gatewayPrivateKey === 'demo' ? demoGatewayKeys.privateKey : config.gatewayPrivateKey.text,
    ),
    'gatewayPrivateKey',
  );
  const partnerKey = partnerKeyOf(config);
  const logs = createLogHub();
  const { write, flush } = createLogWriter(process.stderr);
  logs.read(write);
  process.on('exit', flush);
  const end = (): void => {
    try {
      simulator.ending();
    } catch (error) {
      logs.log('error', messageOf(error));
    }
    process.exit(0);
  };
  const simulator = createSimulator({
    config,
    seed: options.seed ?? config.seed,
    scenarios: scenariosOf(options, config),
    stateFile: stateFileOf(options),
    tls: tlsOf(options),
    signer: createSigner(gatewayKey.pkcs8Pem),
    validator: createValidator(),
    partner:
      partnerKey === undefined
        ? undefined
        : {
            verifier: createVerifier(partnerKey.spkiPem),
            explainSignature: createSignatureExplainer({
              clientId: config.clientId,
              keys: [
                {
                  owner: 'partner',
                  name: sentence('the registered public key'),
                  publicKey: partnerKey.spkiPem,
                },
                {
                  owner: 'gateway',
                  name: sentence('the public key of the simulator itself'),
                  publicKey: gatewayKey.publicKey.spkiPem,
                },
              ],
              ports: createDoctorPorts(briefLimits),
            }),
          },
    explainSignatures: options.explainSignatures || config.explainSignatures,
    logs,
    control: controlOf(options, end),
  });
  const { host } = options;
  const listening = await listen(simulator.server, host, options.port);
  if (!listening.ok) throw new CannotStart(listening.sentence, 1);
  simulator.started();
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
  logs.log('info', `The simulator listens on ${ready.url}.`);
  if (!isLoopback(host)) {
    const mayCall = config.partnerPublicKey === 'demo' ? ' The demo keys are public: anybody may call.' : '';
    logs.log('warn', `${host} can be reached from the network.${mayCall}`);
  }
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

/** Those of the command line, and of the configuration those for the other endpoints. */
function scenariosOf(options: Options, config: Config): readonly Scenario[] {
  const chosen = knownScenarios(options.scenarios, '--scenario');
  const configured = knownScenarios(config.scenarios, '/scenarios of the configuration');
  const others = configured.filter(({ endpoint }) => chosen.every((each) => each.endpoint !== endpoint));
  return [...chosen, ...others];
}

function knownScenarios(names: readonly string[], place: string): readonly Scenario[] {
  const read = readScenarios(names, endpoints);
  if (!read.ok) throw new CannotStart(`${place}: ${read.sentence}`);
  return read.scenarios;
}

function stateFileOf({ state }: Options): SimulatorParts['stateFile'] {
  if (state === undefined) return undefined;
  const opened = openStateFile(state);
  if (!opened.ok) throw new CannotStart(opened.sentence);
  return opened;
}

function tlsOf({ tls }: Options): SimulatorParts['tls'] {
  if (tls === undefined) return undefined;
  const pair = { cert: fileText(tls.cert, '--tls-cert'), key: fileText(tls.key, '--tls-key') };
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new CannotStart(
      `--tls-cert ${tls.cert} and --tls-key ${tls.key} are not a PEM certificate and its key: ${messageOf(error)}.`,
    );
  }
  return pair;
}

function controlOf({ stay }: Options, end: () => void): SimulatorParts['control'] {
  const token = process.env[controlTokenVariable];
  if (token === undefined) return undefined;
  if (token.length < minControlTokenLength) {
    throw new CannotStart(`${controlTokenVariable} must hold at least ${minControlTokenLength} characters.`);
  }
  return { token, abandoned: stay ? () => undefined : end };
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

async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  switch (read.kind) {
    case 'help':
      process.stdout.write(help);
      return;
    case 'refused':
      throw new CannotStart(read.sentence);
    case 'options':
      await start(read.options);
  }
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
