import { EventEmitter, type ExtensionContext } from 'vscode';
import type { Owned, Credentials, Possible, Simulator } from './seams.ts';

export function createCredentials(_context: ExtensionContext, _simulator: Simulator): Credentials & Owned {
  const changed = new EventEmitter<void>();
  const missing: Possible<never> = { ok: false, obstacle: { sentence: 'Keys are not stored yet.' } };
  return {
    signer: () => Promise.resolve(missing),
    verifier: () => Promise.resolve(missing),
    publicKey: () => Promise.resolve(missing),
    accessToken: () => Promise.resolve(undefined),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
