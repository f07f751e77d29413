import type { KeyObject } from 'node:crypto';
import type { Server } from 'node:http';
import { endpoints } from '../core/catalogue/index.ts';
import type { Signer, Validator, Verifier } from '../core/calls/ports.ts';
import { behaviours } from './behaviours/index.ts';
import { realChance, seededChance } from './chance.ts';
import { runCommand } from './commands.ts';
import type { Config } from './config.ts';
import { createControlChannel } from './control.ts';
import type { Customers } from './customers.ts';
import { explainMisfit } from './explainMisfit.ts';
import { createGatewayServer } from './httpServer.ts';
import { initialLedger, keepLedger } from './ledgerStore.ts';
import type { LogHub } from './log.ts';
import { respond, type SimulatedGateway } from './respond.ts';
import type { Scenario } from './scenarios.ts';
import type { OpenStateFile } from './stateFile.ts';

/** The key version that the simulator's own answers name and that partners may name. */
export const keyVersion = '1';

export interface SimulatorParts {
  readonly config: Config;
  readonly seed: number | undefined;
  readonly scenarios: readonly Scenario[];
  readonly stateFile: (OpenStateFile & { readonly ok: true }) | undefined;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly signer: Signer;
  readonly validator: Validator;
  /** Undefined where the client has no key. */
  readonly partner: { readonly verifier: Verifier; readonly key: KeyObject } | undefined;
  readonly logs: LogHub;
  /** Undefined where nobody may control it; `abandoned` is called when the last lease has gone. */
  readonly control: { readonly token: string; readonly abandoned: () => void } | undefined;
}

export interface Simulator {
  readonly server: Server;
  /** To be called when the server listens. */
  started(): void;
}

/** Puts a gateway together from its parts. It does not listen yet. */
export function createSimulator(parts: SimulatorParts): Simulator {
  const { config, seed, stateFile, logs, partner, tls } = parts;
  const saved = stateFile?.state;
  const position = saved?.seeded?.seed === seed ? saved?.seeded?.position : undefined;
  const chance = seed === undefined ? realChance() : seededChance(seed, position);
  const ledger = keepLedger({
    initial: initialLedger(config.customers),
    saved: saved?.ledger,
    file: stateFile?.file,
    seeded: seed === undefined ? undefined : { seed, chance },
  });
  const customers: Customers = {
    partnerId: config.partnerId,
    byId: new Map(config.customers.map(({ customer }) => [customer.id, customer])),
  };
  let scenarios = parts.scenarios;
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
  };
  const commandPorts = {
    endpoints,
    customers,
    ledger,
    scenarios: () => scenarios,
    setScenarios(next: readonly Scenario[]) {
      scenarios = next;
      logs.log('info', `Scenarios: ${next.map(({ name }) => name).join(', ') || 'none'}.`);
    },
  };
  const control =
    parts.control === undefined
      ? undefined
      : createControlChannel({
          ...parts.control,
          logs,
          run: (command) => runCommand(command, commandPorts),
        });
  const server = createGatewayServer({
    ...(tls === undefined ? {} : { tls }),
    respond: (request) => respond(gateway, request),
    intercept: (request, response) => control?.intercept(request, response) ?? false,
    explain: ({ result: { misfit } }) =>
      misfit === undefined || partner === undefined ? undefined : explainMisfit(misfit, partner.key),
    log: logs.log,
  });
  return { server, started: () => control?.start() };
}
