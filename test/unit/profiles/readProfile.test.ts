import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Profile } from '../../../src/core/profiles/profile.ts';
import { readProfile, readProfiles, type Surroundings } from '../../../src/core/profiles/readProfile.ts';
import { readProfileFile, writeProfileFile } from '../../../src/core/profiles/profileFile.ts';
import { inEnglish } from '../../../src/core/sentence.ts';

const alone: Surroundings = { takenIds: [], takenNames: ['Simulator'], endpoints: ['inquiryBalance'] };

const good = {
  id: 'acme-live',
  name: 'Acme live',
  kind: 'production',
  baseUrl: 'https://open-sea.worldfirst.com',
  clientId: '5J5X2Q0000000000',
  keyVersion: '1',
};

const full: Profile = {
  ...good,
  kind: 'production',
  customers: [{ id: '2188400000000001', label: 'Northwind' }, { id: '2188400000000002' }],
  prefundingCurrencies: ['USD', 'CNH'],
  sameNameBalance: true,
  pathOverrides: { inquiryBalance: { path: '/amsin/sandbox/api/x', signedPath: '/amsin/api/x' } },
};

/** Bare base64 of PKCS#8, on one line. */
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'der' })
  .toString('base64');

const broken: readonly (readonly [what: string, change: Record<string, unknown>, reason: RegExp])[] = [
  ['no id', { id: undefined }, /has no id/],
  ['an id of two words', { id: 'acme live' }, /only letters, digits/],
  ['the id of the simulator', { id: 'simulator' }, /already has the id/],
  ['no name', { name: ' ' }, /Give the profile a name/],
  ['a name of two lines', { name: 'a\nb' }, /line breaks/],
  ['a very long name', { name: 'x'.repeat(65) }, /at most 64/],
  ['the name of the simulator in other case', { name: 'SIMULATOR ' }, /already named/],
  ['a name that is a number', { name: 7 }, /“name” must be text/],
  ['no kind', { kind: undefined }, /sandbox or production/],
  ['the kind of the built-in profile', { kind: 'simulator' }, /sandbox or production/],
  ['no client id', { clientId: undefined }, /client id that WorldFirst issued/],
  ['a client id with a blank', { clientId: '5J5X 2Q' }, /no blanks/],
  ['a client id with a line break inside', { clientId: 'a\r\nX-Injected: 1' }, /no blanks/],
  ['no key version', { keyVersion: '' }, /Enter the key version/],
  ['a key version with a comma', { keyVersion: '1,signature=x' }, /only letters, digits/],
  ['a bad URL', { baseUrl: 'http://open-sea.worldfirst.com' }, /this machine only/],
  ['customers that are no list', { customers: 'x' }, /“customers” must be a list/],
  ['a customer that is a text', { customers: ['2188'] }, /Each customer/],
  ['a customer with a token', { customers: [{ id: '2188', accessToken: 's3cret' }] }, /Each customer/],
  ['a customer listed twice', { customers: [{ id: '2188' }, { id: '2188' }] }, /listed twice/],
  ['a customer with a line break', { customers: [{ id: '21\n88' }] }, /printable ASCII/],
  ['a currency of four letters', { prefundingCurrencies: ['USDT'] }, /three capital letters/],
  ['a currency twice', { prefundingCurrencies: ['USD', 'usd'] }, /listed twice/],
  ['a flag in quotes', { sameNameBalance: 'yes' }, /true or false/],
  [
    'an override for a misspelt endpoint',
    { pathOverrides: { inquiryBalances: { path: '/x' } } },
    /not an endpoint/,
  ],
  [
    'an override with a full URL',
    { pathOverrides: { inquiryBalance: { path: 'https://evil.example/x' } } },
    /begin with/,
  ],
  [
    'an override to another host',
    { pathOverrides: { inquiryBalance: { path: '//evil.example/x' } } },
    /begin with/,
  ],
  ['an override with a query', { pathOverrides: { inquiryBalance: { path: '/x?y=1' } } }, /no query/],
  ['an override that climbs', { pathOverrides: { inquiryBalance: { path: '/x/../y' } } }, /“\.\.”/],
  [
    'an override that climbs in escapes',
    { pathOverrides: { inquiryBalance: { path: '/x/%2E%2e/y' } } },
    /no query and no/,
  ],
  [
    'a signed path with an escaped dot',
    { pathOverrides: { inquiryBalance: { path: '/x', signedPath: '/x/.%2e' } } },
    /no query and no/,
  ],
  ['a bad signed path', { pathOverrides: { inquiryBalance: { path: '/x', signedPath: 'x' } } }, /begin with/],
  ['a private key', { privateKey: 'MIIE' }, /no “privateKey”\. Keys and tokens/],
  ['a private key in the place of the client id', { clientId: privateKey }, /is a private key/],
  ['a private key in the place of a customer id', { customers: [{ id: privateKey }] }, /is a private key/],
];

describe('a profile of the settings', () => {
  it('is read with its optional parts empty', () => {
    const read = readProfile(good, alone);
    assert.ok(read.ok);
    assert.deepEqual(read.profile, {
      ...good,
      customers: [],
      prefundingCurrencies: [],
      sameNameBalance: false,
      pathOverrides: {},
    });
  });

  it('is read with everything in it', () => {
    assert.deepEqual(readProfile(full, alone), { ok: true, profile: full });
  });

  for (const [what, change, reason] of broken) {
    it(`is refused with ${what}`, () => {
      const read = readProfile({ ...good, ...change }, alone);
      assert.ok(!read.ok);
      assert.equal(read.problems.length, 1, read.problems.map(inEnglish).join(' '));
      assert.match(inEnglish(read.problems[0]!), reason);
    });
  }

  it('tells all its problems at once', () => {
    const read = readProfile({}, alone);
    assert.ok(!read.ok);
    assert.equal(read.problems.length, 6);
  });

  it('is never dropped: what cannot be read is listed beside what can, with its place and name', () => {
    const { profiles, rejected } = readProfiles(
      [good, 'nonsense', { ...good, name: 'Acme copy' }, { ...good, id: 'b', name: 'Other' }],
      alone,
    );
    assert.deepEqual(
      profiles.map(({ name }) => name),
      ['Acme live', 'Other'],
    );
    assert.deepEqual(
      rejected.map(({ index, name }) => [index, name]),
      [
        [1, ''],
        [2, 'Acme copy'],
      ],
    );
    assert.match(inEnglish(rejected[1]!.problems[0]!), /already has the id “acme-live”/);
  });
});

describe('an exported profile', () => {
  const newId = (): string => 'fresh';

  it('comes back as it was', () => {
    assert.deepEqual(readProfileFile(writeProfileFile(full), alone, newId), { ok: true, profile: full });
  });

  it('leaves out whatever is not part of a profile', () => {
    const carrying = { ...full, accessToken: 'canary-token' } as Profile;
    assert.doesNotMatch(writeProfileFile(carrying), /canary/);
  });

  it('gets a new id where its own is taken, because keys are stored under it', () => {
    const read = readProfileFile(writeProfileFile(full), { ...alone, takenIds: [full.id] }, newId);
    assert.ok(read.ok);
    assert.equal(read.profile.id, 'fresh');
  });

  const refusals: readonly (readonly [what: string, text: string, reason: RegExp])[] = [
    ['text', 'hello', /not JSON/],
    ['another JSON file', '{"name":"x"}', /not an exported profile/],
    ['a newer version', JSON.stringify({ format: 'worldfirst-profile', version: 2, profile: good }), /newer/],
    [
      'a key in it',
      JSON.stringify({ format: 'worldfirst-profile', version: 1, profile: { ...good, privateKey: 'MIIE' } }),
      /no “privateKey”/,
    ],
    [
      'a name that is taken',
      JSON.stringify({ format: 'worldfirst-profile', version: 1, profile: { ...good, name: 'Simulator' } }),
      /already named/,
    ],
  ];
  for (const [what, text, reason] of refusals) {
    it(`is refused with ${what}`, () => {
      const read = readProfileFile(text, alone, newId);
      assert.ok(!read.ok);
      assert.match(read.problems.map(inEnglish).join(' '), reason);
    });
  }
});
