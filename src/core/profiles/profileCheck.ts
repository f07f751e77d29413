import type { Exchange, Verification } from '../calls/exchange.ts';
import type { TransportFailure } from '../calls/ports.ts';
import { quote, quoteCode } from '../calls/quote.ts';
import type { Sentence } from '../sentence.ts';

export type CheckStanding = 'passed' | 'failed' | 'unclear' | 'notReached';

export type CheckStepName = 'connection' | 'tls' | 'signature' | 'verification' | 'answer';

/** The command that most likely helps. */
export type CheckRemedy = 'importPrivateKey' | 'setGatewayPublicKey' | 'editProfile' | 'setAccessToken';

/** One thing that a check of a profile looks at, and how it stands. */
export interface CheckStep {
  readonly name: CheckStepName;
  readonly standing: CheckStanding;
  readonly sentence: Sentence;
  readonly remedy?: CheckRemedy;
}

/** Every sentence of a check. */
export const checkTemplates = {
  connected: 'The host {0} was reached.',
  notConnected: 'The host {0} was not reached: {1}',
  proxyRefused:
    'A proxy on the way asks who calls (HTTP status 407), so the host {0} was not reached. VS Code’s setting http.proxy takes a user name and a password before the host of the proxy.',
  tlsTrusted: 'The host’s certificate is trusted.',
  tlsNotUsed: 'Plain http on this machine; nothing to check.',
  tlsFailed: 'The encrypted connection failed: {0}',
  notReached: 'Not reached.',
  noAnswer: 'No usable answer came: {0}',
  signatureAccepted: 'The gateway took the signature.',
  signatureRefused:
    'The gateway refused the signature. The public key in the Developer Center, the client id and the key version must belong to the private key that is stored here.',
  keyNotFound: 'The gateway has no public key for this client id and key version.',
  clientRefused: 'The gateway does not know the client id {0}.',
  signatureUnclear: 'The answer {0} does not tell whether the signature was taken.',
  noGatewayAnswer: 'What answered does not speak like the gateway: {0}',
  verified: 'The answer is signed by the gateway’s key.',
  notVerified: 'The signature of the answer does not fit the gateway’s public key that is set: {0}',
  unsigned: 'The answer is not signed: {0}',
  notVerifiable: 'The gateway’s public key is not set, so answers cannot be verified.',
  answered: 'A balance inquiry succeeded: {0}.',
  notTrusted: 'The answer cannot be relied on: {0}',
  answeredOther: 'The balance inquiry was answered {0} ({1}).',
  apiRefused:
    'The gateway does not know the path {0}. A path override of the profile may be missing or wrong.',
  tokenRefused: 'The gateway asks for a valid access token: {0}.',
} as const;

/** Reads one harmless call step by step: what was reached, what held, and what to do about what did not. */
export function checkSteps(exchange: Exchange): readonly CheckStep[] {
  const { transport, target } = exchange;
  // By its meaning (RFC 9110, 15.5.8) this status never comes from the host itself.
  if (transport.kind === 'answered' && transport.httpStatus === 407) {
    return [
      step('connection', 'failed', 'proxyRefused', [target.baseUrl]),
      ...(['tls', 'signature', 'verification', 'answer'] as const).map(notReached),
    ];
  }
  const failure = transport.kind === 'failed' ? transport.failure : undefined;
  const connection = connectionStep(target.baseUrl, failure);
  const tls = tlsStep(target.baseUrl, failure, connection.standing === 'passed');
  if (failure) {
    const answer =
      connection.standing === 'passed' && tls.standing === 'passed'
        ? step('answer', 'failed', 'noAnswer', [failure.detail])
        : notReached('answer');
    return [connection, tls, notReached('signature'), notReached('verification'), answer];
  }
  return [
    connection,
    tls,
    signatureStep(exchange),
    verificationStep(exchange.verification),
    answerStep(exchange),
  ];
}

function connectionStep(host: string, failure: TransportFailure | undefined): CheckStep {
  return failure === undefined || failure.firstByteLeft || failure.kind === 'tls'
    ? step('connection', 'passed', 'connected', [host])
    : step('connection', 'failed', 'notConnected', [host, failure.detail], 'editProfile');
}

function tlsStep(host: string, failure: TransportFailure | undefined, connected: boolean): CheckStep {
  if (host.startsWith('http:')) {
    return step('tls', 'passed', 'tlsNotUsed', []);
  }
  if (failure?.kind === 'tls') {
    return step('tls', 'failed', 'tlsFailed', [failure.detail]);
  }
  return connected ? step('tls', 'passed', 'tlsTrusted', []) : notReached('tls');
}

function signatureStep({ gateway, target, verification }: Exchange): CheckStep {
  if (gateway?.kind !== 'result') {
    return step('signature', 'unclear', 'noGatewayAnswer', [gateway?.reason ?? '']);
  }
  switch (gateway.code) {
    case 'INVALID_SIGNATURE':
      return step('signature', 'failed', 'signatureRefused', [], 'importPrivateKey');
    case 'KEY_NOT_FOUND':
      return step('signature', 'failed', 'keyNotFound', [], 'editProfile');
    case 'INVALID_CLIENT':
      return step('signature', 'failed', 'clientRefused', [target.clientId], 'editProfile');
    case 'INVALID_API':
    case 'METHOD_NOT_SUPPORTED':
    case 'MEDIA_TYPE_NOT_ACCEPTABLE':
    case 'REQUEST_TRAFFIC_EXCEED_LIMIT':
    case 'UNKNOWN_EXCEPTION':
    case 'SYSTEM_ERROR':
    case 'PROCESS_FAIL':
      return step('signature', 'unclear', 'signatureUnclear', [quoteCode(gateway.code)]);
    default:
      // What anybody on the way may have written does not tell that the gateway took anything.
      return verification?.kind === 'verified' || verification?.kind === 'notVerifiable'
        ? step('signature', 'passed', 'signatureAccepted', [])
        : step('signature', 'unclear', 'signatureUnclear', [quoteCode(gateway.code)]);
  }
}

function verificationStep(verification: Verification | undefined): CheckStep {
  switch (verification?.kind) {
    case 'verified':
      return step('verification', 'passed', 'verified', []);
    case 'notVerified':
      return step('verification', 'failed', 'notVerified', [verification.reason], 'setGatewayPublicKey');
    case 'unsigned':
      return step('verification', 'failed', 'unsigned', [verification.reason]);
    case 'notVerifiable':
      return step('verification', 'unclear', 'notVerifiable', [], 'setGatewayPublicKey');
    case undefined:
      return notReached('verification');
  }
}

function answerStep({ gateway, target, outcome, headline: [headline] }: Exchange): CheckStep {
  if (gateway?.kind !== 'result') {
    return step('answer', 'failed', 'noGatewayAnswer', [gateway?.reason ?? ''], 'editProfile');
  }
  const { code, status, message } = gateway;
  if (status === 'S') {
    return outcome === 'succeeded'
      ? step('answer', 'passed', 'answered', [quoteCode(code)])
      : step('answer', 'failed', 'notTrusted', [headline]);
  }
  if (code === 'INVALID_API') {
    return step('answer', 'failed', 'apiRefused', [target.path], 'editProfile');
  }
  if (/TOKEN|OAUTH|AUTHORIZATION/.test(code)) {
    return step('answer', 'failed', 'tokenRefused', [quoteCode(code)], 'setAccessToken');
  }
  return step('answer', 'failed', 'answeredOther', [quoteCode(code), quote(message)]);
}

function notReached(name: CheckStepName): CheckStep {
  return step(name, 'notReached', 'notReached', []);
}

function step(
  name: CheckStepName,
  standing: CheckStanding,
  template: keyof typeof checkTemplates,
  values: readonly (string | Sentence)[],
  remedy?: CheckRemedy,
): CheckStep {
  return {
    name,
    standing,
    sentence: { template: checkTemplates[template], values },
    ...(remedy ? { remedy } : {}),
  };
}
