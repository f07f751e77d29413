import { l10n, workspace, type Uri } from 'vscode';
import type { Obstacle, Profiles } from '../seams.ts';
import { profileOfScratch } from './scratchFileSystem.ts';

export function fileNameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/**
 * A scratch request belongs to the profile it was opened for. Under another one it stays readable but is not
 * sent: it holds references and customers of its own profile.
 */
export function otherProfile(uri: Uri, profiles: Profiles): Obstacle | undefined {
  const id = profileOfScratch(uri);
  const active = profiles.active();
  if (id === undefined || id === active.id) {
    return undefined;
  }
  const own = profiles.find(id);
  return own === undefined
    ? {
        sentence: l10n.t(
          'The profile of this scratch request no longer exists. Save the request to the workspace.',
        ),
        fix: { title: l10n.t('Switch Profile'), command: 'worldfirst.switchProfile' },
      }
    : {
        sentence: l10n.t(
          'This scratch request belongs to “{0}”, but “{1}” is active.',
          own.name,
          active.name,
        ),
        fix: {
          title: l10n.t('Switch to “{0}”', own.name),
          command: 'worldfirst.switchProfile',
          args: [own.id],
        },
      };
}

export async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
