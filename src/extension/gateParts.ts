import type { LogOutputChannel } from 'vscode';
import type { Profile } from '../core/profiles/profile.ts';
import type { CredentialStore } from './credentials.ts';
import type { ApplicationRecords } from './grants/applicationRecords.ts';
import type { Profiles, Simulator } from './seams.ts';
import type { StoredToken } from './secretRecords.ts';
import type { WriteQuestion } from './writeQuestion.ts';

/** What the send gate needs of the others. */
export interface GateParts {
  readonly profiles: Pick<Profiles, 'find'>;
  readonly credentials: Pick<CredentialStore, 'signer' | 'verifier' | 'token'>;
  readonly simulator: Simulator;
  readonly applications: Pick<ApplicationRecords, 'store' | 'figuresMoved'>;
  readonly log: LogOutputChannel;
  /** A call is about to carry this token. */
  readonly tokenUsed?: (profile: Profile, customerId: string | undefined, token: StoredToken) => void;
  /** Asks in a modal; false where it is cancelled or closed. */
  readonly confirm: (question: WriteQuestion) => Promise<boolean>;
}
