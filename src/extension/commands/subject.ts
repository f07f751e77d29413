import { l10n, QuickPickItemKind } from 'vscode';
import { gateKind } from '../../core/profiles/gateKind.ts';
import { simulatorProfileId, type Profile } from '../../core/profiles/profile.ts';
import { gateWarning } from '../gateWarning.ts';
import type { Obstacle } from '../seams.ts';
import { askChoice, type Choice } from './inputs.ts';
import type { Workbench } from '../workbench.ts';

/** What a command was called on: a node of a tree, the id of a profile, or nothing. */
export interface Subject {
  readonly profileId?: string;
  readonly customerId?: string;
}

/** Reads the first argument of a command, which may come from anywhere. */
export function subjectOf(argument: unknown, customerId?: unknown): Subject {
  if (typeof argument === 'string') {
    return { profileId: argument, ...(typeof customerId === 'string' ? { customerId } : {}) };
  }
  if (typeof argument !== 'object' || argument === null) {
    return {};
  }
  return {
    ...('profileId' in argument && typeof argument.profileId === 'string'
      ? { profileId: argument.profileId }
      : {}),
    ...('customerId' in argument && typeof argument.customerId === 'string'
      ? { customerId: argument.customerId }
      : {}),
  };
}

export type ChosenProfile =
  | { readonly kind: 'profile'; readonly profile: Profile }
  /** No obstacle where the user chose none. */
  | { readonly kind: 'none'; readonly obstacle: Obstacle | undefined };

/** The profile a command is about: the one it was called on, the only one there is, or the user's choice. */
export async function chooseProfile(
  { profiles }: Pick<Workbench, 'profiles'>,
  { profileId }: Subject,
  wanted: { readonly title: string; readonly which: 'any' | 'own' },
): Promise<ChosenProfile> {
  const candidates = profiles.all().filter(({ id }) => wanted.which === 'any' || id !== simulatorProfileId);
  if (profileId !== undefined) {
    const profile = candidates.find(({ id }) => id === profileId);
    return profile
      ? { kind: 'profile', profile }
      : { kind: 'none', obstacle: profileId === simulatorProfileId ? builtIn() : gone() };
  }
  const [only] = candidates;
  if (!only) {
    return { kind: 'none', obstacle: noOwnProfile() };
  }
  if (candidates.length === 1) {
    return { kind: 'profile', profile: only };
  }
  const answer = await askChoice<Profile>(
    { title: wanted.title },
    {
      placeholder: l10n.t('Profile'),
      choices: candidates.map(profileChoice),
      active: profiles.active(),
    },
  );
  return answer.kind === 'next'
    ? { kind: 'profile', profile: answer.value }
    : { kind: 'none', obstacle: undefined };
}

/** A profile as a row of a list. */
export function profileChoice(profile: Profile): Choice<Profile> {
  const kind = gateKind(profile);
  const place = kind === 'simulator' ? l10n.t('built in') : profile.baseUrl;
  return {
    label: `${kind === 'production' ? '$(warning)' : '$(plug)'} ${profile.name}`,
    ...(kind === 'production'
      ? { description: gateWarning(profile), detail: place }
      : { description: place }),
    value: profile,
  };
}

export function separator(label: string): Choice<never> {
  return { label, kind: QuickPickItemKind.Separator };
}

function noOwnProfile(): Obstacle {
  return {
    sentence: l10n.t(
      'There is only the built-in simulator, whose keys and customers are fixed. Add a profile of your own first.',
    ),
    fix: { title: l10n.t('Add Profile'), command: 'worldfirst.addProfile' },
  };
}

function builtIn(): Obstacle {
  return {
    sentence: l10n.t('The simulator’s profile is built in and cannot be changed. Add a profile of your own.'),
    fix: { title: l10n.t('Add Profile'), command: 'worldfirst.addProfile' },
  };
}

export function gone(): Obstacle {
  return {
    sentence: l10n.t('This profile no longer exists.'),
    fix: { title: l10n.t('Switch Profile'), command: 'worldfirst.switchProfile' },
  };
}
