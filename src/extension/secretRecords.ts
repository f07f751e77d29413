import type { SecretStorage } from 'vscode';

/** A key as it is stored: with the one host that it serves. */
export interface StoredKey {
  /** Scheme, host and port of the profile for which the key was stored. */
  readonly origin: string;
  /** PKCS#8 or SubjectPublicKeyInfo. */
  readonly pem: string;
}

export interface StoredToken {
  readonly origin: string;
  readonly token: string;
  /** Milliseconds since the epoch; absent where it was not told. */
  readonly expiresAt?: number;
  /** Gets the next access token, once. */
  readonly refreshToken?: string;
  /** Milliseconds since the epoch; absent where it was not told. */
  readonly refreshExpiresAt?: number;
  /** When it was asked for, by this machine's clock: of two tokens of one owner the later one is kept. */
  readonly obtainedAt?: number;
}

/** Tokens by customer id; the partner itself is under the empty text. */
export type StoredTokens = Readonly<Record<string, StoredToken>>;

export type SecretName = 'privateKey' | 'gatewayKey' | 'tokens';

const prefix = 'worldfirst.';
const names: readonly SecretName[] = ['privateKey', 'gatewayKey', 'tokens'];

/** The records of one profile in SecretStorage, the only place where secrets are kept. */
export interface SecretRecords {
  key(profileId: string, name: 'privateKey' | 'gatewayKey'): Promise<StoredKey | undefined>;
  storeKey(profileId: string, name: 'privateKey' | 'gatewayKey', key: StoredKey): Promise<void>;
  tokens(profileId: string): Promise<StoredTokens>;
  storeTokens(profileId: string, tokens: StoredTokens): Promise<void>;
  remove(profileId: string, name: SecretName): Promise<void>;
  removeAll(profileId: string): Promise<void>;
}

export function isOurSecret(storageKey: string): boolean {
  return names.some((name) => storageKey.startsWith(`${prefix}${name}.`));
}

export function createSecretRecords(secrets: SecretStorage): SecretRecords {
  const at = (profileId: string, name: SecretName): string => `${prefix}${name}.${profileId}`;
  const read = async (profileId: string, name: SecretName): Promise<unknown> => {
    const text = await secrets.get(at(profileId, name));
    try {
      return text === undefined ? undefined : JSON.parse(text);
    } catch {
      return undefined;
    }
  };
  const write = async (profileId: string, name: SecretName, value: unknown): Promise<void> => {
    await secrets.store(at(profileId, name), JSON.stringify(value));
  };
  const remove = async (profileId: string, name: SecretName): Promise<void> => {
    await secrets.delete(at(profileId, name));
  };
  return {
    key: async (profileId, name) => {
      const value = await read(profileId, name);
      return isRecord(value) && typeof value.origin === 'string' && typeof value.pem === 'string'
        ? { origin: value.origin, pem: value.pem }
        : undefined;
    },
    storeKey: write,
    tokens: async (profileId) => {
      const value = await read(profileId, 'tokens');
      return isRecord(value)
        ? Object.fromEntries(
            Object.entries(value).filter((entry): entry is [string, StoredToken] => isToken(entry[1])),
          )
        : {};
    },
    storeTokens: async (profileId, tokens) =>
      Object.keys(tokens).length === 0 ? remove(profileId, 'tokens') : write(profileId, 'tokens', tokens),
    remove,
    removeAll: async (profileId) => {
      for (const name of names) {
        await remove(profileId, name);
      }
    },
  };
}

function isToken(value: unknown): value is StoredToken {
  return (
    isRecord(value) &&
    typeof value.origin === 'string' &&
    typeof value.token === 'string' &&
    (value.refreshToken === undefined || typeof value.refreshToken === 'string') &&
    [value.expiresAt, value.refreshExpiresAt, value.obtainedAt].every(
      (moment) => moment === undefined || typeof moment === 'number',
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
