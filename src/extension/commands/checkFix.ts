import type { TokenStanding } from '../../core/accounts/tokenStanding.ts';
import { simulatorProfileId, type Profile } from '../../core/profiles/profile.ts';
import type { CheckRemedy } from '../../core/profiles/profileCheck.ts';
import type { CommandId } from '../contributions.ts';
import type { Say } from '../requests/say.ts';
import type { Fix } from '../seams.ts';
import { ownerArguments } from '../tokens/ownerArguments.ts';

interface CheckFix extends Fix {
  readonly command: CommandId;
}

/**
 * The command that mends what a check found.
 *
 * @param token of the partner itself, for whom the check asks
 */
export function checkFix(
  remedy: CheckRemedy,
  profile: Profile,
  token: TokenStanding | undefined,
  say: Say,
): CheckFix | undefined {
  const fix = (title: string, command: CommandId): CheckFix => ({ title, command, args: [profile.id] });
  const about = (title: string, command: CommandId): CheckFix => ({
    title,
    command,
    args: ownerArguments(profile, undefined),
  });
  const simulated = profile.id === simulatorProfileId;
  if (remedy === 'setAccessToken') {
    return token?.refreshable === true
      ? about(say('Refresh Access Token'), 'worldfirst.refreshAccessToken')
      : simulated
        ? about(say('Get Access Token…'), 'worldfirst.getAccessToken')
        : about(say('Set Access Token'), 'worldfirst.setAccessToken');
  }
  // The simulator's keys, client and customers are built in: there is nothing to correct.
  if (simulated) {
    return undefined;
  }
  switch (remedy) {
    case 'importPrivateKey':
      return fix(say('Import Private Key'), 'worldfirst.importPrivateKey');
    case 'setGatewayPublicKey':
      return fix(say('Set Gateway Public Key'), 'worldfirst.setGatewayPublicKey');
    case 'editProfile':
      return fix(say('Edit Profile'), 'worldfirst.editProfile');
  }
}
