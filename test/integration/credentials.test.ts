import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { simulatorProfileId } from '../../src/core/profiles/profile.ts';
import { createCredentials, type CredentialStore } from '../../src/extension/credentials.ts';
import type { Possible } from '../../src/extension/seams.ts';
import { generateKeyPair, type PrivateKey } from '../../src/gateway/keyImport.ts';
import { activeWorkbench, nextEvent } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';
import { profileOf } from '../support/profileOf.ts';

describe('keys and tokens of a profile', () => {
  const profile = profileOf({ id: 'credentials-test', name: 'Acme' });
  const moved = { ...profile, baseUrl: 'https://open-sea.worldfirst.com' };
  const content = [new TextEncoder().encode('content to sign')];
  let credentials: CredentialStore;
  let pair: PrivateKey;

  before(async () => {
    ({ credentials } = await activeWorkbench());
    pair = await generateKeyPair();
  });

  afterEach(() => credentials.forget(profile.id));

  const refusal = (possible: Possible<unknown>): { sentence: string; command: string | undefined } =>
    possible.ok
      ? assert.fail('it was not refused')
      : { sentence: possible.obstacle.sentence, command: possible.obstacle.fix?.command };

  it('are missing at first, with the command that imports one', async () => {
    const { sentence, command } = refusal(await credentials.signer(profile));
    assert.match(sentence, /“Acme” has no private key/);
    assert.equal(command, 'worldfirst.importPrivateKey');
    assert.deepEqual(await credentials.verifier(profile), { ok: true, value: undefined });
  });

  it('sign what the public key verifies', async () => {
    await credentials.storePrivateKey(profile, pair);
    const signer = await credentials.signer(profile);
    assert.ok(signer.ok);
    const signature = await signer.value.sign(content);
    const publicKey = await credentials.publicKey(profile);
    assert.ok(publicKey.ok);
    const key = createPublicKey({
      key: Buffer.from(publicKey.value.spkiBase64, 'base64'),
      format: 'der',
      type: 'spki',
    });
    assert.ok(verify('RSA-SHA256', Buffer.concat(content), key, signature));
    assert.equal(publicKey.value.fingerprint, pair.publicKey.fingerprint);
  });

  for (const [what, baseUrl] of [
    ['host', 'https://open-sea.worldfirst.com'],
    ['port', 'https://open-sitprod-sg.alipay.com:8443'],
    ['scheme', 'http://localhost'],
  ] as const) {
    it(`refuse another ${what}, with the reason and the command that helps`, async () => {
      const stored = { ...profile, baseUrl: what === 'scheme' ? 'https://localhost' : profile.baseUrl };
      await credentials.storePrivateKey(stored, pair);
      await credentials.storeGatewayKey(stored, pair.publicKey);
      const changed = { ...profile, baseUrl };
      const signer = refusal(await credentials.signer(changed));
      assert.match(signer.sentence, new RegExp(`stored for ${stored.baseUrl}`));
      assert.equal(signer.command, 'worldfirst.importPrivateKey');
      const verifier = refusal(await credentials.verifier(changed));
      assert.equal(verifier.command, 'worldfirst.setGatewayPublicKey');
      assert.deepEqual(await credentials.keys(changed), { privateKey: 'otherHost', gatewayKey: 'otherHost' });
    });
  }

  it('serve again when the profile comes back to their host', async () => {
    await credentials.storePrivateKey(profile, pair);
    assert.equal((await credentials.signer(moved)).ok, false);
    assert.equal((await credentials.signer({ ...profile, name: 'Renamed' })).ok, true);
  });

  it('keep a token for each customer and for the partner, with its expiry', async () => {
    await credentials.storeToken(profile, undefined, { token: 'own' });
    await credentials.storeToken(profile, '2188', { token: 'of customer', expiresAt: 1_900_000_000_000 });
    assert.equal(await credentials.accessToken(profile, undefined), 'own');
    assert.equal(await credentials.accessToken(profile, '2188'), 'of customer');
    assert.equal(await credentials.accessToken(profile, '2189'), undefined);
    assert.equal(await credentials.accessToken(profile, 'constructor'), undefined);
    assert.deepEqual(new Set(await credentials.tokenOwners(profile)), new Set([undefined, '2188']));
    const stored = await credentials.token(profile, '2188');
    assert.equal(stored.ok && stored.value?.expiresAt, 1_900_000_000_000);
    await credentials.removeToken(profile, '2188');
    assert.deepEqual(await credentials.tokenOwners(profile), [undefined]);
  });

  it('keep every token where several are stored at the same moment', async () => {
    const owners = ['2188', '2189', '2190'];
    await Promise.all(owners.map((owner) => credentials.storeToken(profile, owner, { token: owner })));
    assert.deepEqual(await credentials.tokenOwners(profile), owners);
  });

  it('keep every token where two windows store in the same moment, and none of a forgotten profile', async () => {
    const { context, simulator } = await activeWorkbench();
    const other = createCredentials(context, simulator);
    await Promise.all([
      credentials.storeToken(profile, '2188', { token: 'a' }),
      other.storeToken(profile, '2189', { token: 'b' }),
    ]);
    await eventually('both tokens', async () =>
      (await credentials.tokenOwners(profile)).length === 2 ? true : undefined,
    );
    await other.forget(profile.id);
    await credentials.storeToken({ ...profile, id: 'another' }, '2188', { token: 'c' });
    await credentials.forget('another');
    assert.deepEqual(await credentials.tokenOwners(profile), []);
    other.dispose();
  });

  it('give no token that has expired', async () => {
    await credentials.storeToken(profile, '2188', { token: 'canary', expiresAt: Date.now() - 1 });
    const { sentence, command } = refusal(await credentials.token(profile, '2188'));
    assert.match(sentence, /expired/);
    assert.doesNotMatch(sentence, /canary/);
    assert.equal(command, 'worldfirst.setAccessToken');
  });

  it('give no token to another host', async () => {
    await credentials.storeToken(profile, '2188', { token: 'canary' });
    const { sentence, command } = refusal(await credentials.token(moved, '2188'));
    assert.doesNotMatch(sentence, /canary/);
    assert.equal(command, 'worldfirst.setAccessToken');
    assert.equal(await credentials.accessToken(moved, '2188'), undefined);
  });

  it('are gone after the profile was forgotten', async () => {
    await credentials.storePrivateKey(profile, pair);
    await credentials.storeGatewayKey(profile, pair.publicKey);
    await credentials.storeToken(profile, '2188', { token: 'x' });
    await credentials.forget(profile.id);
    assert.deepEqual(await credentials.keys(profile), { privateKey: 'missing', gatewayKey: 'missing' });
    assert.deepEqual(await credentials.tokenOwners(profile), []);
  });

  it('tell when they change', async () => {
    const change = nextEvent(credentials.onDidChange);
    await credentials.storePrivateKey(profile, pair);
    await change;
  });

  it('come from the simulator for its own profile', async () => {
    const { profiles } = await activeWorkbench();
    const simulator = profiles.find(simulatorProfileId);
    assert.ok(simulator);
    assert.ok((await credentials.signer(simulator)).ok);
    const verifier = await credentials.verifier(simulator);
    assert.ok(verifier.ok && verifier.value !== undefined);
  });
});
