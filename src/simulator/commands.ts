import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import { authorise } from './authorisations.ts';
import type { Chance } from './chance.ts';
import type { ControlAnswer } from './controlProtocol.ts';
import { wholeNumberOf } from './configValues.ts';
import { draw, expire, markOverdue, repay, type Change, type CreditLine } from './creditLine.ts';
import type { Customers } from './customers.ts';
import { changeCreditLine, elapseAll } from './ledger.ts';
import type { KeptLedger } from './ledgerStore.ts';
import { minorUnitsOf } from './minorUnits.ts';
import { readScenarios, type Scenario } from './scenarios.ts';
import { simulatorState } from './simulatorState.ts';

export interface CommandPorts {
  readonly endpoints: readonly EndpointDescription[];
  readonly customers: Customers;
  readonly chance: Chance;
  readonly ledger: KeptLedger;
  scenarios(): readonly Scenario[];
  setScenarios(scenarios: readonly Scenario[]): void;
  setExplainSignatures(on: boolean): void;
}

/** The farthest that the clock is moved on, in seconds: a hundred years. */
const farthestSeconds = 100 * 365 * 86_400;

/** Runs one control command, given as the text of its JSON. */
export function runCommand(text: string, ports: CommandPorts): ControlAnswer {
  const parsed = parseJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return refuse('A command is one JSON object.');
  const command = parsed.value;
  try {
    switch (command.get('command')) {
      case 'state':
        return done(ports);
      case 'reset':
        ports.ledger.reset();
        return done(ports);
      case 'scenario':
        return setScenarios(command.get('scenarios'), ports);
      case 'explain':
        return setExplain(command.get('signatures'), ports);
      case 'advance':
        return advance(command.get('seconds'), ports);
      case 'draw':
        return operate(command, ports, (line, at) => withAmount(command, (amount) => draw(line, amount, at)));
      case 'repay':
        return operate(command, ports, (line) => withAmount(command, (amount) => repay(line, amount)));
      case 'expire':
        return operate(command, ports, (line) => withAmount(command, (amount) => expire(line, amount)));
      case 'overdue':
        return operate(command, ports, (line) => markOverdue(line));
      case 'authorise':
        return authoriseCustomer(command, ports);
      default:
        return refuse(
          'The commands are state, reset, scenario, explain, advance, draw, repay, expire, overdue and authorise.',
        );
    }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function setScenarios(names: Json | undefined, ports: CommandPorts): ControlAnswer {
  if (!isJsonArray(names)) return refuse('"scenarios" must be a list of names.');
  const texts = names.filter((name) => typeof name === 'string');
  if (texts.length < names.length) return refuse('"scenarios" must be a list of names.');
  const read = readScenarios(texts, ports.endpoints);
  if (!read.ok) return read;
  // What a scenario has counted belongs to this one choice of it.
  ports.ledger.commit({ ...ports.ledger.current(), counted: new Map() });
  ports.setScenarios(read.scenarios);
  return done(ports);
}

function setExplain(on: Json | undefined, ports: CommandPorts): ControlAnswer {
  if (typeof on !== 'boolean') return refuse('"signatures" must be true or false.');
  ports.setExplainSignatures(on);
  return done(ports);
}

function advance(value: Json | undefined, ports: CommandPorts): ControlAnswer {
  const seconds = wholeNumberOf(value);
  if (seconds === undefined || seconds === 0) {
    return refuse('"seconds" must be a whole number above zero.');
  }
  const ledger = ports.ledger.current();
  const advancedMs = ledger.advancedMs + seconds * 1_000;
  if (advancedMs > farthestSeconds * 1_000) {
    return refuse('The clock is moved on by a hundred years at most. The command reset takes it back.');
  }
  ports.ledger.commit(elapseAll({ ...ledger, advancedMs }, ports.chance.now() + advancedMs));
  return done(ports);
}

function operate(
  command: JsonObject,
  ports: CommandPorts,
  operation: (line: CreditLine, at: number) => Change<CreditLine>,
): ControlAnswer {
  const customer = customerNamed(command, ports);
  if (customer === undefined) return refuse(noSuchCustomer);
  const { ledger, at } = present(ports);
  const change = changeCreditLine(ledger, customer, (line) => operation(line, at));
  if (!change.ok) return change;
  ports.ledger.commit(change.value);
  return done(ports);
}

/** A code for the partner, as the portal gives it after the customer's consent. */
function authoriseCustomer(command: JsonObject, ports: CommandPorts): ControlAnswer {
  const customer = customerNamed(command, ports);
  if (customer === undefined) return refuse(noSuchCustomer);
  const { ledger, at } = present(ports);
  const { authorisations, code } = authorise(ledger.authorisations, customer, at, ports.chance.nextId);
  ports.ledger.commit({ ...ledger, authorisations });
  return { ...done(ports), code };
}

const noSuchCustomer = '"customer" must be the id of a customer.';

function customerNamed(command: JsonObject, { customers }: CommandPorts): string | undefined {
  const customer = command.get('customer') ?? customers.partnerId;
  return typeof customer === 'string' && customers.byId.has(customer) ? customer : undefined;
}

function withAmount(
  command: JsonObject,
  operation: (amount: bigint) => Change<CreditLine>,
): Change<CreditLine> {
  const amount = minorUnitsOf(command.get('amount'));
  if (amount === undefined) {
    return { ok: false, sentence: '"amount" must be a whole number of US cents, of at most 16 digits.' };
  }
  return operation(amount);
}

function done(ports: CommandPorts): ControlAnswer & { readonly ok: true } {
  const { ledger, at } = present(ports);
  return { ok: true, state: simulatorState({ ...ports, ledger, scenarios: ports.scenarios(), at }) };
}

/** The ledger as time alone has left it, and the gateway's time. */
function present({ ledger, chance }: CommandPorts) {
  const current = ledger.current();
  const at = chance.now() + current.advancedMs;
  return { ledger: elapseAll(current, at), at };
}

function refuse(sentence: string): ControlAnswer {
  return { ok: false, sentence };
}
