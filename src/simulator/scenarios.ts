import type { EndpointDescription } from '../core/catalogue/endpoint.ts';

/** A way to misbehave on purpose at one endpoint. */
export interface Scenario {
  /** `<endpoint>=<code>`; as it is written on the command line and shown to people. */
  readonly name: string;
  readonly endpoint: string;
  readonly effect: ScenarioEffect;
}

/** `refuse`: the call is checked as always and then answered with this code, and nothing is done. */
export interface ScenarioEffect {
  readonly kind: 'refuse';
  readonly code: string;
}

export type ReadScenarios =
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly sentence: string };

/** Every scenario there is: each code that an endpoint lists, but for the success that needs none. */
export function allScenarios(endpoints: readonly EndpointDescription[]): readonly Scenario[] {
  return endpoints.flatMap((endpoint) =>
    endpoint.results
      .filter((result) => result.status !== 'S')
      .map(({ code }) => ({
        name: `${endpoint.name}=${code}`,
        endpoint: endpoint.name,
        effect: { kind: 'refuse' as const, code },
      })),
  );
}

/** Reads scenario names; an unknown one is refused with the list, and so are two for one endpoint. */
export function readScenarios(
  names: readonly string[],
  endpoints: readonly EndpointDescription[],
): ReadScenarios {
  const known = new Map(allScenarios(endpoints).map((scenario) => [scenario.name, scenario]));
  const scenarios = new Map<string, Scenario>();
  for (const name of names) {
    const scenario = known.get(name);
    if (scenario === undefined) {
      const list = [...known.keys()].map((each) => `  ${each}`).join('\n');
      return { ok: false, sentence: `There is no scenario "${name}". The scenarios are:\n${list}` };
    }
    const earlier = scenarios.get(scenario.endpoint);
    if (earlier !== undefined && earlier.name !== name) {
      return {
        ok: false,
        sentence: `${earlier.name} and ${name} exclude each other: an endpoint plays one scenario at a time.`,
      };
    }
    scenarios.set(scenario.endpoint, scenario);
  }
  return { ok: true, scenarios: [...scenarios.values()] };
}
