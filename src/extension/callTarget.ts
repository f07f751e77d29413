import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { CallTarget } from '../core/calls/exchange.ts';
import { parseBaseUrl } from '../core/profiles/baseUrl.ts';
import { simulatorProfileId, type Profile } from '../core/profiles/profile.ts';
import type { Possible, Simulator } from './seams.ts';
import { translate } from './translate.ts';

/** Where a call of this profile goes, without its access token. The simulator is started to learn its address. */
export async function callTarget(
  profile: Profile,
  endpoint: EndpointDescription,
  customerId: string | undefined,
  simulator: Simulator,
): Promise<Possible<CallTarget>> {
  const base = await baseOf(profile, simulator);
  if (!base.ok) {
    return base;
  }
  const override = Object.hasOwn(profile.pathOverrides, endpoint.name)
    ? profile.pathOverrides[endpoint.name]
    : undefined;
  const path = override?.path ?? endpoint.path;
  return {
    ok: true,
    value: {
      ...base.value,
      path,
      signedPath: override?.signedPath ?? path,
      ...(customerId === undefined ? {} : { customerId }),
    },
  };
}

async function baseOf(
  profile: Profile,
  simulator: Simulator,
): Promise<Possible<Pick<CallTarget, 'baseUrl' | 'clientId' | 'keyVersion'>>> {
  if (profile.id === simulatorProfileId) {
    const running = await simulator.connection();
    return running.ok
      ? {
          ok: true,
          value: {
            baseUrl: running.value.url,
            clientId: running.value.clientId,
            keyVersion: running.value.keyVersion,
          },
        }
      : running;
  }
  const url = parseBaseUrl(profile.baseUrl);
  return url.ok
    ? {
        ok: true,
        value: { baseUrl: url.value.origin, clientId: profile.clientId, keyVersion: profile.keyVersion },
      }
    : { ok: false, obstacle: { sentence: translate(url.problem) } };
}
