import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { ControlAnswer, CustomerState, SimulatorState } from './controlProtocol.ts';
import {
  approvable,
  draw,
  expire,
  granted,
  markOverdue,
  repay,
  type Change,
  type CreditLine,
} from './creditLine.ts';
import type { Customers } from './customers.ts';
import { bookOf, changeCreditLine, type Book } from './ledger.ts';
import type { KeptLedger } from './ledgerStore.ts';
import { minorUnitsOf } from './minorUnits.ts';
import { allScenarios, readScenarios, type Scenario } from './scenarios.ts';

export interface CommandPorts {
  readonly endpoints: readonly EndpointDescription[];
  readonly customers: Customers;
  readonly ledger: KeptLedger;
  scenarios(): readonly Scenario[];
  setScenarios(scenarios: readonly Scenario[]): void;
}

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
      case 'draw':
        return operate(command, ports, (line) => withAmount(command, (amount) => draw(line, amount)));
      case 'repay':
        return operate(command, ports, (line) => withAmount(command, (amount) => repay(line, amount)));
      case 'expire':
        return operate(command, ports, (line) => withAmount(command, (amount) => expire(line, amount)));
      case 'overdue':
        return operate(command, ports, markOverdue);
      default:
        return refuse('The commands are state, reset, scenario, draw, repay, expire and overdue.');
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
  ports.setScenarios(read.scenarios);
  return done(ports);
}

function operate(
  command: JsonObject,
  ports: CommandPorts,
  operation: (line: CreditLine) => Change<CreditLine>,
): ControlAnswer {
  const customer = command.get('customer') ?? ports.customers.partnerId;
  if (typeof customer !== 'string' || !ports.customers.byId.has(customer)) {
    return refuse('"customer" must be the id of a customer.');
  }
  const change = changeCreditLine(ports.ledger.current(), customer, operation);
  if (!change.ok) return change;
  ports.ledger.commit(change.value);
  return done(ports);
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

function done(ports: CommandPorts): ControlAnswer {
  const ledger = ports.ledger.current();
  const state: SimulatorState = {
    scenarios: ports.scenarios().map(({ name }) => name),
    availableScenarios: allScenarios(ports.endpoints).map(({ name }) => name),
    customers: [...ports.customers.byId.keys()].map((id) => customerState(id, bookOf(ledger, id))),
  };
  return { ok: true, state };
}

function customerState(id: string, { line, applications, attachments }: Book): CustomerState {
  return {
    id,
    ...(line === undefined ? {} : { credit: creditState(line) }),
    applications: [...applications.values()].map(({ referenceNo, creditGrantNo, state, inquiries }) => ({
      referenceNo,
      creditGrantNo,
      status: state.status,
      inquiries,
    })),
    attachments: [...attachments.values()].map(({ attachmentId, fileName, size, sha256 }) => ({
      attachmentId,
      fileName,
      size,
      sha256,
    })),
  };
}

function creditState(line: CreditLine): NonNullable<CustomerState['credit']> {
  return {
    cap: line.cap.toString(),
    granted: granted(line).toString(),
    available: line.available.toString(),
    unpaid: line.unpaid.toString(),
    approvable: approvable(line).toString(),
    overdue: line.overdue,
  };
}

function refuse(sentence: string): ControlAnswer {
  return { ok: false, sentence };
}
