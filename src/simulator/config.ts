import { isJsonObject, type Json, type JsonObject } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import { inEnglish } from '../core/sentence.ts';
import { demoCustomers, type InitialCustomer } from './demoData.ts';
import { demoClientId } from './demoNames.ts';
import {
  ConfigProblem,
  headerText,
  list,
  member,
  noOthers,
  optional,
  text,
  truth,
  wholeNumber,
} from './configValues.ts';
import { readCustomer } from './configCustomer.ts';

/** What a simulator starts from. Key texts are PEM or bare base64 and not yet looked into. */
export interface Config {
  readonly clientId: string;
  /** `none`: the client is known and has no key. `demo`: nothing is configured. */
  readonly partnerPublicKey: 'demo' | 'none' | { readonly text: string };
  readonly gatewayPrivateKey: 'demo' | { readonly text: string };
  readonly seed?: number;
  /** Names of scenarios, not yet looked up. */
  readonly scenarios: readonly string[];
  /** How far Request-Time may be from the clock; undefined leaves it unchecked. */
  readonly requestTimeToleranceSeconds?: number;
  /** Whether an answer to a bad signature says why it does not fit. */
  readonly explainSignatures: boolean;
  /** Whose figures a call without a customer header gets. */
  readonly partnerId: string;
  readonly customers: readonly InitialCustomer[];
}

export type ReadConfig =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly sentence: string };

const fields = [
  'clientId',
  'partnerPublicKey',
  'gatewayPrivateKey',
  'seed',
  'scenarios',
  'requestTimeToleranceSeconds',
  'explainSignatures',
  'customers',
];

export const defaultConfig: Config = {
  clientId: demoClientId,
  partnerPublicKey: 'demo',
  gatewayPrivateKey: 'demo',
  scenarios: [],
  explainSignatures: false,
  partnerId: demoClientId,
  customers: demoCustomers(demoClientId),
};

/** Reads the text of a configuration file. The sentence of a refusal names the place and what belongs there. */
export function readConfig(source: string): ReadConfig {
  const parsed = parseJson(source.replace(/^\uFEFF/, ''));
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    return { ok: false, sentence: `It is not JSON: ${inEnglish(message)} (line ${line}, column ${column}).` };
  }
  try {
    return { ok: true, config: configFrom(parsed.value) };
  } catch (error) {
    if (error instanceof ConfigProblem) return { ok: false, sentence: error.message };
    throw error;
  }
}

function configFrom(value: Json): Config {
  if (!isJsonObject(value)) throw new ConfigProblem('It must be one JSON object.');
  noOthers(value, fields, '');
  const clientId = optional(value, 'clientId', headerText) ?? demoClientId;
  const seed = optional(value, 'seed', wholeNumber);
  const tolerance = optional(value, 'requestTimeToleranceSeconds', wholeNumber);
  const customers = readCustomers(value) ?? demoCustomers(clientId);
  const partner = customers.find(({ customer }) => customer.id === clientId) ?? customers[0];
  if (partner === undefined) {
    throw new ConfigProblem('/customers must hold at least one customer, the partner itself.');
  }
  return {
    clientId,
    partnerPublicKey: partnerKey(value),
    gatewayPrivateKey: optional(value, 'gatewayPrivateKey', keyText) ?? 'demo',
    ...(seed === undefined ? {} : { seed }),
    scenarios: optional(value, 'scenarios', names) ?? [],
    ...(tolerance === undefined ? {} : { requestTimeToleranceSeconds: tolerance }),
    explainSignatures: optional(value, 'explainSignatures', truth) ?? false,
    partnerId: partner.customer.id,
    customers,
  };
}

function partnerKey(value: JsonObject): Config['partnerPublicKey'] {
  if (value.get('partnerPublicKey') === null) return 'none';
  return optional(value, 'partnerPublicKey', keyText) ?? 'demo';
}

function names(value: Json, place: string): readonly string[] {
  return list(value, place).map((name, index) => text(name, `${place}/${index}`));
}

function keyText(value: Json, place: string): { readonly text: string } {
  return { text: text(value, place) };
}

function readCustomers(value: JsonObject): readonly InitialCustomer[] | undefined {
  if (value.get('customers') === undefined) return undefined;
  const customers = list(member(value, 'customers', ''), '/customers').map((customer, index) =>
    readCustomer(customer, `/customers/${index}`),
  );
  const ids = customers.map(({ customer }) => customer.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new ConfigProblem(`/customers has the id "${twice}" twice.`);
  return customers;
}
