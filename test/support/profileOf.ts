import type { Profile } from '../../src/core/profiles/profile.ts';

/** A complete profile of which a test states only what matters to it. */
export function profileOf(parts: Partial<Profile> = {}): Profile {
  return {
    id: 'test-profile',
    name: 'Test profile',
    kind: 'sandbox',
    baseUrl: 'https://open-sitprod-sg.alipay.com',
    clientId: '5J5X2Q0000000000',
    keyVersion: '1',
    customers: [],
    prefundingCurrencies: [],
    sameNameBalance: false,
    pathOverrides: {},
    ...parts,
  };
}
