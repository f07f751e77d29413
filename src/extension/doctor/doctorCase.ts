import type { RequestMessage } from '../../core/calls/message.ts';
import { headerValues } from '../../core/calls/headers.ts';
import { endpoints } from '../../core/catalogue/index.ts';
import { endpointsOfTarget } from '../../core/import/toRequestFile.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { Profiles } from '../seams.ts';
import type { DoctorCase } from './showDiagnosis.ts';

/**
 * What a request of another program is held against: the endpoint that its path names, and the profile whose client
 * id it carries, where exactly one has it; else the active one.
 */
export function doctorCase(request: RequestMessage, profiles: Pick<Profiles, 'all' | 'active'>): DoctorCase {
  return {
    request,
    profile: profileOf(request, profiles),
    endpoint: endpointsOfTarget(request.target, endpoints)[0],
    at: Date.now(),
  };
}

function profileOf({ headers }: RequestMessage, profiles: Pick<Profiles, 'all' | 'active'>): Profile {
  const [clientId] = headerValues(headers, 'Client-Id');
  const active = profiles.active();
  const fitting = profiles.all().filter((profile) => profile.clientId === clientId);
  const [only, other] = fitting;
  return only !== undefined && other === undefined && active.clientId !== clientId ? only : active;
}
