/** A sentence and the command that helps, if one does. */
export interface Obstacle {
  readonly sentence: string;
  readonly fix?: { readonly title: string; readonly intent: FixIntent };
}

export type FixIntent =
  | 'importPrivateKey'
  | 'setGatewayPublicKey'
  | 'editProfile'
  | 'switchProfile'
  | 'setAccessToken'
  | 'fixEncoding'
  | 'manageTrust'
  | 'openAsText'
  | 'showLog'
  | 'showSimulatorConnection'
  | 'checkProfile'
  | 'showSignature'
  | 'aboutApi'
  | 'callSettings'
  /** The inquiry about the last call, filled in with its reference. */
  | 'openInquiry'
  /** Whatever the host named with the obstacle that is shown. */
  | 'suggested';
