/** For whom a page showed its request when the user asked for something that is done for them. */
export interface OnPage {
  /** The id of the profile. */
  readonly profile: string;
  /** As in `ProfileState`; left out where nobody has chosen yet. */
  readonly customer?: string | null;
}
