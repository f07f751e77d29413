import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { ScenarioParameter, ScenarioRow } from './controlProtocol.ts';
import { scenarioKinds, scenarioTable, type ScenarioEffect } from './scenarioTable.ts';

/** A way to misbehave on purpose at one endpoint. */
export interface Scenario {
  /**
   * `<endpoint>=<result code>`, `<endpoint>=<word>` or `<endpoint>=<word>:<number>`; the same on the command line,
   * in a configuration, on the control channel and for people.
   */
  readonly name: string;
  readonly endpoint: string;
  readonly effect: ScenarioEffect;
}

export type ReadScenarios =
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly sentence: string };

/** The names of every scenario there is, those with a number once for each of its usual choices. */
export function scenarioNames(endpoints: readonly EndpointDescription[]): readonly string[] {
  return scenarioTable(endpoints).flatMap(({ name, parameter }) =>
    parameter === undefined ? [name] : parameter.choices.map((choice) => `${name}:${choice}`),
  );
}

/** Reads scenario names; one that is unknown is refused with the list, and so are two for one endpoint. */
export function readScenarios(
  names: readonly string[],
  endpoints: readonly EndpointDescription[],
): ReadScenarios {
  const table = new Map(scenarioTable(endpoints).map((row) => [row.name, row]));
  const scenarios = new Map<string, Scenario>();
  for (const name of names) {
    const read = readScenario(name, table);
    if (typeof read === 'string') return { ok: false, sentence: read };
    const earlier = scenarios.get(read.endpoint);
    if (earlier !== undefined && earlier.name !== name) {
      return {
        ok: false,
        sentence: `${earlier.name} and ${name} exclude each other: an endpoint plays one scenario at a time.`,
      };
    }
    scenarios.set(read.endpoint, read);
  }
  return { ok: true, scenarios: [...scenarios.values()] };
}

/** The scenario of a name, or the sentence that says why there is none. */
function readScenario(name: string, table: ReadonlyMap<string, ScenarioRow>): Scenario | string {
  const colon = name.indexOf(':');
  const stem = colon < 0 ? name : name.slice(0, colon);
  const row = table.get(stem);
  if (row === undefined) {
    const list = [...table.values()].map((each) => `  ${pattern(each)}`).join('\n');
    return `There is no scenario "${name}". The scenarios are:\n${list}`;
  }
  const number = colon < 0 ? undefined : name.slice(colon + 1);
  const { endpoint, parameter, code } = row;
  if (parameter === undefined && number !== undefined) return `${stem} takes no number: "${name}".`;
  const count = parameter === undefined ? 0 : countWithin(number ?? '', parameter);
  if (parameter !== undefined && count === undefined) {
    const { unit, least, most } = parameter;
    return `${stem} needs a number of ${unit} from ${least} to ${most}, such as ${example(row)}, not "${name}".`;
  }
  const word = stem.slice(endpoint.length + 1);
  const kind = scenarioKinds.find((each) => each.word === word);
  const effect = kind?.effect(count ?? 0) ?? { kind: 'refuse', code: code ?? word };
  return { name, endpoint, effect };
}

/** A number has one form only, so that a scenario has one name only. */
function countWithin(digits: string, { least, most }: ScenarioParameter): number | undefined {
  if (!/^(0|[1-9]\d{0,8})$/.test(digits)) return undefined;
  const count = Number(digits);
  return count >= least && count <= most ? count : undefined;
}

function pattern({ name, parameter }: ScenarioRow): string {
  return parameter === undefined ? name : `${name}:<${parameter.unit}>`;
}

function example({ name, parameter }: ScenarioRow): string {
  return `${name}:${parameter?.choices[0] ?? ''}`;
}
