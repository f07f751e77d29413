import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoGatewayKeys, demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import { anyPrivateKey, findCanaries, type Canary, type Finding, type Haystack } from './canaries.ts';
import { lastingPlaces, passingPlaces, temporaryPlaces } from './canaryPlaces.ts';
import { eventually } from './eventually.ts';
import type { PlantedSecrets } from './plantedSecrets.ts';
import { copyText, pastedText, QuickInput } from './quickInput.ts';
import { secretSweeps, type SecretSweep } from './secretSweeps.ts';
import type { Workbench } from './workbench.ts';

interface WatchParts {
  readonly window: Workbench;
  readonly secrets: PlantedSecrets;
  readonly sweep: SecretSweep;
  /** Where the test itself puts secrets into files, to be imported from there. */
  readonly elsewhere: string;
  /** Files and folders in which users keep secrets themselves. */
  readonly leaveOut: readonly string[];
}

/** Looks over the shoulder of a test that handles secrets, and tells at its end where they have got to. */
export class SecretWatch {
  readonly #parts: WatchParts;
  readonly #seen: Haystack[] = [];
  readonly #since = Date.now();

  private constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** Begins with an empty clipboard and a log that tells everything. */
  static async begin(parts: WatchParts): Promise<SecretWatch> {
    await copyText(parts.window, '');
    await logEverything(parts.window);
    return new SecretWatch(parts);
  }

  /** Loads the window again: VS Code writes then what it keeps of its views. */
  async reload(): Promise<void> {
    await this.#parts.window.reload();
    await logEverything(this.#parts.window);
    await this.look('after a reload');
  }

  /** Takes in what is on the screen and in the clipboard at this moment. */
  async look(when: string): Promise<void> {
    this.#seen.push(...(await passingPlaces(this.#parts.window, when)));
  }

  /** Takes in the clipboard once something was copied that matches. */
  async lookAtCopy(when: string, expected: RegExp): Promise<void> {
    const { window } = this.#parts;
    const text = await eventually(`a copy, ${when}`, async () => {
      const copied = await pastedText(window);
      return expected.test(copied) ? copied : undefined;
    });
    this.#seen.push({ place: `the clipboard, ${when}`, bytes: Buffer.from(text) });
    await copyText(window, '');
  }

  /** Takes in the whole text of the editor in front, of which VS Code draws no more than the lines in sight. */
  async lookAtText(when: string, expected: RegExp): Promise<void> {
    const { page } = this.#parts.window;
    await copyText(this.#parts.window, '');
    const editor = page.locator('.part.editor .editor-instance .monaco-editor >> visible=true').last();
    await eventually(
      `the text, ${when}`,
      async () => {
        await editor
          .locator('.view-lines')
          .click({ timeout: 1_000 })
          .catch(() => undefined);
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Control+C');
        return expected.test(await pastedText(this.#parts.window)) ? true : undefined;
      },
      40_000,
    );
    await this.lookAtCopy(when, expected);
  }

  /** That every command of the sweep was run, and none of the secrets is anywhere. */
  async end(): Promise<void> {
    const { window, sweep } = this.#parts;
    await this.look('at the end');
    const log = window.extensionLog();
    const wanted = secretSweeps[sweep].filter((id) => !log.includes(`[debug] Command ${id}\n`));
    assert.deepEqual(await this.#findings(), []);
    assert.deepEqual(wanted, [], 'commands that were not run');
    await this.#findsWhatIsThere();
  }

  /** That nothing is found so far, before what was kept is deleted. */
  async nothingYet(): Promise<void> {
    assert.deepEqual(await this.#findings(), []);
  }

  /** Where secrets are, beside the one place for them. */
  async #findings(): Promise<readonly Finding[]> {
    const { window, secrets, elsewhere } = this.#parts;
    const mine = [path.dirname(window.workspace), window.dataDir, elsewhere];
    const canaries: readonly Canary[] = [...secrets.canaries, ...anyPrivateKey];
    return [
      ...findCanaries([...this.#seen, ...(await this.#lasting())].map(withoutPublished), canaries),
      ...findCanaries(temporaryPlaces(this.#since, mine), secrets.canaries),
    ];
  }

  async #lasting(): Promise<readonly Haystack[]> {
    const { window, leaveOut } = this.#parts;
    const isLeftOut = (place: string): boolean =>
      leaveOut.some((left) => place === left || place.startsWith(`${left}/`));
    return (await lastingPlaces(window)).filter(({ place }) => !isLeftOut(place));
  }

  /** A search that finds nothing is only worth something if it finds what is there. */
  async #findsWhatIsThere(): Promise<void> {
    const { window, secrets } = this.#parts;
    const leak = path.join(window.workspace, 'leak.txt');
    const lines = secrets.canaries.map(({ bytes }) => `Bearer ${bytes.toString('base64')}`);
    writeFileSync(leak, lines.join('\n'));
    const found = findCanaries(await this.#lasting(), secrets.canaries);
    rmSync(leak);
    assert.deepEqual([...new Set(found.map(({ place }) => place))], [leak]);
    const missed = secrets.canaries.filter(({ name }) => !found.some(({ canary }) => canary === name));
    assert.deepEqual(missed, []);
  }
}

async function logEverything(window: Workbench): Promise<void> {
  const quick = new QuickInput(window);
  // The channel is there once the extension has begun.
  await window.openSideBar();
  await window.treeItem('Accounts', /./).first().waitFor();
  await window.runCommand('Developer: Set Log Level...');
  await quick.pick('Set Log Level', /^WorldFirst/);
  await quick.pick('Select log level', /^Trace/);
  await quick.hidden();
  // The extension host hears of it a moment later.
  const told = (): number => window.extensionLog().split('[debug] Command worldfirst.openRequest\n').length;
  const before = told();
  await eventually('a log that tells everything', async () => {
    await window.runCommand('WorldFirst: Open Request…');
    await quick.asks('Which endpoint?');
    await window.page.keyboard.press('Escape');
    await quick.hidden();
    return told() > before ? true : undefined;
  });
}

/** The keys of the demo pairs, in one line or in many. */
const published = [demoPartnerKeys, demoGatewayKeys].map(
  ({ privateKey }) =>
    new RegExp(
      Array.from(privateKey)
        .join(String.raw`\s*`)
        .replaceAll('+', '[+]'),
      'g',
    ),
);

/** Without the keys of the demo pairs, which are published with the extension. */
function withoutPublished({ place, bytes }: Haystack): Haystack {
  const text = published.reduce((rest, key) => rest.replaceAll(key, ''), bytes.toString('latin1'));
  return { place, bytes: Buffer.from(text, 'latin1') };
}
