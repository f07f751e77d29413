import { l10n, workspace } from 'vscode';
import type { Obstacle } from './seams.ts';

/** Why nothing may be sent or changed from this window, if its workspace is not trusted. */
export function untrusted(): Obstacle | undefined {
  if (workspace.isTrusted) {
    return undefined;
  }
  return {
    sentence: l10n.t(
      'This workspace is not trusted: nothing is sent from it, and profiles and keys cannot be changed.',
    ),
    fix: { title: l10n.t('Manage Workspace Trust'), command: 'workbench.trust.manage' },
  };
}
