/** Finds Chromium, or installs it: Debian's package as root, Playwright's own download elsewhere. */
import { existsSync } from 'node:fs';
import { run } from './command.mjs';

/** Small fonts, so that Latin and Chinese text both show in screenshots. */
const debianPackages = ['chromium', 'fonts-dejavu-core', 'fonts-wqy-microhei'];
const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist.`);
  }
  const installed = systemPaths.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  const { chromium } = await import('playwright-core');
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

/**
 * The path of a Chromium that can be started.
 *
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;

  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log(`Installing ${debianPackages.join(', ')} with apt-get…`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const lists = await run('apt-get', ['update', '-q'], { env, quiet: true });
    const install = await run(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', ...debianPackages],
      { env, quiet: true },
    );
    if (install.code !== 0) console.error(lists.output + install.output);
  } else {
    console.log('Installing Chromium with Playwright…');
    await run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  }

  const installed = await findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'Chromium is missing and could not be installed. Install it (on Debian: apt-get install chromium) ' +
      'or name one with the environment variable CHROMIUM_PATH.',
  );
}

if (process.argv[1] === import.meta.filename) {
  console.log(await ensureChromium());
}
