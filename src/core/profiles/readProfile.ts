import type { ConnectedCustomer, PathOverride, Profile } from './profile.ts';
import { simulatorProfileId } from './profile.ts';
import {
  checkBaseUrl,
  checkClientId,
  checkCurrency,
  checkCustomerId,
  checkKeyVersion,
  checkName,
  checkPath,
  problem,
  type Checked,
} from './profileRules.ts';
import type { Sentence } from '../sentence.ts';

/** An entry that is not a profile, with every reason. It is shown, never dropped. */
export interface RejectedProfile {
  /** Position in the list that was read, from 0. */
  readonly index: number;
  readonly name: string;
  readonly problems: readonly Sentence[];
}

export interface ReadProfiles {
  readonly profiles: readonly Profile[];
  readonly rejected: readonly RejectedProfile[];
}

/** What else exists, so that names and ids stay unique and endpoints are known. */
export interface Surroundings {
  readonly takenIds: readonly string[];
  readonly takenNames: readonly string[];
  readonly endpoints: readonly string[];
}

/** Reads a list of profiles as it stands in the settings. */
export function readProfiles(entries: readonly unknown[], surroundings: Surroundings): ReadProfiles {
  const profiles: Profile[] = [];
  const rejected: RejectedProfile[] = [];
  for (const [index, entry] of entries.entries()) {
    const read = readProfile(entry, {
      takenIds: [...surroundings.takenIds, ...profiles.map(({ id }) => id)],
      takenNames: [...surroundings.takenNames, ...profiles.map(({ name }) => name)],
      endpoints: surroundings.endpoints,
    });
    if (read.ok) {
      profiles.push(read.profile);
    } else {
      rejected.push({ index, name: nameOf(entry), problems: read.problems });
    }
  }
  return { profiles, rejected };
}

/** Reads one profile of unknown origin; all its problems are told at once. */
export function readProfile(
  entry: unknown,
  surroundings: Surroundings,
):
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly Sentence[] } {
  if (!isRecord(entry)) {
    return { ok: false, problems: [problem('notObject')] };
  }
  const problems: Sentence[] = [];
  const take = <T>(checked: Checked<T>, otherwise: T): T => {
    if (checked.ok) {
      return checked.value;
    }
    problems.push(checked.problem);
    return otherwise;
  };
  const text = (member: string, check: (value: string) => Checked<string>): string => {
    const value = textOf(entry, member);
    return take(value.ok ? check(value.value) : value, '');
  };

  for (const member of Object.keys(entry)) {
    if (!members.has(member)) {
      problems.push(problem('unknownMember', member));
    }
  }
  const profile: Profile = {
    id: text('id', (id) => checkId(id, surroundings.takenIds)),
    name: text('name', (name) => checkName(name, surroundings.takenNames)),
    kind: take(checkKind(entry.kind), 'production'),
    baseUrl: text('baseUrl', checkBaseUrl),
    clientId: text('clientId', checkClientId),
    keyVersion: text('keyVersion', checkKeyVersion),
    customers: readCustomers(entry.customers, problems),
    prefundingCurrencies: readCurrencies(entry.prefundingCurrencies, problems),
    sameNameBalance: take(booleanOf(entry, 'sameNameBalance'), false),
    pathOverrides: readOverrides(entry.pathOverrides, surroundings.endpoints, problems),
  };
  return problems.length === 0 ? { ok: true, profile } : { ok: false, problems };
}

const members: ReadonlySet<string> = new Set<keyof Profile>([
  'id',
  'name',
  'kind',
  'baseUrl',
  'clientId',
  'keyVersion',
  'customers',
  'prefundingCurrencies',
  'sameNameBalance',
  'pathOverrides',
]);

function checkId(id: string, taken: readonly string[]): Checked<string> {
  if (id === '') {
    return { ok: false, problem: problem('idMissing') };
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id)) {
    return { ok: false, problem: problem('idForm', id) };
  }
  return id === simulatorProfileId || taken.includes(id)
    ? { ok: false, problem: problem('idTaken', id) }
    : { ok: true, value: id };
}

function checkKind(kind: unknown): Checked<Profile['kind']> {
  return kind === 'sandbox' || kind === 'production'
    ? { ok: true, value: kind }
    : { ok: false, problem: problem('kindForm') };
}

function readCustomers(value: unknown, problems: Sentence[]): readonly ConnectedCustomer[] {
  const customers: ConnectedCustomer[] = [];
  for (const entry of listOf(value, 'customers', problems)) {
    const known =
      isRecord(entry) && Object.keys(entry).every((member) => member === 'id' || member === 'label');
    if (!known || typeof entry.id !== 'string' || !isOptionalText(entry.label)) {
      problems.push(problem('customersShape'));
      continue;
    }
    const id = checkCustomerId(entry.id);
    if (!id.ok) {
      problems.push(id.problem);
    } else if (customers.some((other) => other.id === id.value)) {
      problems.push(problem('customerTaken', id.value));
    } else {
      const label = entry.label?.trim();
      customers.push(label ? { id: id.value, label } : { id: id.value });
    }
  }
  return customers;
}

function readCurrencies(value: unknown, problems: Sentence[]): readonly string[] {
  const currencies: string[] = [];
  for (const entry of listOf(value, 'prefundingCurrencies', problems)) {
    const code = checkCurrency(typeof entry === 'string' ? entry : String(entry));
    if (!code.ok) {
      problems.push(code.problem);
    } else if (currencies.includes(code.value)) {
      problems.push(problem('currencyTaken', code.value));
    } else {
      currencies.push(code.value);
    }
  }
  return currencies;
}

function readOverrides(
  value: unknown,
  endpoints: readonly string[],
  problems: Sentence[],
): Readonly<Record<string, PathOverride>> {
  if (value === undefined) {
    return {};
  }
  if (!isRecord(value)) {
    problems.push(problem('overridesShape'));
    return {};
  }
  const overrides: [string, PathOverride][] = [];
  for (const [endpoint, entry] of Object.entries(value)) {
    const known =
      isRecord(entry) && Object.keys(entry).every((member) => member === 'path' || member === 'signedPath');
    if (!endpoints.includes(endpoint)) {
      problems.push(problem('endpointUnknown', endpoint));
    } else if (!known || typeof entry.path !== 'string' || !isOptionalText(entry.signedPath)) {
      problems.push(problem('overrideShape', endpoint));
    } else {
      const path = checkPath(entry.path);
      const signedPath = entry.signedPath === undefined ? undefined : checkPath(entry.signedPath);
      for (const checked of [path, signedPath]) {
        if (checked && !checked.ok) {
          problems.push(checked.problem);
        }
      }
      if (path.ok && signedPath?.ok !== false) {
        overrides.push([
          endpoint,
          signedPath ? { path: path.value, signedPath: signedPath.value } : { path: path.value },
        ]);
      }
    }
  }
  return Object.fromEntries(overrides);
}

function listOf(value: unknown, member: string, problems: Sentence[]): readonly unknown[] {
  if (value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return value;
  }
  problems.push(problem('listShape', member));
  return [];
}

function textOf(entry: Readonly<Record<string, unknown>>, member: string): Checked<string> {
  const value = entry[member];
  if (value === undefined) {
    return { ok: true, value: '' };
  }
  return typeof value === 'string'
    ? { ok: true, value }
    : { ok: false, problem: problem('textShape', member) };
}

function booleanOf(entry: Readonly<Record<string, unknown>>, member: string): Checked<boolean> {
  const value = entry[member] ?? false;
  return typeof value === 'boolean'
    ? { ok: true, value }
    : { ok: false, problem: problem('booleanShape', member) };
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(entry: unknown): string {
  return isRecord(entry) && typeof entry.name === 'string' ? entry.name : '';
}
