import { commands, l10n, window } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import type { CommandId } from '../contributions.ts';
import type { StoredToken } from '../secretRecords.ts';
import { tokenMoment } from './tokenMoment.ts';
import { ownerArguments, partner } from './ownerArguments.ts';
import { ownerLabel } from './tokenOwner.ts';

/** Says that a token expires soon, and offers the command that gets the next. */
export async function noticeExpiry(
  profile: Profile,
  customerId: string | undefined,
  { expiresAt = 0, refreshToken }: StoredToken,
): Promise<void> {
  const refreshable = refreshToken !== undefined;
  const action = refreshable ? l10n.t('Refresh Access Token…') : l10n.t('Get Access Token…');
  const command: CommandId = refreshable ? 'worldfirst.refreshAccessToken' : 'worldfirst.getAccessToken';
  const choice = await window.showWarningMessage(
    l10n.t(
      'The access token of {0} in the profile “{1}” expires on {2}.',
      ownerLabel(profile, customerId ?? partner),
      profile.name,
      tokenMoment(expiresAt),
    ),
    action,
  );
  if (choice === action) {
    await commands.executeCommand(command, ...ownerArguments(profile, customerId));
  }
}
