import type { Exchange } from '../../core/calls/exchange.ts';
import type { FixIntent, ResponseState } from '../../protocol/requestEditor.ts';
import type { Say } from './say.ts';

const fixesByCode: Readonly<Record<string, FixIntent>> = {
  INVALID_SIGNATURE: 'importPrivateKey',
  KEY_NOT_FOUND: 'importPrivateKey',
  INVALID_CLIENT: 'editProfile',
  INVALID_API: 'editProfile',
  OAUTH_FAIL: 'setAccessToken',
  INVALID_ACCESS_TOKEN: 'setAccessToken',
  ACCESS_TOKEN_EXPIRED: 'setAccessToken',
  AUTHORIZATION_NOT_EXIST: 'setAccessToken',
};

/** The one command that most likely helps, where there is one. The simulator's own keys cannot be changed. */
export function fixFor(exchange: Exchange, simulated: boolean, say: Say): ResponseState['fix'] {
  const intent = intentFor(exchange);
  const possible = simulated && intent !== 'showLog' ? intent && 'showSimulatorConnection' : intent;
  return possible && { title: titleOf(possible, say), intent: possible };
}

function intentFor({ transport, gateway, verification, outcome }: Exchange): FixIntent | undefined {
  if (transport.kind === 'failed') {
    return transport.failure.kind === 'cancelled' || outcome === 'unknown' ? undefined : 'showLog';
  }
  const byCode =
    gateway?.kind === 'result' && Object.hasOwn(fixesByCode, gateway.code)
      ? fixesByCode[gateway.code]
      : undefined;
  if (byCode !== undefined) {
    return byCode;
  }
  return verification?.kind === 'notVerifiable' || verification?.kind === 'notVerified'
    ? 'setGatewayPublicKey'
    : undefined;
}

function titleOf(intent: FixIntent, say: Say): string {
  switch (intent) {
    case 'importPrivateKey':
      return say('Import Private Key…');
    case 'editProfile':
      return say('Edit Profile…');
    case 'setAccessToken':
      return say('Set Access Token…');
    case 'setGatewayPublicKey':
      return say('Set Gateway Public Key…');
    case 'showSimulatorConnection':
      return say('Show Simulator Connection');
    default:
      return say('Show Log');
  }
}
