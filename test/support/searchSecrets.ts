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
  /** The settings of the window. Default: those that have the profile. */
  readonly settings?: (own: OwnProfile, secrets: PlantedSecrets) => Readonly<Record<string, unknown>>;
}

/** Works in such a window, and fails if any secret is then anywhere but in its place, or a command was not run. */
export async function searchSecrets(
  sweep: SecretSweep,
  work: (scene: SecretScene) => Promise<void>,
  { files = {}, settings = (own) => own.settings() }: SearchOptions = {},
): Promise<void> {
  const secrets = new PlantedSecrets();
  await using own = await OwnProfile.start(secrets);
  await using window = await openWorkbench({
    settings: settings(own, secrets),
    files,
    // VS Code draws only the rows in sight.
    viewport: { width: 1280, height: 1200 },
  });
  const watch = await SecretWatch.begin({ window, secrets, sweep, elsewhere: own.elsewhere });
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
