import { l10n } from 'vscode';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { Profiles } from '../seams.ts';
import { customerLabel, momentText } from './activityWords.ts';

/** Why a comparison of two answers may prove less than it seems to, in finished sentences. */
export function compareCautions(
  before: ActivityEntry,
  after: ActivityEntry,
  profiles: Pick<Profiles, 'find'>,
): readonly string[] {
  const owners = [before, after].map(({ profile }) => profile.name);
  const customers = [before, after].map(({ profile, target }) => {
    const { customerId } = target;
    return customerLabel({ profileId: profile.id, customerId }, profiles) ?? l10n.t('no customer');
  });
  const hosts = [before, after].map(({ target }) => target.baseUrl);
  const sameProfile = before.profile.id === after.profile.id;
  // The simulator is one gateway, whatever its port is today.
  const sameHost = hosts[0] === hosts[1] || (sameProfile && after.profile.id === simulatorProfileId);
  return [
    ...(sameProfile ? [] : [l10n.t('The answers are of different profiles: {0} and {1}.', ...owners)]),
    ...(sameHost ? [] : [l10n.t('The answers are of different hosts: {0} and {1}.', ...hosts)]),
    ...(before.target.customerId === after.target.customerId
      ? []
      : [l10n.t('The answers are of different customers: {0} and {1}.', ...customers)]),
    ...signatureCaution(before),
    ...signatureCaution(after),
  ];
}

/** Whether an answer may have been made or changed by somebody else than the gateway. */
export function signatureCaution({ verdicts, sentAt }: ActivityEntry): readonly string[] {
  switch (verdicts.verification?.kind) {
    case 'verified':
      return [];
    case 'notVerified':
      return [
        l10n.t(
          'The signature of the answer from {0} is wrong: its figures prove nothing.',
          momentText(sentAt),
        ),
      ];
    case 'unsigned':
    case undefined:
      return [l10n.t('The answer from {0} has no signature: its figures prove nothing.', momentText(sentAt))];
    case 'notVerifiable':
      return [
        l10n.t(
          'The answer from {0} is not verified: no public key of the gateway was set.',
          momentText(sentAt),
        ),
      ];
  }
}
