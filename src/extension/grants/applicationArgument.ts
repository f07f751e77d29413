import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { Applicant } from '../../core/grants/transitions.ts';
import { hasMembers } from '../views/nodeArgument.ts';

/** The application a command is about: a node of the view, a record, or what a fix names. Anybody may call it. */
export function keyOf(argument: unknown): ApplicationKey | undefined {
  const about = hasMembers(argument) && 'record' in argument ? argument['record'] : argument;
  const key = hasMembers(about) ? about['key'] : undefined;
  if (!hasMembers(key)) {
    return undefined;
  }
  const { host, clientId, customerId, referenceNo } = key;
  return typeof host === 'string' &&
    typeof clientId === 'string' &&
    typeof referenceNo === 'string' &&
    (customerId === null || typeof customerId === 'string')
    ? { host, clientId, customerId, referenceNo }
    : undefined;
}

/** The same with the profile that it goes through. */
export function applicantOf(argument: unknown): Applicant | undefined {
  const about = hasMembers(argument) && 'record' in argument ? argument['record'] : argument;
  const key = keyOf(about);
  return key !== undefined &&
    hasMembers(about) &&
    typeof about['profileId'] === 'string' &&
    typeof about['profileName'] === 'string'
    ? { key, profileId: about['profileId'], profileName: about['profileName'] }
    : undefined;
}
