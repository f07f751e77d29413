export type ProfileKind = 'simulator' | 'sandbox' | 'production';

/** A customer of the partner on whose account calls can be made (Connected-CustomerId). */
export interface ConnectedCustomer {
  readonly id: string;
  readonly label?: string;
}

/** Where one endpoint is found and signed, if it differs from the catalogue. */
export interface PathOverride {
  readonly path: string;
  /** The path that the signature covers; the same as `path` where it is not set. */
  readonly signedPath?: string;
}

/** One gateway as one client. Keys and tokens belong to it but are never part of it. */
export interface Profile {
  /** Unique and stable; keys, tokens and files refer to it. */
  readonly id: string;
  readonly name: string;
  readonly kind: ProfileKind;
  /** `https://host[:port]` (http for loopback only), with no slash at the end. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly keyVersion: string;
  readonly customers: readonly ConnectedCustomer[];
  /** Currencies whose prefunding balance is asked; the gateway has no listing. */
  readonly prefundingCurrencies: readonly string[];
  /** Ask for SAME_NAME_TOP_UP_BALANCE as well. */
  readonly sameNameBalance: boolean;
  readonly pathOverrides: Readonly<Record<string, PathOverride>>;
}

/** The id of the built-in profile whose gateway is the embedded simulator. */
export const simulatorProfileId = 'simulator';
