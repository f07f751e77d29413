import { l10n } from 'vscode';
import type { ActivityFilter } from '../../core/activity/filter.ts';
import { callOrigins, type CallOrigin } from '../../core/activity/entry.ts';
import type { Outcome } from '../../core/calls/exchange.ts';
import { endpoints } from '../../core/catalogue/index.ts';
import { sentence } from '../../core/sentence.ts';
import { askChoice, askText, type Choice } from '../commands/inputs.ts';
import type { Profiles } from '../seams.ts';
import type { ActivityTree } from './activityTree.ts';
import { endpointTitle, originWord, outcomeWord } from './activityWords.ts';

type Part = Exclude<keyof ActivityFilter, 'byItself'>;

const outcomes: readonly Outcome[] = [
  'succeeded',
  'pending',
  'failed',
  'refusedUnverified',
  'unknown',
  'notSent',
];

/** Asks for one part of the filter and its value; undefined where it was cancelled. */
export async function askFilter(
  filter: ActivityFilter,
  profiles: Pick<Profiles, 'all' | 'find'>,
): Promise<ActivityFilter | undefined> {
  const told = filterParts(filter, profiles);
  const choice = (value: Part, label: string, icon: string): Choice<Part> => {
    const present = told.get(value);
    return {
      label: `$(${icon}) ${label}`,
      value,
      ...(present === undefined ? {} : { description: present }),
    };
  };
  for (;;) {
    const part = await askChoice<Part>(place(1), {
      placeholder: l10n.t('Filter calls by'),
      choices: [
        choice('endpoint', l10n.t('API'), 'symbol-interface'),
        choice('outcome', l10n.t('Verdict'), 'pass'),
        choice('profileId', l10n.t('Profile'), 'plug'),
        choice('customerId', l10n.t('Customer'), 'person'),
        choice('origin', l10n.t('Started from'), 'debug-start'),
        choice('text', l10n.t('Text'), 'search'),
      ],
    });
    if (part.kind !== 'next') {
      return undefined;
    }
    const value = await askValue(part.value, filter, profiles);
    if (value.kind === 'next') {
      return value.value;
    }
    if (value.kind === 'cancelled') {
      return undefined;
    }
  }
}

/** What the view says above its rows; empty where nothing is left out, or where its welcome text says it. */
export function filterMessage(
  { filter, fits, hidden }: Pick<ActivityTree, 'filter' | 'fits' | 'hidden'>,
  profiles: Pick<Profiles, 'find' | 'all'>,
): string {
  const shown = shownMessage(filter, fits, profiles);
  const isWelcome = shown === '' && !fits;
  return [
    ...(shown === '' ? [] : [shown]),
    ...(hidden === 0 || isWelcome
      ? []
      : [l10n.t('Hidden calls, made by views and schedules: {0}', String(hidden))]),
  ].join(' · ');
}

function shownMessage(
  filter: ActivityFilter,
  fits: boolean,
  profiles: Pick<Profiles, 'find' | 'all'>,
): string {
  const parts = [...filterParts(filter, profiles).values()].join(' · ');
  if (parts === '') {
    return '';
  }
  return fits ? l10n.t('Shown: {0}', parts) : l10n.t('Shown: {0}. No call fits.', parts);
}

function filterParts(
  { endpoint, outcome, profileId, customerId, origin, text }: ActivityFilter,
  profiles: Pick<Profiles, 'find' | 'all'>,
): ReadonlyMap<Part, string> {
  const told = new Map<Part, string>();
  if (endpoint !== undefined) {
    told.set('endpoint', endpointTitle(endpoint));
  }
  if (outcome !== undefined) {
    told.set('outcome', outcomeWord(outcome));
  }
  if (profileId !== undefined) {
    told.set('profileId', profiles.find(profileId)?.name ?? profileId);
  }
  if (customerId !== undefined) {
    const known = profiles.all().flatMap(({ customers }) => customers);
    told.set('customerId', customerWord(customerId, known.find(({ id }) => id === customerId)?.label));
  }
  if (origin !== undefined) {
    told.set('origin', l10n.t('calls started from {0}', originWord(origin)));
  }
  if (text !== undefined) {
    told.set('text', l10n.t('calls that contain “{0}”', text));
  }
  return told;
}

function place(step: 1 | 2) {
  return { title: l10n.t('Filter Calls'), step, totalSteps: 2, back: step === 2 };
}

async function askValue(part: Part, filter: ActivityFilter, profiles: Pick<Profiles, 'all'>) {
  switch (part) {
    case 'endpoint':
      return chosen(
        filter,
        part,
        l10n.t('Which API?'),
        endpoints.map(({ name, title }) => ({
          label: l10n.t(title),
          description: name,
          value: name,
        })),
      );
    case 'outcome':
      return chosen(
        filter,
        part,
        l10n.t('Which verdict?'),
        outcomes.map((value) => ({ label: outcomeWord(value), value })),
      );
    case 'profileId':
      return chosen(
        filter,
        part,
        l10n.t('Which profile?'),
        profiles.all().map(({ id, name }) => ({ label: name, value: id })),
      );
    case 'customerId':
      return chosen(filter, part, l10n.t('Which customer?'), customerChoices(profiles));
    case 'origin':
      return chosen<'origin'>(
        filter,
        part,
        l10n.t('Started from where?'),
        callOrigins.map((value: CallOrigin) => ({ label: originWord(value), value })),
      );
    case 'text': {
      const answer = await askText(place(2), {
        prompt: l10n.t(
          'Text in headers, bodies, URL, reference or what the row and its tooltip say; upper and lower case are the same.',
        ),
        value: filter.text ?? '',
        check: (text) =>
          text === ''
            ? { ok: false, problem: sentence('Enter the text to look for.') }
            : { ok: true, value: text },
      });
      return answer.kind === 'next' ? { ...answer, value: { ...filter, text: answer.value } } : answer;
    }
  }
}

async function chosen<P extends 'endpoint' | 'outcome' | 'profileId' | 'customerId' | 'origin'>(
  filter: ActivityFilter,
  part: P,
  placeholder: string,
  choices: readonly Choice<NonNullable<ActivityFilter[P]> | null>[],
) {
  const answer = await askChoice(place(2), { placeholder, choices, active: filter[part] });
  return answer.kind === 'next' ? { ...answer, value: { ...filter, [part]: answer.value } } : answer;
}

function customerChoices(profiles: Pick<Profiles, 'all'>): readonly Choice<string | null>[] {
  const customers = new Map(
    profiles.all().flatMap(({ customers: all }) => all.map(({ id, label }) => [id, label] as const)),
  );
  return [
    { label: customerWord(null), value: null },
    ...[...customers].map(([id, label]) => ({
      label: customerWord(id, label),
      ...(label === undefined ? {} : { description: id }),
      value: id,
    })),
  ];
}

function customerWord(id: string | null, label?: string): string {
  return id === null ? l10n.t('none, the partner itself') : (label ?? id);
}
