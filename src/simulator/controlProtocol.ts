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

/** `customer` is a customer id, the partner's own where it is left out; amounts are digits of US cents. */
export type ControlCommand =
  | { readonly command: 'reset' }
  | { readonly command: 'state' }
  | { readonly command: 'scenario'; readonly scenarios: readonly string[] }
  | {
      readonly command: 'draw' | 'repay' | 'expire';
      readonly customer?: string;
      readonly amount: string;
    }
  | { readonly command: 'overdue'; readonly customer?: string };

export type ControlAnswer =
  { readonly ok: true; readonly state?: SimulatorState } | { readonly ok: false; readonly sentence: string };

/** What the simulator holds. Amounts are digits of US cents. */
export interface SimulatorState {
  readonly scenarios: readonly string[];
  readonly availableScenarios: readonly string[];
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
