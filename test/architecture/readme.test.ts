import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { endpoints } from '../../src/core/catalogue/index.ts';
import { settingDefaults } from '../../src/extension/contributions.ts';
import { scenarioKinds } from '../../src/simulator/scenarioTable.ts';

const readme = readFileSync('README.md', 'utf8');
const text = readme.replaceAll(/\s+/g, ' ');
const titles = Object.entries(JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>)
  .filter(([key]) => key.startsWith('command.'))
  .map(([, title]) => title);

describe('the README', () => {
  it('explains every setting, and none that does not exist', () => {
    const rows = [...readme.matchAll(/^\| `(worldfirst\.[\w.]+)`/gm)].map(([, name]) => name);
    assert.deepEqual(rows.sort(), Object.keys(settingDefaults).sort());
  });

  it('lists every endpoint', () => {
    const names = endpoints.map(({ name }) => name);
    const rows = [...readme.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
    assert.deepEqual(rows.sort(), [...names].sort());
  });

  it('names every scenario', () => {
    const missing = scenarioKinds.filter(({ word }) => !new RegExp(`\`=${word}[:\`]`).test(readme));
    assert.deepEqual(missing, []);
  });

  it('names commands as the palette does', () => {
    const named = [...text.matchAll(/\*\*(?:WorldFirst: ([^*]+)|([^*]+…))\*\*/g)].map(
      ([, full, short]) => full ?? short ?? '',
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((name) => !titles.includes(name)),
      [],
    );
  });

  it('shows pictures and leads to files that are there', () => {
    const files = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file = '']) => file);
    assert.ok(files.some((file) => path.extname(file) === '.png'));
    assert.deepEqual(
      files.filter((file) => !existsSync(file)),
      [],
    );
  });
});
