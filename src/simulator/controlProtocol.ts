/**
 * What the simulator and the program that started it say to each other, beside the gateway's own traffic.
 *
 * The channel exists only where the environment variable {@link controlTokenVariable} holds a token. Every
 * request carries it as `Authorization: Bearer <token>`. While it exists, the simulator lives as long as somebody
 * holds a lease.
 */

/** Holds the token, at least {@link minControlTokenLength} characters. */
export const controlTokenVariable = 'WORLDFIRST_SIMULATOR_CONTROL';
export const minControlTokenLength = 32;

/** `GET`: a stream of {@link LogLine}s, one JSON object a line, that lasts as long as both sides want. */
export const leasePath = '/.control/lease';
/** `POST`: one {@link ControlCommand}; the answer is a {@link ControlAnswer}. */
export const commandPath = '/.control/command';

/** How the log line begins that tells of other scenarios than before. */
export const scenariosLogged = 'Scenarios: ';

/** The simulator ends by itself so long after its last lease was given up. */
export const lastLeaseGraceMs = 3_000;
/** The simulator ends by itself where nobody takes a lease within this time of its start. */
export const firstLeaseGraceMs = 15_000;

/** The line on standard output that says the simulator is ready. Keys are bare base64. */
export interface ReadyLine {
  readonly url: string;
  readonly clientId: string;
  readonly keyVersion: string;
  /** SubjectPublicKeyInfo. */
  readonly gatewayPublicKey: string;
  /** PKCS#8, of the public demo pair; absent where a partner key is configured. */
  readonly partnerPrivateKey?: string;
}

export type LogLevel = 'info' | 'warn' | 'error';

export interface LogLine {
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly level: LogLevel;
  readonly text: string;
}

/**
 * `customer` is a customer id, the partner's own where it is left out; amounts are digits of US cents. `scenario`
 * replaces all that are played. `explain` says whether the reason of a bad signature stands in the answer.
 * `authorise` lets the partner act for a customer, as the portal does after the customer's consent: its answer has
 * the code. `advance` moves the clock on, by 1 second to 100 years in all. `reset` starts over:
 * ledger, clock and counts; the scenarios stay.
 */
export type ControlCommand =
  | { readonly command: 'reset' }
  | { readonly command: 'state' }
  | { readonly command: 'scenario'; readonly scenarios: readonly string[] }
  | { readonly command: 'explain'; readonly signatures: boolean }
  | {
      readonly command: 'draw' | 'repay' | 'expire';
      readonly customer?: string;
      readonly amount: string;
    }
  | { readonly command: 'overdue' | 'authorise'; readonly customer?: string }
  | { readonly command: 'advance'; readonly seconds: number };

export type ControlAnswer =
  | { readonly ok: true; readonly state?: SimulatorState; readonly code?: string }
  | { readonly ok: false; readonly sentence: string };

/** One kind of misbehaviour at one endpoint. */
export interface ScenarioRow {
  /** `<endpoint>=<word>`; where there is a parameter, `:<number>` has to follow. */
  readonly name: string;
  readonly endpoint: string;
  /** What people call it, in English; absent where that is `code`. `{0}` is the number, with the unit of a time. */
  readonly title?: string;
  /** A heading, in English. */
  readonly group: string;
  /** In English. `{0}` stands for the number, or for `code`. */
  readonly sentence: string;
  readonly parameter?: ScenarioParameter;
  /** The result code it answers, where it does nothing else. */
  readonly code?: string;
}

export interface ScenarioParameter {
  readonly unit: 'inquiries' | 'calls' | 'seconds';
  /** The smallest and the largest number that is taken. */
  readonly least: number;
  readonly most: number;
  /** Numbers to offer. */
  readonly choices: readonly number[];
}

/** What the simulator holds. Amounts are digits of US cents. */
export interface SimulatorState {
  /** The names of those that are played. */
  readonly scenarios: readonly string[];
  /** Names to choose from: those with a number once for each of its usual choices. */
  readonly availableScenarios: readonly string[];
  /** All about every scenario there is. */
  readonly scenarioTable: readonly ScenarioRow[];
  readonly clock: {
    /** The gateway's time, ISO 8601 to the second with its offset. */
    readonly now: string;
    /** By how much `advance` has moved it. */
    readonly advancedSeconds: number;
  };
  /** How many requests have reached each endpoint since the start or the last reset, refused ones included. */
  readonly calls: Readonly<Record<string, number>>;
  readonly customers: readonly CustomerState[];
}

export interface CustomerState {
  readonly id: string;
  readonly credit?: {
    readonly cap: string;
    readonly granted: string;
    readonly available: string;
    readonly unpaid: string;
    readonly approvable: string;
    readonly overdue: boolean;
    /** YYYYMMDD at which what is unpaid falls due; absent where nothing is unpaid. */
    readonly dueDate?: string;
  };
  readonly applications: readonly {
    readonly referenceNo: string;
    readonly creditGrantNo: string;
    readonly status: 'ACCEPTED' | 'SUCCESS' | 'FAILED';
    readonly inquiries: number;
  }[];
  readonly attachments: readonly {
    readonly attachmentId: string;
    readonly fileName: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}
