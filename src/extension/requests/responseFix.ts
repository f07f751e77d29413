import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { TransportFailureKind } from '../../core/calls/ports.ts';
import type { AnswerFix, FixIntent } from '../../protocol/requestEditor.ts';
import { inquiryAbout } from './inquiryAbout.ts';
import type { Say } from './say.ts';

type Intent = AnswerFix['intent'];

const fixesByCode: Readonly<Record<string, readonly FixIntent[]>> = {
  INVALID_SIGNATURE: ['diagnoseSignature', 'showSignature', 'importPrivateKey', 'checkProfile'],
  KEY_NOT_FOUND: ['diagnoseSignature', 'importPrivateKey', 'checkProfile'],
  INVALID_CLIENT: ['editProfile', 'switchProfile'],
  INVALID_API: ['editProfile', 'switchProfile'],
  OAUTH_FAIL: ['getAccessToken', 'setAccessToken'],
  INVALID_ACCESS_TOKEN: ['getAccessToken', 'setAccessToken'],
  ACCESS_TOKEN_EXPIRED: ['refreshAccessToken', 'setAccessToken'],
  AUTHORIZATION_NOT_EXIST: ['getAccessToken', 'setAccessToken'],
  PARAM_ILLEGAL: ['aboutApi'],
  CURRENCY_NOT_SUPPORT: ['aboutApi'],
};

const wrongPlace: readonly FixIntent[] = ['editProfile', 'checkProfile'];

const fixesByFailure: Readonly<Record<TransportFailureKind, readonly FixIntent[]>> = {
  refused: wrongPlace,
  nameNotFound: wrongPlace,
  unreachable: ['checkProfile', 'showLog'],
  tls: wrongPlace,
  timedOut: ['callSettings'],
  cutOff: ['showLog'],
  cancelled: [],
  tooLarge: ['callSettings'],
  redirected: wrongPlace,
  badAnswer: wrongPlace,
  other: ['editProfile', 'showLog'],
};

/** What would change a profile; that of the simulator is built in. */
const changesProfile: ReadonlySet<Intent> = new Set([
  'importPrivateKey',
  'setGatewayPublicKey',
  'editProfile',
  'switchProfile',
  'setAccessToken',
]);

/**
 * The commands that carry out what the advice says, the most likely first. None sends a write: what became of one is
 * asked of its inquiry, which opens filled in and is sent by the user.
 */
export function fixesFor(
  exchange: Exchange,
  endpoint: EndpointDescription,
  simulated: boolean,
  say: Say,
): readonly AnswerFix[] {
  const intents = [...settlingIntents(exchange, endpoint), ...mendingIntents(exchange)];
  const possible = intents.map((intent) =>
    simulated && changesProfile.has(intent) ? 'showSimulatorConnection' : intent,
  );
  return [...new Set(possible)].map((intent) => ({ intent, title: titleOf(intent, say) }));
}

/** How to learn what nobody knows yet. */
function settlingIntents(exchange: Exchange, endpoint: EndpointDescription): readonly Intent[] {
  const { outcome, transport } = exchange;
  const open = outcome === 'unknown' || outcome === 'pending';
  if (endpoint.effect === 'read') {
    const follows = open && endpoint.name === 'inquiryCreditGrant';
    return [
      ...(follows ? (['followApplication'] as const) : []),
      ...(open || transport.kind === 'failed' ? (['sendAgain'] as const) : []),
    ];
  }
  return open && inquiryAbout(exchange, endpoint) !== undefined ? ['openInquiry'] : [];
}

function mendingIntents({ transport, gateway, verification, outcome }: Exchange): readonly Intent[] {
  if (transport.kind === 'failed') {
    return fixesByFailure[transport.failure.kind];
  }
  if (transport.httpStatus !== 200 || gateway?.kind !== 'result') {
    return wrongPlace;
  }
  const believed = outcome === 'failed' || outcome === 'refusedUnverified';
  const byCode =
    believed && verification?.kind !== 'notVerified' && Object.hasOwn(fixesByCode, gateway.code)
      ? fixesByCode[gateway.code]
      : undefined;
  const keyIsMissing = verification?.kind === 'notVerifiable' || verification?.kind === 'notVerified';
  const wrongSignature = verification?.kind === 'notVerified';
  return [
    ...(wrongSignature ? (['diagnoseSignature'] as const) : []),
    ...(byCode ?? []),
    ...(keyIsMissing ? (['setGatewayPublicKey'] as const) : []),
    // The doctor says what an answer without a signature is worth, and why there may be none.
    ...(verification?.kind === 'unsigned' ? (['diagnoseSignature'] as const) : []),
  ];
}

function titleOf(intent: Intent, say: Say): string {
  switch (intent) {
    case 'sendAgain':
      return say('Send Again');
    case 'followApplication':
      return say('Follow This Application');
    case 'openInquiry':
      return say('Open the Inquiry');
    case 'checkProfile':
      return say('Check Profile');
    case 'showSignature':
      return say('Show Signature');
    case 'diagnoseSignature':
      return say('Diagnose Signature');
    case 'aboutApi':
      return say('About this API');
    case 'callSettings':
      return say('Open Settings');
    case 'importPrivateKey':
      return say('Import Private Key…');
    case 'editProfile':
      return say('Edit Profile…');
    case 'switchProfile':
      return say('Switch Profile');
    case 'setAccessToken':
      return say('Set Access Token…');
    case 'getAccessToken':
      return say('Get Access Token…');
    case 'refreshAccessToken':
      return say('Refresh Access Token…');
    case 'setGatewayPublicKey':
      return say('Set Gateway Public Key…');
    case 'showSimulatorConnection':
      return say('Show Simulator Connection');
    default:
      return say('Show Log');
  }
}
