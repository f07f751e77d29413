import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { Signer, Validator } from '../core/calls/ports.ts';
import type { Partner } from './authenticate.ts';
import type { Behaviour } from './behaviours/behaviour.ts';
import type { Chance } from './chance.ts';
import type { Customers } from './customers.ts';
import type { ExplainSignature } from './explainSignature.ts';
import type { Ledger } from './ledger.ts';
import type { Scenario } from './scenarios.ts';

/** What the simulated gateway is made of. */
export interface SimulatedGateway {
  readonly endpoints: readonly EndpointDescription[];
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  readonly partner: Partner;
  readonly keyVersion: string;
  readonly signer: Signer;
  readonly validator: Validator;
  readonly customers: Customers;
  readonly chance: Chance;
  readonly ledger: LedgerStore;
  /** Undefined where the client has no key. */
  readonly explainSignature: ExplainSignature | undefined;
  /** Whether the reason stands in the answer too; read at every call, so that it can be changed while it runs. */
  explainsSignatures(): boolean;
  /** Read at every call, so that they can be changed while it runs. */
  scenarios(): readonly Scenario[];
}

/** Keeps the ledger. What cannot be kept throws, and then nothing has changed. */
export interface LedgerStore {
  current(): Ledger;
  commit(ledger: Ledger): void;
  /** Takes over what is not worth a write of its own; the next commit writes it. */
  remember(ledger: Ledger): void;
  /** Writes what was only remembered, where that is needed or a seed makes every call part of the state. */
  keep(needed: boolean): void;
}
