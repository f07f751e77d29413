import { randomUUID } from 'node:crypto';
import { Uri, l10n, window, workspace } from 'vscode';
import { readProfileFile, writeProfileFile } from '../../core/profiles/profileFile.ts';
import { checkName } from '../../core/profiles/profileRules.ts';
import type { CommandOutcome } from '../seams.ts';
import { plainMessage } from '../plainMessage.ts';
import { translateAll } from '../translate.ts';
import { readFile } from './chosenFile.ts';
import { askText } from './inputs.ts';
import type { Workbench } from '../workbench.ts';
import { chooseProfile, type Subject } from './subject.ts';

/** Larger than any profile with its customers. */
const largestFile = 16 * 1024 * 1024;

export async function exportProfile(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const chosen = await chooseProfile(workbench, subject, {
    title: l10n.t('Export Profile'),
    which: 'own',
  });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${profile.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.profile.json`;
  const target = await window.showSaveDialog({
    title: l10n.t('Export Profile without Its Keys and Tokens'),
    filters: { JSON: ['json'] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, fileName) } : {}),
  });
  if (!target) {
    return undefined;
  }
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(writeProfileFile(profile)));
  } catch (error) {
    return { sentence: l10n.t('The file could not be written: {0}', messageOf(error)) };
  }
  const open = l10n.t('Open');
  void window
    .showInformationMessage(
      plainMessage(
        l10n.t(
          '“{0}” is exported without its keys and tokens to {1}',
          profile.name,
          workspace.asRelativePath(target),
        ),
      ),
      open,
    )
    .then(async (choice) => {
      if (choice === open) {
        await window.showTextDocument(target);
      }
    });
  return undefined;
}

/**
 * Adds the profile of a file.
 *
 * @param file Asked for where it is not given.
 */
export async function importProfile({ profiles }: Workbench, file?: Uri): Promise<CommandOutcome> {
  const title = l10n.t('Import Profile');
  const source = file ?? (await window.showOpenDialog({ title, filters: { JSON: ['json'] } }))?.[0];
  if (!source) {
    return undefined;
  }
  const bytes = await readFile(source, largestFile);
  if (!bytes.ok) {
    return bytes.obstacle;
  }
  const text = Buffer.from(bytes.value).toString('utf8');
  const surroundings = profiles.surroundings();
  // A name that is taken is the one fault that the user can mend here.
  const read = readProfileFile(text, { ...surroundings, takenNames: [] }, () => randomUUID());
  if (!read.ok) {
    return { sentence: l10n.t('The profile was not imported. {0}', translateAll(read.problems)) };
  }
  let { profile } = read;
  if (!checkName(profile.name, surroundings.takenNames).ok) {
    const answer = await askText(
      { title },
      {
        prompt: l10n.t('Another profile is named “{0}”. Name for the imported one', profile.name),
        value: profile.name,
        check: (name) => checkName(name, surroundings.takenNames),
      },
    );
    if (answer.kind !== 'next') {
      return undefined;
    }
    profile = { ...profile, name: answer.value };
  }
  const saved = await profiles.save(profile);
  if (!saved.ok) {
    return saved.obstacle;
  }
  const active = profiles.active();
  const switchTo = l10n.t('Switch to It');
  void window
    .showInformationMessage(
      plainMessage(
        l10n.t(
          '“{0}” is imported for {1}. Its keys and tokens have to be set here. “{2}” is still the active profile.',
          profile.name,
          profile.baseUrl,
          active.name,
        ),
      ),
      switchTo,
    )
    .then(async (choice) => {
      if (choice === switchTo) {
        await profiles.setActive(profile.id);
      }
    });
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
