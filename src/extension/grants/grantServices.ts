import type { Services } from '../seams.ts';
import type { ApplicationBooks } from './applications.ts';

/** What the commands on applications work with. */
export interface GrantServices extends Services {
  readonly applications: ApplicationBooks;
}
