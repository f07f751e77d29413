import path from 'node:path';
import { openWorkbench, type WorkbenchOptions } from './openWorkbench.ts';
import { OwnProfile } from './ownProfile.ts';
import { PlantedSecrets } from './plantedSecrets.ts';
import { QuickInput } from './quickInput.ts';
import { RequestPage } from './requestPage.ts';
import { RowMenu } from './rowMenu.ts';
import type { SecretSweep } from './secretSweeps.ts';
import { SecretWatch } from './secretWatch.ts';
import type { Workbench } from './workbench.ts';

/** A window with a profile whose secrets are all planted, and what is needed to work in it. */
export interface SecretScene {
  readonly window: Workbench;
  readonly quick: QuickInput;
  readonly menu: RowMenu;
  readonly request: RequestPage;
  readonly watch: SecretWatch;
  readonly own: OwnProfile;
  readonly secrets: PlantedSecrets;
}

interface SearchOptions extends Pick<WorkbenchOptions, 'files'> {
  readonly secrets?: PlantedSecrets;
  /** Settings beside the profile. What users write into them is theirs, so that there nothing is searched. */
  readonly settings?: (own: OwnProfile) => Readonly<Record<string, unknown>>;
}

/** Works in such a window, and fails if any secret is then anywhere but in its place, or a command was not run. */
export async function searchSecrets(
  sweep: SecretSweep,
  work: (scene: SecretScene) => Promise<void>,
  { files = {}, settings, secrets = new PlantedSecrets() }: SearchOptions = {},
): Promise<void> {
  await using own = await OwnProfile.start(secrets);
  await using window = await openWorkbench({
    settings: { ...own.settings(), ...settings?.(own) },
    files,
    // VS Code draws only the rows in sight.
    viewport: { width: 1280, height: 1200 },
  });
  const watch = await SecretWatch.begin({
    window,
    secrets,
    sweep,
    elsewhere: own.elsewhere,
    leaveOut: settings === undefined ? [] : settingsPlaces(window),
  });
  await work({
    window,
    quick: new QuickInput(window),
    menu: new RowMenu(window.page),
    request: new RequestPage(window),
    watch,
    own,
    secrets,
  });
  await watch.end();
}

/** Checks a profile as a person does, looks at what is told of it, and lets go of it. */
export async function checkProfile(
  { window, quick, watch }: SecretScene,
  profile: string,
  { told, when }: { readonly told: string; readonly when: string },
): Promise<void> {
  await window.runCommand('WorldFirst: Check Profile');
  await quick.pick('Profile', new RegExp(profile));
  await quick.asks(told);
  await watch.look(when);
  await window.page.keyboard.press('Escape');
  await quick.hidden();
}

/** The settings, and the copy of them with which VS Code starts the next window. */
function settingsPlaces({ dataDir }: Workbench): readonly string[] {
  const places = ['User/settings.json', 'Machine/settings.json', 'User/caches/CachedConfigurations'];
  return places.map((place) => path.join(dataDir, 'user-data', place));
}
