import type { LogOutputChannel } from 'vscode';
import type { CredentialStore } from './credentials.ts';
import type { ApplicationRecords } from './grants/applicationRecords.ts';
import type { Profiles, Simulator } from './seams.ts';
import type { WriteQuestion } from './writeQuestion.ts';

/** What the send gate needs of the others. */
export interface GateParts {
  readonly profiles: Pick<Profiles, 'find'>;
  readonly credentials: Pick<
    CredentialStore,
    'signer' | 'verifier' | 'token' | 'publicKey' | 'gatewayPublicKey'
  >;
  readonly simulator: Simulator;
  readonly applications: Pick<ApplicationRecords, 'store' | 'figuresMoved'>;
  readonly log: LogOutputChannel;
  /** Asks in a modal; false where it is cancelled or closed. */
  readonly confirm: (question: WriteQuestion) => Promise<boolean>;
}
