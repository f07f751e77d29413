import { EventEmitter, type ExtensionContext } from 'vscode';
import { simulatorProfileId, type Profile } from '../core/profiles/profile.ts';
import type { Owned, Profiles, Simulator } from './seams.ts';

export function createProfiles(_context: ExtensionContext, _simulator: Simulator): Profiles & Owned {
  const changed = new EventEmitter<void>();
  const simulated: Profile = {
    id: simulatorProfileId,
    name: 'Simulator',
    kind: 'simulator',
    baseUrl: '',
    clientId: '',
    keyVersion: '1',
    customers: [],
    prefundingCurrencies: ['USD', 'EUR'],
    sameNameBalance: false,
    pathOverrides: {},
  };
  return {
    all: () => [simulated],
    find: (id) => (id === simulated.id ? simulated : undefined),
    active: () => simulated,
    setActive: () => Promise.resolve(),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
