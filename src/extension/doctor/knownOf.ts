import { endpoints } from '../../core/catalogue/index.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { Known, KnownKey } from '../../core/doctor/doctorPorts.ts';
import { simulatorProfileId, type Profile } from '../../core/profiles/profile.ts';
import { sentence } from '../../core/sentence.ts';
import { callTarget } from '../callTarget.ts';
import type { Services } from '../seams.ts';

export type KnowledgeParts = Pick<Services, 'credentials' | 'profiles' | 'simulator'>;

/**
 * What this machine knows that may explain a signature: where the call goes in this profile, and all public keys that
 * are stored, its own first. What cannot be read now is left out; the diagnosis says what it had.
 *
 * @param at When the message was sent or received, milliseconds since the epoch.
 */
export async function knownOf(
  profile: Profile,
  endpoint: EndpointDescription | undefined,
  at: number,
  parts: KnowledgeParts,
): Promise<Known> {
  const others = parts.profiles.all().filter(({ id }) => id !== profile.id && id !== simulatorProfileId);
  const keys = [...(await keysOf(profile, parts))];
  for (const each of others) {
    // A signature that only fits one of these was made for another profile.
    keys.push(...(await keysOf(each, parts)).map((key): KnownKey => ({ ...key, owner: 'other' })));
  }
  const target = endpoint && (await callTarget(profile, endpoint, undefined, parts.simulator));
  const place = target?.ok === true ? target.value : undefined;
  return {
    profile: profile.name,
    keys,
    clientId: place?.clientId ?? profile.clientId,
    otherClientIds: others.map(({ clientId }) => clientId).filter((clientId) => clientId !== ''),
    keyVersion: place?.keyVersion ?? profile.keyVersion,
    ...(place && { baseUrl: place.baseUrl, path: place.path, signedPath: place.signedPath }),
    otherPaths: [...new Set(endpoints.map(({ path }) => path))].filter((path) => path !== place?.path),
    at,
  };
}

async function keysOf(profile: Profile, { credentials }: KnowledgeParts): Promise<readonly KnownKey[]> {
  const keys: KnownKey[] = [];
  const partner = await credentials.publicKey(profile);
  if (partner.ok) {
    const name = sentence('the key pair of the profile “{0}”', profile.name);
    const { keyVersion } = profile;
    keys.push({ owner: 'partner', name, publicKey: partner.value.spkiPem, keyVersion });
  }
  const gateway = await credentials.gatewayPublicKey(profile);
  if (gateway.ok && gateway.value !== undefined) {
    const name = sentence('the key of the gateway in the profile “{0}”', profile.name);
    keys.push({ owner: 'gateway', name, publicKey: gateway.value.spkiPem });
  }
  return keys;
}
