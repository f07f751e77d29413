import type { Profile } from '../../core/profiles/profile.ts';

/** Stands for the partner itself where a customer id would be. */
export const partner = '';

/** The arguments of a command about the tokens of one owner, which then asks no more whose. */
export function ownerArguments(
  { id }: Pick<Profile, 'id'>,
  customerId: string | undefined,
): readonly unknown[] {
  return [id, customerId ?? partner];
}
