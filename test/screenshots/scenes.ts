import type { Locator } from 'playwright-core';
import type { WorkbenchOptions } from '../support/openWorkbench.ts';
import type { Workbench } from '../support/workbench.ts';
import { calls } from './calls.ts';
import { creditGrants } from './creditGrants.ts';
import { diagnoses } from './diagnoses.ts';
import { firstMinutes } from './firstMinutes.ts';
import { ownProfile } from './ownProfile.ts';
import { requestsInTrouble, untrustedWorkspace } from './requestsInTrouble.ts';

/** Takes a picture of the window as it is, or of a part of it. Nothing may still move. */
export type Shoot = (name: string, part?: Locator) => Promise<void>;

/** What one window goes through while its pictures are taken, in a light and a dark theme. */
export interface Scene {
  readonly name: string;
  /** Asked anew for every window. */
  readonly options?: () => Promise<WorkbenchOptions>;
  play(window: Workbench, shoot: Shoot): Promise<void>;
}

export const scenes: readonly Scene[] = [
  firstMinutes,
  creditGrants,
  calls,
  diagnoses,
  ownProfile,
  requestsInTrouble,
  untrustedWorkspace,
];

/** The pictures that the README shows; all others are for looking at. */
export const readmePictures: readonly string[] = [
  'workbench-dark',
  'request-light',
  'accounts-light',
  'application-invoices-light',
  'credit-grant-dark',
  'activity-dark',
  'diagnosis-body-light',
];
