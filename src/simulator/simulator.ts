import type { Server } from 'node:http';
import { endpoints } from '../core/catalogue/index.ts';
import type { Signer, Validator, Verifier } from '../core/calls/ports.ts';
import { behaviours } from './behaviours/index.ts';
import { realChance, seededChance } from './chance.ts';
import { runCommand } from './commands.ts';
import type { Config } from './config.ts';
import { createControlChannel } from './control.ts';
import { scenariosLogged, type ControlAnswer } from './controlProtocol.ts';
import type { Customers } from './customers.ts';
import type { ExplainSignature } from './explainSignature.ts';
import type { SimulatedGateway } from './simulatedGateway.ts';
import { createGatewayServer } from './httpServer.ts';
import { keepLedger } from './ledgerStore.ts';
import type { Log, LogHub } from './log.ts';
import type { ReceivedRequest } from './received.ts';
import { respond, type Answer } from './respond.ts';
import type { Scenario } from './scenarios.ts';
import type { OpenStateFile } from './stateFile.ts';

/** The key version that the simulator's own answers name and that partners may name. */
export const keyVersion = '1';

export interface GatewayParts {
  readonly config: Config;
  readonly seed: number | undefined;
  readonly scenarios: readonly Scenario[];
  readonly stateFile: (OpenStateFile & { readonly ok: true }) | undefined;
  readonly signer: Signer;
  readonly validator: Validator;
  /** Undefined where the client has no key. */
  readonly partner: { readonly verifier: Verifier; readonly explainSignature?: ExplainSignature } | undefined;
  /** Whether the reason of a bad signature stands in the answer too. */
  readonly explainSignatures: boolean;
  readonly log: Log;
}

export interface SimulatorParts extends Omit<GatewayParts, 'log'> {
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly logs: LogHub;
  /** Undefined where nobody may control it; `abandoned` is called when the last lease has gone. */
  readonly control: { readonly token: string; readonly abandoned: () => void } | undefined;
}

/** The gateway without its HTTP side. */
export interface RunningGateway {
  readonly respond: (request: ReceivedRequest) => Promise<Answer>;
  /** Runs one control command, given as the text of its JSON. */
  readonly run: (command: string) => ControlAnswer;
  /** Writes what has not been worth a write of its own, for the end. */
  readonly keep: () => void;
}

export interface Simulator {
  readonly server: Server;
  /** To be called when the server listens. */
  started(): void;
  /** To be called before the process ends. */
  readonly ending: () => void;
}

/** Puts a gateway together from its parts. */
export function openGateway(parts: GatewayParts): RunningGateway {
  const { config, seed, stateFile, partner } = parts;
  const saved = stateFile?.state;
  const position = saved?.seeded?.seed === seed ? saved?.seeded?.position : undefined;
  const chance = seed === undefined ? realChance() : seededChance(seed, position);
  const ledger = keepLedger({
    customers: config.customers,
    saved: saved?.ledger,
    file: stateFile?.file,
    chance,
    seed,
  });
  const customers: Customers = {
    partnerId: config.partnerId,
    byId: new Map(config.customers.map(({ customer }) => [customer.id, customer])),
  };
  let scenarios = parts.scenarios;
  let { explainSignatures } = parts;
  const tolerance = config.requestTimeToleranceSeconds;
  const gateway: SimulatedGateway = {
    endpoints,
    behaviours,
    keyVersion,
    partner: {
      clientId: config.clientId,
      verifier: partner?.verifier,
      ...(tolerance === undefined ? {} : { requestTimeToleranceMs: tolerance * 1000 }),
    },
    signer: parts.signer,
    validator: parts.validator,
    customers,
    chance,
    ledger,
    scenarios: () => scenarios,
    explainSignature: partner?.explainSignature,
    explainsSignatures: () => explainSignatures,
  };
  const commandPorts = {
    endpoints,
    customers,
    chance,
    ledger,
    scenarios: () => scenarios,
    setExplainSignatures(on: boolean) {
      explainSignatures = on;
    },
    setScenarios(next: readonly Scenario[]) {
      scenarios = next;
      parts.log('info', `${scenariosLogged}${next.map(({ name }) => name).join(', ') || 'none'}.`);
    },
  };
  return {
    respond: (request) => respond(gateway, request),
    run: (command) => runCommand(command, commandPorts),
    keep: () => ledger.keep(true),
  };
}

/** A gateway behind an HTTP server, which does not listen yet. */
export function createSimulator(parts: SimulatorParts): Simulator {
  const { logs, tls } = parts;
  const gateway = openGateway({ ...parts, log: logs.log });
  const control =
    parts.control === undefined
      ? undefined
      : createControlChannel({ ...parts.control, logs, run: gateway.run });
  const server = createGatewayServer({
    ...(tls === undefined ? {} : { tls }),
    respond: gateway.respond,
    intercept: (request, response) => control?.intercept(request, response) ?? false,
    log: logs.log,
  });
  return { server, started: () => control?.start(), ending: gateway.keep };
}
