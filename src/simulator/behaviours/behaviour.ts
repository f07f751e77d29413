import type { JsonObject } from '../../core/json/json.ts';
import type { AnswerMembers } from '../answerText.ts';
import type { Authorisations } from '../authorisations.ts';
import type { Customer } from '../customers.ts';
import type { Book } from '../ledger.ts';
import type { Cause } from '../refusals.ts';
import type { SettlementPlan } from '../scenarioTable.ts';

/** A call whose signature, customer and body are right: what is left is the business. */
export interface BusinessCall {
  readonly customer: Customer;
  /** Valid by the endpoint's request schema. */
  readonly body: JsonObject;
  readonly book: Book;
  readonly authorisations: Authorisations;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly nextId: (prefix: string) => string;
  /** How a scenario lets an application end that is taken in now. */
  readonly settlement?: SettlementPlan;
}

export type Reaction =
  | {
      readonly kind: 'success';
      /** Members of the answer beside `result`. */
      readonly members: AnswerMembers;
      /** The customer's book afterwards, where it changes. */
      readonly book?: Book;
      /** The authorisations afterwards, where they change. */
      readonly authorisations?: Authorisations;
    }
  | { readonly kind: 'refused'; readonly cause: Cause; readonly detail: string };

/** What one endpoint does. Pure but for the ids it takes. */
export type Behaviour = (call: BusinessCall) => Reaction;
