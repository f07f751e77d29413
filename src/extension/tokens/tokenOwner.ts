import { l10n } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import { askChoice, type Choice, type Place } from '../commands/inputs.ts';
import { partner } from './ownerArguments.ts';

/** Lets the user say whose token it is; undefined where they do not. */
export async function askOwner(profile: Profile, place: Place): Promise<string | undefined> {
  const answer = await askChoice<string>(place, {
    placeholder: l10n.t('Whose account does the token open?'),
    choices: [
      { label: l10n.t('The Partner Itself'), value: partner },
      ...profile.customers.map(({ id, label }): Choice<string> => ({
        label: label ?? id,
        ...(label === undefined ? {} : { description: id }),
        value: id,
      })),
    ],
  });
  return answer.kind === 'next' ? answer.value : undefined;
}

/** An owner as people call it. */
export function ownerLabel(profile: Profile, owner: string): string {
  if (owner === partner) {
    return l10n.t('the partner itself');
  }
  const label = profile.customers.find(({ id }) => id === owner)?.label;
  return label === undefined ? owner : `${label} (${owner})`;
}
