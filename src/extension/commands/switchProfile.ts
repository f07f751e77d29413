import { l10n, commands as vscodeCommands } from 'vscode';
import type { CommandOutcome } from '../seams.ts';
import { translateAll } from '../translate.ts';
import { askChoice } from './inputs.ts';
import type { Workbench } from '../workbench.ts';
import { profileChoice, separator, type Subject } from './subject.ts';

type Chosen = { readonly switchTo: string } | 'add' | 'settings';

/** Chooses the profile of this window. Entries of the settings that are no profiles are shown with the reason. */
export async function switchProfile(workbench: Workbench, { profileId }: Subject): Promise<CommandOutcome> {
  const { profiles, commands } = workbench;
  if (profileId !== undefined && profiles.find(profileId)) {
    await profiles.setActive(profileId);
    return undefined;
  }
  const active = profiles.active();
  const rejected = profiles.rejected();
  const rows = profiles.all().map((profile) => ({
    ...profileChoice(profile),
    value: { switchTo: profile.id },
  }));
  const answer = await askChoice<Chosen>(
    { title: l10n.t('Switch Profile') },
    {
      placeholder: l10n.t('The present profile is “{0}”', active.name),
      choices: [
        ...rows,
        ...(rejected.length === 0 ? [] : [separator(l10n.t('Not usable'))]),
        ...rejected.map(({ index, name, problems }) => ({
          label: `$(error) ${name || l10n.t('Entry {0} of the settings', index + 1)}`,
          detail: translateAll(problems),
          value: 'settings' as const,
        })),
        separator(''),
        { label: `$(add) ${l10n.t('Add Profile…')}`, value: 'add' },
      ],
      active: rows.find(({ value }) => value.switchTo === active.id)?.value,
    },
  );
  if (answer.kind !== 'next') {
    return undefined;
  }
  switch (answer.value) {
    case 'add':
      await commands.execute('worldfirst.addProfile');
      break;
    case 'settings':
      await vscodeCommands.executeCommand('workbench.action.openSettings', 'worldfirst.profiles');
      break;
    default:
      await profiles.setActive(answer.value.switchTo);
  }
  return undefined;
}
