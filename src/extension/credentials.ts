import { EventEmitter, l10n, type ExtensionContext } from 'vscode';
import { tokenState, type TokenStanding } from '../core/accounts/tokenStanding.ts';
import { parseBaseUrl } from '../core/profiles/baseUrl.ts';
import { simulatorProfileId, type Profile } from '../core/profiles/profile.ts';
import type { PrivateKey, PublicKey } from '../gateway/keyImport.ts';
import type { Credentials, Obstacle, Owned, Possible } from './seams.ts';
import { createSecretRecords, isOurSecret, type StoredKey, type StoredToken } from './secretRecords.ts';
import type { SimulatorHost } from './simulatorHost.ts';
import { createTokenChanges } from './tokenChanges.ts';
import { partner } from './tokens/ownerArguments.ts';
import { expiredToken, tokenOfOtherHost } from './tokens/tokenFaults.ts';

export interface CredentialStore extends Credentials {
  storePrivateKey(profile: Profile, key: PrivateKey): Promise<void>;
  storeGatewayKey(profile: Profile, key: PublicKey): Promise<void>;
  removeKey(profile: Profile, name: 'privateKey' | 'gatewayKey'): Promise<void>;
  /** Which keys are stored and whether they serve the profile's present host. */
  keys(profile: Profile): Promise<{ readonly privateKey: KeyStanding; readonly gatewayKey: KeyStanding }>;
  /** The token for this customer, refused where it was stored for another host or has expired. */
  token(profile: Profile, customerId: string | undefined): Promise<Possible<StoredToken | undefined>>;
  /** The token as it is kept, expired or not; refused where it was stored for another host. */
  keptToken(profile: Profile, customerId: string | undefined): Promise<Possible<StoredToken | undefined>>;
  /** Keeps a token, unless a newer one is kept already. */
  storeToken(profile: Profile, customerId: string | undefined, token: NewToken): Promise<void>;
  removeToken(profile: Profile, customerId: string | undefined): Promise<void>;
  /** Who has a token: customer ids, and undefined for the partner itself. */
  tokenOwners(profile: Profile): Promise<readonly (string | undefined)[]>;
  /** Removes every key and token of a profile. */
  forget(profileId: string): Promise<void>;
}

export type KeyStanding = 'missing' | 'stored' | 'otherHost';

export type NewToken = Omit<StoredToken, 'origin'>;

/** Keeps keys and tokens in SecretStorage; those of the simulator come from its own ready line. */
export function createCredentials(
  context: Pick<ExtensionContext, 'secrets'>,
  simulator: SimulatorHost,
): CredentialStore & Owned {
  const records = createSecretRecords(context.secrets);
  const tokens = createTokenChanges(records);
  const changed = new EventEmitter<void>();
  const watching = context.secrets.onDidChange(({ key }) => {
    if (isOurSecret(key)) {
      changed.fire();
      void tokens.restore();
    }
  });

  const privateKeyPem = async (profile: Profile): Promise<Possible<string>> => {
    if (profile.id === simulatorProfileId) {
      const demo = await simulator.demoPrivateKey();
      return demo.ok ? { ok: true, value: pem('PRIVATE KEY', demo.value) } : demo;
    }
    const key = await records.key(profile.id, 'privateKey');
    if (!key) {
      return { ok: false, obstacle: noPrivateKey(profile) };
    }
    return serves(key, profile)
      ? { ok: true, value: key.pem }
      : { ok: false, obstacle: otherHost(profile, key, 'privateKey') };
  };

  const gatewayKeyPem = async (profile: Profile): Promise<Possible<string | undefined>> => {
    if (profile.id === simulatorProfileId) {
      const running = await simulator.connection();
      return running.ok ? { ok: true, value: pem('PUBLIC KEY', running.value.gatewayPublicKey) } : running;
    }
    const key = await records.key(profile.id, 'gatewayKey');
    return !key || serves(key, profile)
      ? { ok: true, value: key?.pem }
      : { ok: false, obstacle: otherHost(profile, key, 'gatewayKey') };
  };

  const keptToken: CredentialStore['keptToken'] = async (profile, customerId) => {
    const present = await records.tokens(profile.id);
    const owner = customerId ?? partner;
    const stored = Object.hasOwn(present, owner) ? present[owner] : undefined;
    return stored === undefined || serves(stored, profile)
      ? { ok: true, value: stored }
      : { ok: false, obstacle: tokenOfOtherHost(profile, customerId, stored.origin, originOf(profile)) };
  };

  const token: CredentialStore['token'] = async (profile, customerId) => {
    const kept = await keptToken(profile, customerId);
    if (!kept.ok || kept.value === undefined) {
      return kept;
    }
    const obstacle = expiredToken(profile, customerId, kept.value);
    return obstacle ? { ok: false, obstacle } : kept;
  };

  return {
    signer: async (profile) => {
      const key = await privateKeyPem(profile);
      if (!key.ok) {
        return key;
      }
      const { createSigner } = await import('../gateway/rsa.ts');
      return { ok: true, value: createSigner(key.value) };
    },
    verifier: async (profile) => {
      const key = await gatewayKeyPem(profile);
      if (!key.ok || key.value === undefined) {
        return key.ok ? { ok: true, value: undefined } : key;
      }
      const { createVerifier } = await import('../gateway/rsa.ts');
      return { ok: true, value: createVerifier(key.value) };
    },
    publicKey: async (profile) => {
      const key = await privateKeyPem(profile);
      if (!key.ok) {
        return key;
      }
      const { publicKeyOf } = await import('../gateway/keyImport.ts');
      return { ok: true, value: publicKeyOf(key.value) };
    },
    gatewayPublicKey: async (profile) => {
      const key = await gatewayKeyPem(profile);
      if (!key.ok || key.value === undefined) {
        return key.ok ? { ok: true, value: undefined } : key;
      }
      const { importPublicKey } = await import('../gateway/keyImport.ts');
      const read = importPublicKey(key.value);
      return read.ok ? { ok: true, value: read.key } : { ok: false, obstacle: { sentence: read.sentence } };
    },
    accessToken: async (profile, customerId) => {
      const stored = await token(profile, customerId);
      return stored.ok ? stored.value?.token : undefined;
    },
    storePrivateKey: (profile, key) =>
      records.storeKey(profile.id, 'privateKey', { origin: originOf(profile), pem: key.pkcs8Pem }),
    storeGatewayKey: (profile, key) =>
      records.storeKey(profile.id, 'gatewayKey', { origin: originOf(profile), pem: key.spkiPem }),
    removeKey: (profile, name) => records.remove(profile.id, name),
    keys: async (profile) => ({
      privateKey: standing(await records.key(profile.id, 'privateKey'), profile),
      gatewayKey: standing(await records.key(profile.id, 'gatewayKey'), profile),
    }),
    token,
    keptToken,
    storeToken: (profile, customerId, added) =>
      tokens.change(profile.id, customerId ?? partner, { origin: originOf(profile), ...added }),
    removeToken: (profile, customerId) => tokens.change(profile.id, customerId ?? partner, undefined),
    tokenOwners: async (profile) =>
      Object.keys(await records.tokens(profile.id)).map((owner) => (owner === partner ? undefined : owner)),
    tokenStandings: async (profile) => {
      const kept = Object.entries(await records.tokens(profile.id)).filter(([, stored]) =>
        serves(stored, profile),
      );
      return new Map(
        kept.map(([owner, stored]) => [owner === partner ? undefined : owner, standingOf(stored)]),
      );
    },
    forget: async (profileId) => {
      tokens.forget(profileId);
      await records.removeAll(profileId);
    },
    onDidChange: changed.event,
    dispose: () => {
      watching.dispose();
      changed.dispose();
    },
  };
}

function originOf(profile: Profile): string {
  const parsed = parseBaseUrl(profile.baseUrl);
  return parsed.ok ? parsed.value.origin : profile.baseUrl;
}

function serves(stored: { readonly origin: string }, profile: Profile): boolean {
  return stored.origin === originOf(profile);
}

function standing(key: StoredKey | undefined, profile: Profile): KeyStanding {
  if (!key) {
    return 'missing';
  }
  return serves(key, profile) ? 'stored' : 'otherHost';
}

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}

function noPrivateKey(profile: Profile): Obstacle {
  return {
    sentence: l10n.t('The profile “{0}” has no private key to sign with.', profile.name),
    fix: { title: l10n.t('Import Private Key'), command: 'worldfirst.importPrivateKey', args: [profile.id] },
    otherFix: {
      title: l10n.t('Generate Key Pair'),
      command: 'worldfirst.generateKeyPair',
      args: [profile.id],
    },
  };
}

function otherHost(profile: Profile, key: StoredKey, name: 'privateKey' | 'gatewayKey'): Obstacle {
  return name === 'privateKey'
    ? {
        sentence: l10n.t(
          'The private key of “{0}” was stored for {1} and signs for no other host. If it belongs to {2} as well, import it again.',
          profile.name,
          key.origin,
          originOf(profile),
        ),
        fix: {
          title: l10n.t('Import Private Key'),
          command: 'worldfirst.importPrivateKey',
          args: [profile.id],
        },
      }
    : {
        sentence: l10n.t(
          'The gateway’s public key of “{0}” was stored for {1} and verifies no other host. Set the key of {2}.',
          profile.name,
          key.origin,
          originOf(profile),
        ),
        fix: {
          title: l10n.t('Set Gateway Public Key'),
          command: 'worldfirst.setGatewayPublicKey',
          args: [profile.id],
        },
      };
}

function standingOf({ expiresAt, refreshToken, refreshExpiresAt }: StoredToken): TokenStanding {
  return {
    state: tokenState(expiresAt, Date.now()),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    refreshable: refreshToken !== undefined,
    ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt }),
  };
}
