import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { CustomerState, SimulatorState } from './controlProtocol.ts';
import { approvable, granted, type CreditLine } from './creditLine.ts';
import type { Customers } from './customers.ts';
import { bookOf, type Book, type Ledger } from './ledger.ts';
import { scenarioNames, type Scenario } from './scenarios.ts';
import { scenarioTable } from './scenarioTable.ts';
import { gatewayDate, gatewayTime } from './time.ts';

export interface StateParts {
  readonly endpoints: readonly EndpointDescription[];
  readonly customers: Customers;
  readonly ledger: Ledger;
  readonly scenarios: readonly Scenario[];
  /** The gateway's time, in milliseconds since the epoch. */
  readonly at: number;
}

/** What the simulator holds, for the program that controls it. */
export function simulatorState({ endpoints, customers, ledger, scenarios, at }: StateParts): SimulatorState {
  return {
    scenarios: scenarios.map(({ name }) => name),
    availableScenarios: scenarioNames(endpoints),
    scenarioTable: scenarioTable(endpoints),
    clock: { now: gatewayTime(at), advancedSeconds: ledger.advancedMs / 1_000 },
    calls: Object.fromEntries(endpoints.map(({ name }) => [name, ledger.calls.get(name) ?? 0])),
    customers: [...customers.byId.keys()].map((id) => customerState(id, bookOf(ledger, id))),
  };
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
    ...(line.dueAt === undefined ? {} : { dueDate: gatewayDate(line.dueAt, 0) }),
  };
}
