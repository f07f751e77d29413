import type { CancellationToken, Disposable, Event, ExtensionContext, LogOutputChannel } from 'vscode';
import type { CallOrigin, KeyFingerprints } from '../core/activity/entry.ts';
import type { SentFile } from '../core/activity/keptAttachment.ts';
import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { CallTarget, Exchange } from '../core/calls/exchange.ts';
import type { Signer, Verifier } from '../core/calls/ports.ts';
import type { TokenStanding } from '../core/accounts/tokenStanding.ts';
import type { Holding } from '../core/accounts/nodes.ts';
import type { AttachedFile, Total } from '../core/grants/application.ts';
import type { ApplicationKey } from '../core/grants/applicationKey.ts';
import type { StoredApplication } from '../core/grants/applicationStore.ts';
import type { Profile } from '../core/profiles/profile.ts';
import type { RejectedProfile } from '../core/profiles/readProfile.ts';
import type { OfKeyPair } from '../gateway/fingerprint.ts';
import type { PublicKey } from '../gateway/keyImport.ts';
import type { CommandId } from './contributions.ts';

/** The profiles this window knows and the one it works with. */
export interface Profiles {
  /** The simulator first, then those of the settings in their order. */
  all(): readonly Profile[];
  find(id: string): Profile | undefined;
  active(): Profile;
  /** Entries of the settings that are no profiles; they are shown with their reasons. */
  rejected(): readonly RejectedProfile[];
  setActive(id: string): Promise<void>;
  readonly onDidChange: Event<void>;
}

/** Something that its owner must dispose of. */
export interface Owned {
  dispose(): void;
}

/** Why something cannot be done now, in one sentence, and the command that helps. */
export interface Obstacle {
  readonly sentence: string;
  readonly fix?: Fix;
  /** A second way out, which a message offers beside the first. */
  readonly otherFix?: Fix;
}

export interface Fix {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

export type Possible<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly obstacle: Obstacle };

/** Keys and tokens, held in SecretStorage alone. A key serves only the host it was stored for. */
export interface Credentials {
  signer(profile: Profile): Promise<Possible<Signer & OfKeyPair>>;
  /** `undefined` where no gateway key is set: answers are then not verifiable. */
  verifier(profile: Profile): Promise<Possible<(Verifier & OfKeyPair) | undefined>>;
  /** Of the partner's pair. */
  publicKey(profile: Profile): Promise<Possible<PublicKey>>;
  /** With which answers are verified; undefined where none is set. */
  gatewayPublicKey(profile: Profile): Promise<Possible<PublicKey | undefined>>;
  accessToken(profile: Profile, customerId: string | undefined): Promise<string | undefined>;
  /** How the tokens for the profile's host stand, by owner; undefined is the partner itself. */
  tokenStandings(profile: Profile): Promise<ReadonlyMap<string | undefined, TokenStanding>>;
  readonly onDidChange: Event<void>;
}

export interface SimulatorConnection {
  readonly url: string;
  readonly clientId: string;
  readonly keyVersion: string;
  readonly gatewayPublicKey: string;
}

/** The embedded gateway's process, shared by all windows and started when it is first needed. */
export interface Simulator {
  connection(): Promise<Possible<SimulatorConnection>>;
  readonly onDidStop: Event<void>;
  /** Names of the scenarios that it plays for all windows, as far as this one is connected. */
  scenarios(): readonly string[];
  readonly onDidChangeScenarios: Event<void>;
}

export interface CallIntent {
  readonly endpoint: EndpointDescription;
  readonly profileId: string;
  readonly customerId: string | undefined;
  /** Exactly the bytes of the request file, in pieces. */
  readonly body: readonly Uint8Array[];
  /** Where the user started it; shown in the log. */
  readonly origin: CallOrigin;
  /** The file whose base64 stands in the body. */
  readonly file?: SentFile;
  /** Whose token a call on tokens is about; only told to the user, never sent. */
  readonly onBehalfOf?: string | undefined;
  /** Two sends with the same key never run at once; the second is dropped. */
  readonly singleFlightKey?: string;
  readonly token?: CancellationToken;
  /** Told once every question is answered and the request goes out. */
  readonly onGoingOut?: () => void;
  /** Only of an application: what its body names by a key, and the sums of its invoices, for the evidence. */
  readonly attached?: AttachedFacts;
  /**
   * Only where the user has chosen to repeat an application as it was sent: how many sends its record had when the
   * repeat was offered.
   */
  readonly repeatAfter?: number;
}

/** What belongs to an application beside its body. */
export interface AttachedFacts {
  readonly attachments: readonly AttachedFile[];
  readonly totals: readonly Total[];
  /** What speaks against it, for the question before it is sent. */
  readonly cautions?: readonly string[];
}

export type CallResult =
  | { readonly kind: 'done'; readonly exchange: Exchange }
  /** No byte was sent: refused by the gate, cancelled in its question, or not possible. */
  | { readonly kind: 'stopped'; readonly obstacle: Obstacle }
  | { readonly kind: 'alreadyRunning' };

/** The send gate: the only way from the extension to the network. */
export interface SendGate {
  send(intent: CallIntent): Promise<CallResult>;
  /** What would be sent, without sending: for previews. Secrets are not part of it. */
  target(
    profileId: string,
    endpoint: EndpointDescription,
    customerId: string | undefined,
  ): Promise<Possible<CallTarget>>;
  /** Every call that was made, and those whose request was signed but stopped before its first byte. */
  readonly onDidCall: Event<Called>;
}

export interface Called extends Pick<CallIntent, 'origin' | 'file'> {
  readonly exchange: Exchange;
  /** As it was when the call was made. */
  readonly profile: Profile;
  readonly keys: KeyFingerprints;
}

/** Applications for credit grants: those that were sent or are followed, kept for all windows of this machine. */
export interface Applications {
  byKey(key: ApplicationKey): Promise<StoredApplication>;
  /** Some application is not as it was; told for changes of other windows too. */
  readonly onDidChange: Event<void>;
  /** Quota and balances of a holder may have moved, or are about to be decided on. */
  readonly onDidMoveFigures: Event<Holding>;
  /** Asks the gateway once what became of it, and tells the user; it counts among the seven queries. */
  queryNow(key: ApplicationKey): Promise<CommandOutcome>;
  showEvidence(key: ApplicationKey): Promise<CommandOutcome>;
}

/** What a command leaves behind: nothing, or why it could not do its work, which is then shown. */
export type CommandOutcome = Obstacle | undefined;

/** Registers commands so that whatever goes wrong in them is shown and logged in one way. */
export interface Commands {
  register(
    id: CommandId,
    run: (...args: readonly unknown[]) => CommandOutcome | Promise<CommandOutcome>,
  ): Disposable;
  execute(id: CommandId, ...args: readonly unknown[]): Promise<void>;
  /** Shows what stands in the way, with its fix and the log. Nothing else shows an error. */
  show(obstacle: Obstacle): Promise<void>;
}

/** Read-only documents that the extension writes, such as the simulator's connection. */
export interface Documents {
  /** The same name again replaces the text. */
  show(document: WrittenDocument): Promise<void>;
  /** Shows it only where a document of this name is open, which says something else. */
  replace(document: WrittenDocument): Promise<void>;
}

export interface WrittenDocument {
  /** It ends in a file extension and stands in the tab. */
  readonly name: string;
  readonly text: string;
  /** Markdown, shown as a rendered page. */
  readonly rendered?: boolean;
}

/** The status bar's one item. */
export interface Status {
  /** The customer of the request in front, as people call it; undefined where no request is in front. */
  showCustomer(label: string | undefined): void;
}

/** What the composition root hands to every part of the extension. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly commands: Commands;
  readonly profiles: Profiles;
  readonly credentials: Credentials;
  readonly simulator: Simulator;
  readonly gate: SendGate;
  readonly applications: Applications;
  readonly documents: Documents;
  readonly status: Status;
}
