import type { Profile } from '../../core/profiles/profile.ts';
import { chooseProfile, type Subject } from '../commands/subject.ts';
import type { CommandOutcome } from '../seams.ts';
import type { Workbench } from '../workbench.ts';
import { partner } from './ownerArguments.ts';
import { askOwner } from './tokenOwner.ts';

export type TokenSubject =
  | {
      readonly kind: 'owner';
      readonly profile: Profile;
      readonly owner: string;
      readonly customerId?: string;
    }
  /** No obstacle where the user chose nothing. */
  | { readonly kind: 'none'; readonly obstacle: CommandOutcome };

/** Whose token a command is about: of what it was called on, else of the user's choice. */
export async function tokenSubject(
  workbench: Workbench,
  subject: Subject,
  title: string,
): Promise<TokenSubject> {
  const chosen = await chooseProfile(workbench, subject, { title, which: 'any' });
  if (chosen.kind !== 'profile') {
    return { kind: 'none', obstacle: chosen.obstacle };
  }
  const { profile } = chosen;
  const asks = subject.customerId === undefined && profile.customers.length > 0;
  const owner = asks ? await askOwner(profile, { title }) : (subject.customerId ?? partner);
  if (owner === undefined) {
    return { kind: 'none', obstacle: undefined };
  }
  return { kind: 'owner', profile, owner, ...(owner === partner ? {} : { customerId: owner }) };
}
