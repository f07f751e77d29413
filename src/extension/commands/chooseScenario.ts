import { l10n, window } from 'vscode';
import { endpoints } from '../../core/catalogue/index.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { durationText } from '../../core/duration.ts';
import type { ScenarioRow, SimulatorState } from '../../simulator/controlProtocol.ts';
import type { CommandOutcome } from '../seams.ts';
import type { Workbench } from '../workbench.ts';
import { askChoice, type Choice } from './inputs.ts';
import { separator } from './subject.ts';

/** Chooses how the simulator misbehaves on purpose: an API, and what it does there. */
export async function chooseSimulatorScenario({ simulator }: Workbench): Promise<CommandOutcome> {
  const present = await simulator.command({ command: 'state' });
  if (!present.ok || !present.state) {
    return { sentence: present.ok ? l10n.t('The simulator did not tell its scenarios.') : present.sentence };
  }
  const { state } = present;
  const title = l10n.t('Choose Simulator Scenario');
  for (;;) {
    const api = await askChoice<EndpointDescription | 'behave'>(
      { title, step: 1, totalSteps: 2 },
      { placeholder: l10n.t('API that misbehaves on purpose'), choices: apiChoices(state) },
    );
    if (api.kind !== 'next') {
      return undefined;
    }
    if (api.value === 'behave') {
      return play(simulator, []);
    }
    const prefix = `${api.value.name}=`;
    const played = state.scenarios.find((name) => name.startsWith(prefix)) ?? '';
    const scenario = await askChoice<string>(
      { title: `${title}: ${api.value.title}`, step: 2, totalSteps: 2, back: true },
      {
        placeholder: l10n.t('What it does there'),
        choices: scenarioChoices(api.value, state, played),
        active: played,
      },
    );
    if (scenario.kind === 'next') {
      const others = state.scenarios.filter((name) => !name.startsWith(prefix));
      return play(simulator, scenario.value === '' ? others : [...others, scenario.value]);
    }
    if (scenario.kind === 'cancelled') {
      return undefined;
    }
  }
}

/** Has the simulator behave again. */
export async function stopSimulatorScenario({ simulator }: Workbench): Promise<CommandOutcome> {
  return play(simulator, []);
}

async function play(
  simulator: Workbench['simulator'],
  scenarios: readonly string[],
): Promise<CommandOutcome> {
  const done = await simulator.command({ command: 'scenario', scenarios });
  if (!done.ok) {
    return {
      sentence: done.sentence,
      fix: { title: l10n.t('Choose Again'), command: 'worldfirst.chooseSimulatorScenario' },
    };
  }
  window.setStatusBarMessage(
    scenarios.length === 0
      ? l10n.t('The simulator behaves.')
      : l10n.t('The simulator plays {0}.', scenarios.join(', ')),
    8_000,
  );
  return undefined;
}

function apiChoices({ scenarios }: SimulatorState): readonly Choice<EndpointDescription | 'behave'>[] {
  const apis = endpoints.map((endpoint) => {
    const played = scenarios.find((name) => name.startsWith(`${endpoint.name}=`));
    return {
      label: ticked(endpoint.title, played !== undefined),
      description:
        played === undefined ? endpoint.name : l10n.t('plays {0}', played.slice(endpoint.name.length + 1)),
      value: endpoint,
    };
  });
  const stop = { label: `$(debug-stop) ${l10n.t('Stop Playing')}`, value: 'behave' } as const;
  return scenarios.length === 0 ? apis : [stop, ...apis];
}

/** The scenarios of one API under their headings, each with what it does; the one that is played is ticked. */
function scenarioChoices(
  endpoint: EndpointDescription,
  { scenarioTable }: SimulatorState,
  played: string,
): readonly Choice<string>[] {
  const rows = scenarioTable.filter((row) => row.endpoint === endpoint.name);
  return [
    { label: ticked(l10n.t('Behaves as it should'), played === ''), value: '' },
    ...Array.from(new Set(rows.map(({ group }) => group))).flatMap((group) => [
      separator(l10n.t(group)),
      ...rows.filter((row) => row.group === group).flatMap((row) => choicesOf(row, endpoint, played)),
    ]),
  ];
}

function choicesOf(
  { name, title = name, sentence, parameter, code }: ScenarioRow,
  endpoint: EndpointDescription,
  played: string,
): readonly Choice<string>[] {
  if (code !== undefined) {
    return [
      {
        label: ticked(code, name === played),
        description: l10n.t(sentence, code),
        detail: endpoint.results.find((result) => result.code === code)?.meaning ?? '',
        value: name,
      },
    ];
  }
  const values = parameter?.choices.map((count) => ({ count: String(count), value: `${name}:${count}` })) ?? [
    { count: '', value: name },
  ];
  return values.map(({ count, value }) => ({
    label: ticked(
      l10n.t(title, parameter?.unit === 'seconds' ? durationText(Number(count), l10n.t) : count),
      value === played,
    ),
    description: value.slice(endpoint.name.length + 1),
    detail: l10n.t(sentence, count),
    value,
  }));
}

function ticked(label: string, isPlayed: boolean): string {
  return `${isPlayed ? '$(check)' : '$(blank)'} ${label}`;
}
