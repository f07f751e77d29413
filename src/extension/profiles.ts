import { setTimeout } from 'node:timers/promises';
import {
  ConfigurationTarget,
  Disposable,
  EventEmitter,
  l10n,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import { inEnglish } from '../core/sentence.ts';
import { simulatorProfileId, type Profile } from '../core/profiles/profile.ts';
import { isSame, restoreMembers } from '../core/profiles/restoreMembers.ts';
import { readProfiles, type ReadProfiles, type Surroundings } from '../core/profiles/readProfile.ts';
import { demoClientId, demoConnectedCustomers, demoPrefundingCurrencies } from '../simulator/demoNames.ts';
import { endpointNames } from './contributions.ts';
import type { Owned, Possible, Profiles } from './seams.ts';
import { createRecentChanges, type RecentChange } from './recentChanges.ts';
import { readNumber, readSetting } from './settings.ts';
import { untrusted } from './trust.ts';
import { createTurns } from './turns.ts';

const activeKey = 'activeProfile';
const retryAfterMs = 200;

/** The profiles and the ways to change them. */
export interface ProfileStore extends Profiles {
  /** Adds a profile, or replaces the one that has its id. */
  save(profile: Profile): Promise<Possible<undefined>>;
  /** Removes a profile from the settings; its keys and tokens are the credentials' to remove. */
  remove(id: string): Promise<Possible<undefined>>;
  /** What a new or edited profile must not collide with; the one being edited is left out. */
  surroundings(except?: string): Surroundings;
}

/** Reads profiles from the machine's settings; which one is active is kept per window. */
export function createProfiles(
  context: Pick<ExtensionContext, 'workspaceState'>,
  log: LogOutputChannel,
): ProfileStore & Owned {
  const changed = new EventEmitter<void>();
  let cached: ReadProfiles | undefined;

  const read = (): ReadProfiles => {
    if (!cached) {
      cached = readEntries(readSetting('worldfirst.profiles'));
      for (const { index, name, problems } of cached.rejected) {
        log.warn(
          `worldfirst.profiles[${index}] ${JSON.stringify(name)}: ${problems.map(inEnglish).join(' ')}`,
        );
      }
    }
    return cached;
  };
  const all = (): readonly Profile[] => [simulatorProfile(), ...read().profiles];
  const find = (id: string): Profile | undefined => all().find((profile) => profile.id === id);
  const forget = (): void => {
    cached = undefined;
  };

  const inTurn = createTurns();
  const recent = createRecentChanges();
  const change = (id: string, after: Profile | undefined): Promise<Possible<undefined>> =>
    inTurn(async () => {
      const obstacle = untrusted();
      if (obstacle) {
        return { ok: false, obstacle };
      }
      const entries = readSetting('worldfirst.profiles');
      recent.add(id, { before: entries[placeOf(id, entries)], after });
      const written = await write((present) => replaced(present, id, after));
      if (!written.ok) {
        recent.drop((key) => key === id);
      }
      return written;
    });
  /** What another window has just wiped out, because it had read the list before this one wrote it. */
  const restore = (): Promise<void> =>
    inTurn(async () => {
      const entries = readSetting('worldfirst.profiles');
      const lost = recent.all().filter(([id, made]) => restored(entries, id, made) !== entries);
      if (lost.length === 0 || untrusted() !== undefined) {
        return;
      }
      for (const [id] of lost) {
        recent.restored(id);
      }
      await write((present) => lost.reduce((list, [id, made]) => restored(list, id, made), present));
    });
  /** Reads the list again for each attempt: VS Code refuses to write a file that has just changed. */
  const write = async (
    changed: (entries: readonly unknown[]) => readonly unknown[],
    attemptsLeft = 2,
  ): Promise<Possible<undefined>> => {
    try {
      await workspace
        .getConfiguration()
        .update(
          'worldfirst.profiles',
          changed(readSetting('worldfirst.profiles')),
          ConfigurationTarget.Global,
        );
    } catch (error) {
      if (attemptsLeft === 0) {
        return { ok: false, obstacle: unwritable(error) };
      }
      await setTimeout(retryAfterMs);
      return write(changed, attemptsLeft - 1);
    }
    forget();
    return { ok: true, value: undefined };
  };

  const subscriptions = Disposable.from(
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('worldfirst.profiles')) {
        forget();
        changed.fire();
        void restore();
      }
    }),
  );
  return {
    all,
    find,
    rejected: () => read().rejected,
    active: () =>
      find(context.workspaceState.get<string>(activeKey, simulatorProfileId)) ?? simulatorProfile(),
    setActive: async (id) => {
      await context.workspaceState.update(activeKey, id);
      changed.fire();
    },
    save: (profile) => change(profile.id, profile),
    remove: (id) => change(id, undefined),
    surroundings: (except) => {
      const others = all().filter(({ id }) => id !== except);
      // Faulty entries included: keys are stored under their ids.
      const listed = readSetting('worldfirst.profiles').map(idOf);
      return {
        takenIds: listed.filter((id) => typeof id === 'string').filter((id) => id !== except),
        takenNames: others.map(({ name }) => name),
        endpoints: endpointNames,
      };
    },
    onDidChange: changed.event,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

/** The built-in profile. Its address is known only once the simulator runs: ask the simulator for it. */
function simulatorProfile(): Profile {
  return {
    id: simulatorProfileId,
    name: l10n.t('Simulator'),
    kind: 'simulator',
    baseUrl: `http://127.0.0.1:${readNumber('worldfirst.simulator.preferredPort', 0, 65_535)}`,
    clientId: demoClientId,
    keyVersion: '1',
    customers: demoConnectedCustomers,
    prefundingCurrencies: demoPrefundingCurrencies,
    sameNameBalance: false,
    pathOverrides: {},
  };
}

function replaced(entries: readonly unknown[], id: string, after: Profile | undefined): readonly unknown[] {
  const place = placeOf(id, entries);
  if (after === undefined) {
    return entries.filter((_, index) => index !== place);
  }
  return place === -1 ? [...entries, after] : entries.with(place, after);
}

/** The list with a change made again, where it was put back; otherwise the same list. */
function restored(
  entries: readonly unknown[],
  id: string,
  { before, after }: RecentChange,
): readonly unknown[] {
  const place = placeOf(id, entries);
  const present = entries[place];
  if (after === undefined) {
    return place !== -1 && isSame(present, before) ? entries.filter((_, index) => index !== place) : entries;
  }
  if (place === -1) {
    // A list without any entry was emptied; nobody wrote it while adding something else.
    return before === undefined && entries.length > 0 ? [...entries, after] : entries;
  }
  const mended = restoreMembers(present, before, after);
  return mended === present ? entries : entries.with(place, mended);
}

/** Where the profile stands; a faulty entry with the same id is another one and stays as it is. */
function placeOf(id: string, entries: readonly unknown[]): number {
  const rejected = new Set(readEntries(entries).rejected.map(({ index }) => index));
  return entries.findIndex((entry, index) => idOf(entry) === id && !rejected.has(index));
}

function readEntries(entries: readonly unknown[]): ReadProfiles {
  return readProfiles(entries, {
    takenIds: [],
    takenNames: [simulatorProfile().name],
    endpoints: endpointNames,
  });
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
}

function unwritable(error: unknown): { sentence: string; fix: { title: string; command: string } } {
  return {
    sentence: l10n.t(
      'The settings could not be written: {0}',
      error instanceof Error ? error.message : String(error),
    ),
    fix: { title: l10n.t('Open Settings'), command: 'workbench.action.openSettingsJson' },
  };
}
