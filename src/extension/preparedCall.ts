import { l10n, type LogOutputChannel } from 'vscode';
import type { KeyFingerprints } from '../core/activity/entry.ts';
import type { CallTarget } from '../core/calls/exchange.ts';
import type { Signer, Verifier } from '../core/calls/ports.ts';
import { takesCredentials } from '../core/catalogue/endpoint.ts';
import { simulatorProfileId, type Profile } from '../core/profiles/profile.ts';
import { callTarget } from './callTarget.ts';
import type { CredentialStore } from './credentials.ts';
import type { CallIntent, Obstacle, Possible, Profiles, Simulator } from './seams.ts';
import type { StoredToken } from './secretRecords.ts';
import { untrusted } from './trust.ts';

/** A call with everything it needs, before anybody was asked. */
export interface PreparedCall {
  readonly profile: Profile;
  readonly target: CallTarget;
  readonly signer: Signer;
  readonly verifier: Verifier | undefined;
  /** Which keys sign and verify, for those who look into the call later; nothing depends on it. */
  readonly keys: KeyFingerprints;
}

interface Parts {
  readonly profiles: Pick<Profiles, 'find'>;
  readonly credentials: Pick<CredentialStore, 'signer' | 'verifier' | 'token'>;
  readonly simulator: Simulator;
  readonly log: LogOutputChannel;
  /** A call is about to carry this token. */
  readonly tokenUsed?: (profile: Profile, customerId: string | undefined, token: StoredToken) => void;
}

/** Gathers target, keys and token of a call, or says why it cannot be made. It does not reject. */
export function prepareCall(intent: CallIntent, parts: Parts): Promise<Possible<PreparedCall>> {
  return prepare(intent, parts).catch((error: unknown) => notPrepared(error, parts.log));
}

async function prepare(intent: CallIntent, parts: Parts): Promise<Possible<PreparedCall>> {
  const mistrust = untrusted();
  if (mistrust) {
    return { ok: false, obstacle: mistrust };
  }
  const profile = parts.profiles.find(intent.profileId);
  if (!profile) {
    return { ok: false, obstacle: noProfile() };
  }
  const { customerId } = intent;
  if (customerId !== undefined && !profile.customers.some(({ id }) => id === customerId)) {
    return { ok: false, obstacle: noCustomer(profile, customerId) };
  }
  if (takesCredentials(intent.endpoint) && intent.origin !== 'tokens') {
    const { madeByCommands } = await import('./requests/madeByCommands.ts');
    return { ok: false, obstacle: madeByCommands(intent.endpoint, l10n.t) };
  }
  const target = await callTarget(profile, intent.endpoint, customerId, parts.simulator);
  if (!target.ok) {
    return target;
  }
  const signer = await parts.credentials.signer(profile);
  if (!signer.ok) {
    return signer;
  }
  const verifier = await parts.credentials.verifier(profile);
  if (!verifier.ok) {
    return verifier;
  }
  const token = await tokenFor(intent, profile, parts);
  if (!token.ok) {
    return token;
  }
  const accessToken = token.value?.token;
  if (token.value !== undefined) {
    parts.tokenUsed?.(profile, customerId, token.value);
  }
  return {
    ok: true,
    value: {
      profile,
      target: accessToken === undefined ? target.value : { ...target.value, accessToken },
      signer: signer.value,
      verifier: verifier.value,
      keys: { partner: signer.value.fingerprint, gateway: verifier.value?.fingerprint ?? null },
    },
  };
}

/** Who asks for a token needs none, and one that has expired must not keep anybody from refreshing it. */
function tokenFor(
  { endpoint, customerId }: CallIntent,
  profile: Profile,
  { credentials }: Parts,
): Promise<Possible<StoredToken | undefined>> {
  return takesCredentials(endpoint)
    ? Promise.resolve({ ok: true, value: undefined })
    : credentials.token(profile, customerId);
}

/** The editor's secret storage may be locked or broken: nothing was sent then, and the user is told so. */
function notPrepared(error: unknown, log: LogOutputChannel): Possible<never> {
  log.error(error instanceof Error ? error : String(error));
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ok: false,
    obstacle: { sentence: l10n.t('Nothing was sent: the keys could not be read. {0}', reason) },
  };
}

function noCustomer(profile: Profile, customerId: string): Obstacle {
  const sentence = l10n.t('The profile “{0}” has no customer {1}.', profile.name, customerId);
  return profile.id === simulatorProfileId
    ? { sentence }
    : {
        sentence,
        fix: { title: l10n.t('Add Customers'), command: 'worldfirst.addCustomers', args: [profile.id] },
      };
}

export function noProfile(): Obstacle {
  return {
    sentence: l10n.t('The profile of this request no longer exists.'),
    fix: { title: l10n.t('Switch Profile'), command: 'worldfirst.switchProfile' },
  };
}
