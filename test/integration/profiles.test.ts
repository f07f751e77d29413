import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { simulatorProfileId, type Profile } from '../../src/core/profiles/profile.ts';
import { createProfiles, type ProfileStore } from '../../src/extension/profiles.ts';
import { activeWorkbench, nextEvent } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';
import { profileOf } from '../support/profileOf.ts';

describe('the profiles of a window', () => {
  const acme = profileOf({ id: 'acme', name: 'Acme' });
  let profiles: ProfileStore;

  const writeSetting = async (entries: readonly unknown[] | undefined): Promise<void> => {
    await vscode.workspace
      .getConfiguration()
      .update('worldfirst.profiles', entries, vscode.ConfigurationTarget.Global);
  };

  before(async () => {
    ({ profiles } = await activeWorkbench());
  });

  afterEach(async () => {
    await profiles.setActive(simulatorProfileId);
    for (const { id } of profiles.all().slice(1)) {
      await profiles.remove(id);
    }
    await writeSetting(undefined);
  });

  it('begin with the simulator, which is active', () => {
    assert.deepEqual(
      profiles.all().map(({ id }) => id),
      [simulatorProfileId],
    );
    assert.equal(profiles.active().id, simulatorProfileId);
  });

  it('are kept in the machine’s settings, in their order, and can be replaced', async () => {
    assert.ok((await profiles.save(acme)).ok);
    assert.ok((await profiles.save(profileOf({ id: 'b', name: 'B' }))).ok);
    assert.ok((await profiles.save({ ...acme, clientId: 'changed' })).ok);
    assert.deepEqual(
      profiles
        .all()
        .map(({ id, clientId }) => `${id} ${clientId}`)
        .slice(1),
      ['acme changed', `b ${acme.clientId}`],
    );
    const inspected = vscode.workspace.getConfiguration().inspect('worldfirst.profiles');
    assert.equal((inspected?.globalValue as readonly unknown[]).length, 2);
    assert.equal(inspected?.workspaceValue, undefined);
  });

  it('cannot come from the workspace, whatever it says', async () => {
    await assert.rejects(async () => {
      await vscode.workspace
        .getConfiguration()
        .update('worldfirst.profiles', [acme], vscode.ConfigurationTarget.Workspace);
    });
    assert.equal(profiles.all().length, 1);
  });

  it('that are faulty are told with their reasons and survive a change of the others', async () => {
    const faulty = { ...acme, id: 'faulty', name: 'Faulty', baseUrl: 'http://open-sea.worldfirst.com' };
    await writeSetting([faulty, acme]);
    assert.deepEqual(
      profiles.rejected().map(({ name }) => name),
      ['Faulty'],
    );
    assert.ok((await profiles.save({ ...acme, name: 'Acme 2' })).ok);
    assert.ok((await profiles.remove('none')).ok);
    assert.deepEqual(profiles.rejected().length, 1);
    const setting = vscode.workspace.getConfiguration().get<readonly unknown[]>('worldfirst.profiles');
    assert.deepEqual(setting?.[0], faulty);
  });

  it('leave a faulty entry alone that has the same id', async () => {
    const copy = { ...acme, name: 'Copied by hand' };
    await writeSetting([acme, copy]);
    assert.ok((await profiles.save({ ...acme, clientId: 'changed' })).ok);
    const setting = vscode.workspace.getConfiguration().get<readonly unknown[]>('worldfirst.profiles');
    assert.deepEqual(setting, [{ ...acme, clientId: 'changed' }, copy]);
  });

  it('are all kept where several are changed at the same moment', async () => {
    const names = ['a', 'b', 'c'];
    const saved = await Promise.all(names.map((name) => profiles.save(profileOf({ id: name, name }))));
    assert.ok(saved.every(({ ok }) => ok));
    assert.deepEqual(
      profiles
        .all()
        .slice(1)
        .map(({ id }) => id),
      names,
    );
  });

  describe('that two windows write in the same moment', () => {
    const listed = (): readonly unknown[] =>
      vscode.workspace.getConfiguration().get<readonly unknown[]>('worldfirst.profiles', []);
    const ids = (): readonly unknown[] => listed().map((entry) => (entry as { id?: unknown }).id);
    let other: ReturnType<typeof createProfiles>;

    beforeEach(async () => {
      const { context, log } = await activeWorkbench();
      other = createProfiles(context, log);
      assert.ok((await profiles.save(acme)).ok);
      await eventually('the first profile', () => (ids().includes('acme') ? true : undefined));
    });

    afterEach(() => {
      other.dispose();
    });

    /** What a window writes that read the list before the present one changed it. */
    const writeFromOlderReading = (reading: readonly unknown[], added: string): Promise<void> =>
      writeSetting([...reading, profileOf({ id: added, name: added })]);

    it('are all kept', async () => {
      const saved = await Promise.all([
        profiles.save(profileOf({ id: 'a', name: 'a' })),
        other.save(profileOf({ id: 'b', name: 'b' })),
      ]);
      assert.ok(saved.every(({ ok }) => ok));
      await eventually('both profiles', () =>
        ids().length === 3 && ['acme', 'a', 'b'].every((id) => ids().includes(id)) ? true : undefined,
      );
    });

    it('come back where an older reading wiped them out: one added, one changed and one removed', async () => {
      await writeSetting([...listed(), profileOf({ id: 'old', name: 'Old' })]);
      const reading = listed();
      assert.ok((await other.save(profileOf({ id: 'new', name: 'New' }))).ok);
      assert.ok((await other.save({ ...acme, clientId: 'changed' })).ok);
      assert.ok((await other.remove('old')).ok);
      await writeFromOlderReading(reading, 'theirs');
      await eventually('every change', () =>
        ids().length === 3 &&
        ['acme', 'new', 'theirs'].every((id) => ids().includes(id)) &&
        other.find('acme')?.clientId === 'changed'
          ? true
          : undefined,
      );
    });

    it('keep both changes of one profile', async () => {
      const reading = listed();
      assert.ok((await other.save({ ...acme, clientId: 'changed' })).ok);
      await writeSetting(reading.map((entry) => ({ ...(entry as Profile), keyVersion: '2' })));
      await eventually('both changes', () => {
        const present = other.find('acme');
        return present?.clientId === 'changed' && present.keyVersion === '2' ? true : undefined;
      });
    });

    it('stay as the later one has it where both changed the same', async () => {
      assert.ok((await other.save({ ...acme, clientId: 'changed' })).ok);
      await writeSetting([{ ...acme, clientId: 'theirs' }]);
      await other.save(profileOf({ id: 'next', name: 'next' }));
      assert.equal(other.find('acme')?.clientId, 'theirs');
    });
  });

  it('count the id of a faulty entry as taken, because its keys are stored under it', async () => {
    await writeSetting([{ ...acme, clientId: '' }]);
    assert.ok(profiles.surroundings().takenIds.includes('acme'));
    assert.ok(!profiles.surroundings('acme').takenIds.includes('acme'));
  });

  it('fall back to the simulator when the active one is removed', async () => {
    await profiles.save(acme);
    await profiles.setActive('acme');
    assert.equal(profiles.active().name, 'Acme');
    await profiles.remove('acme');
    assert.equal(profiles.active().id, simulatorProfileId);
  });

  it('tell when the settings change under them', async () => {
    const change = nextEvent(profiles.onDidChange);
    await writeSetting([acme]);
    await change;
    assert.equal(profiles.find('acme')?.name, 'Acme');
  });
});
