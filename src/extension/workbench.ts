import type { ActivityRecords } from './activity/activityRecords.ts';
import type { CredentialStore } from './credentials.ts';
import type { ApplicationBooks } from './grants/applications.ts';
import type { ProfileStore } from './profiles.ts';
import type { Services } from './seams.ts';
import type { SimulatorHost } from './simulatorHost.ts';

/** The services with what only the commands of profiles, keys and simulator may do. */
export interface Workbench extends Services {
  readonly profiles: ProfileStore;
  readonly credentials: CredentialStore;
  readonly simulator: SimulatorHost;
  readonly applications: ApplicationBooks;
  readonly activity: ActivityRecords;
}
