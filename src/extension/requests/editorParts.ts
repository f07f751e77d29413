import type { Uri } from 'vscode';
import type { Validator } from '../../core/calls/ports.ts';
import type { GrantForms } from '../grantForm/grantForms.ts';
import type { Owned, Services } from '../seams.ts';
import type { CustomerChoices } from './customerChoices.ts';
import type { LastSends } from './lastSends.ts';
import type { RequestPanels } from './requestPanels.ts';
import type { RequestSessions } from './requestSession.ts';

export interface ScratchOptions {
  /** Chosen for the request; `null` is no customer, on purpose. */
  readonly customerId?: string | null;
  /** The body that a scratch begins with where it has none yet. */
  readonly text?: string;
  /** What the request is called; the endpoint's title where it is missing. */
  readonly label?: string;
}

/** The request editor, as the rest of the extension uses it. */
export interface RequestEditor {
  /** Opens the scratch request of an endpoint for the active profile. */
  openScratch(endpointName: string, options?: ScratchOptions): Promise<Uri>;
}

/** What the parts of the request editor share. */
export interface EditorParts extends Services, RequestEditor {
  readonly sessions: RequestSessions;
  readonly customers: CustomerChoices;
  readonly lastSends: LastSends;
  readonly panels: RequestPanels;
  readonly validator: () => Promise<Validator>;
  /** Loaded by the first application for a credit grant. */
  readonly grantForms: () => Promise<GrantForms>;
}

export type OwnedRequestEditor = RequestEditor & Owned;
