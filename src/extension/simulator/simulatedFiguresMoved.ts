import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { ApplicationBooks } from '../grants/applications.ts';
import type { Profiles } from '../seams.ts';

/** The simulated gateway holds other figures now: whoever shows some of them reads them again. */
export function simulatedFiguresMoved({
  applications,
  profiles,
}: {
  readonly applications: Pick<ApplicationBooks, 'figuresMoved'>;
  readonly profiles: Pick<Profiles, 'find'>;
}): void {
  const customers = profiles.find(simulatorProfileId)?.customers ?? [];
  for (const customerId of [undefined, ...customers.map(({ id }) => id)]) {
    applications.figuresMoved({ profileId: simulatorProfileId, customerId });
  }
}
