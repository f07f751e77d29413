/** A sentence and the command that helps, if one does. */
export interface Obstacle {
  readonly sentence: string;
  readonly fix?: ObstacleFix;
  /** A second way out, beside the first. */
  readonly otherFix?: ObstacleFix;
}

export interface ObstacleFix {
  readonly title: string;
  readonly intent: FixIntent;
}

export type FixIntent =
  | 'importPrivateKey'
  | 'setGatewayPublicKey'
  | 'editProfile'
  | 'switchProfile'
  | 'setAccessToken'
  | 'getAccessToken'
  | 'refreshAccessToken'
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
  /** Why the signature of the last call or of its answer does not fit. */
  | 'diagnoseSignature'
  /** Follows the application that an inquiry asked for. */
  | 'followApplication'
  /** Whatever the host named with the obstacle that is shown. */
  | 'suggested'
  /** The second of what it named. */
  | 'otherSuggested';
