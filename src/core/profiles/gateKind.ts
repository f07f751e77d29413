import { parseBaseUrl, isLoopbackHost } from './baseUrl.ts';
import { simulatorProfileId, type Profile, type ProfileKind } from './profile.ts';

/** What is known of a host by its name alone. */
export type HostStanding = 'loopback' | 'sandbox' | 'production' | 'unknown';

/** Hosts of WorldFirst's platform overview, and those that its group's SDKs use. */
export const productionHosts: readonly string[] = [
  'open-sea.worldfirst.com',
  'open-eu.worldfirst.com',
  'open-na.worldfirst.com',
  'open-sea-global.alipay.com',
  'open-na-global.alipay.com',
  'open-de-global.alipay.com',
];

/** Hosts that WorldFirst's and its group's documents name for integration tests. */
export const sandboxHosts: readonly string[] = ['open-sitprod-sg.alipay.com', 'remit3.sit.dl.alipaydev.com'];

export function hostStanding(host: string): HostStanding {
  if (isLoopbackHost(host)) {
    return 'loopback';
  }
  if (sandboxHosts.includes(host)) {
    return 'sandbox';
  }
  return productionHosts.includes(host) ? 'production' : 'unknown';
}

type Gated = Pick<Profile, 'id' | 'kind' | 'baseUrl'>;

/**
 * The kind by which sends are gated. The host decides first: a profile can be gated more strictly than its host
 * asks for, never less, and a host of which nothing is known counts as production.
 */
export function gateKind(profile: Gated): ProfileKind {
  if (profile.id === simulatorProfileId) {
    return 'simulator';
  }
  const standing = standingOf(profile);
  if (standing === 'production' || standing === 'unknown' || profile.kind === 'production') {
    return 'production';
  }
  return 'sandbox';
}

/** Whether a profile counts as production for one reason alone: nothing is known of its host. */
export function isHostUnknown(profile: Gated): boolean {
  return (
    profile.id !== simulatorProfileId && profile.kind !== 'production' && standingOf(profile) === 'unknown'
  );
}

function standingOf({ baseUrl }: Gated): HostStanding {
  const parsed = parseBaseUrl(baseUrl);
  return parsed.ok ? hostStanding(parsed.value.host) : 'unknown';
}
