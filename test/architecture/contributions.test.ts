import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { endpoints } from '../../src/core/catalogue/index.ts';
import {
  commandIds,
  contextKeys,
  documentScheme,
  endpointNames,
  nodeTraits,
  requestEditorType,
  scratchScheme,
  settingDefaults,
  viewIds,
} from '../../src/extension/contributions.ts';
import { sourceFiles } from '../support/sourceFiles.ts';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown; readonly scope: string }>>;
    };
    readonly customEditors: readonly { readonly viewType: string }[];
    readonly jsonValidation: readonly {
      readonly fileMatch: string | readonly string[];
      readonly url: string;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('package.json') as Manifest;
const { contributes } = manifest;
const sources = sourceFiles('src/extension', ['.ts']);
const code = sources.map(({ text }) => text).join('\n');
const sorted = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();

const menuItems = Object.values(contributes.menus).flat();
const clauses = [
  ...menuItems.map(({ when }) => when),
  ...contributes.keybindings.map(({ when }) => when),
  ...contributes.commands.map(({ enablement }) => enablement),
  ...contributes.viewsWelcome.map(({ when }) => when),
].filter((clause) => clause !== undefined);

describe('what the manifest contributes', () => {
  it('is every command that the code knows, once, and no other', () => {
    const ids = contributes.commands.map(({ command }) => command);
    assert.deepEqual([...ids].sort(), sorted(commandIds));
  });

  it('is registered, each command in one place', () => {
    const registered = [...code.matchAll(/register\(\s*'(worldfirst\.\w+)'/g)].map(([, id = '']) => id);
    assert.deepEqual([...registered].sort(), sorted(commandIds));
  });

  it('carries one category and titles of the language files', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, 'WorldFirst', command);
      assert.equal(title, `%command.${command.slice('worldfirst.'.length)}%`);
    }
  });

  it('has no menu, key or welcome link to a command that does not exist', () => {
    const known = new Set<string>([...commandIds, ...viewIds.map((id) => `${id}.focus`)]);
    const texts = read('package.nls.json') as Readonly<Record<string, string>>;
    const links = Object.values(texts)
      .flatMap((text) => [...text.matchAll(/command:([\w.]+)/g)])
      .map(([, id = '']) => id)
      .filter((id) => !id.startsWith('workbench.'));
    const used = [
      ...menuItems.flatMap(({ command }) => command ?? []),
      ...contributes.keybindings.map(({ command }) => command),
      ...links,
    ];
    assert.deepEqual(
      used.filter((id) => !known.has(id)),
      [],
    );
    const submenus = sorted(contributes.submenus.map(({ id }) => id));
    assert.deepEqual(sorted(menuItems.flatMap(({ submenu }) => submenu ?? [])), submenus);
  });

  it('is the views, the editor and the file system that the code registers', () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(sorted(views.map(({ id }) => id)), sorted(viewIds));
    assert.ok(views.every(({ icon }) => icon !== ''));
    assert.deepEqual(
      contributes.customEditors.map(({ viewType }) => viewType),
      [requestEditorType],
    );
    assert.deepEqual(manifest.activationEvents, ['onStartupFinished', `onFileSystem:${scratchScheme}`]);
    assert.deepEqual(
      contributes.viewsWelcome
        .map(({ view }) => view)
        .filter((view) => !(viewIds as readonly string[]).includes(view)),
      [],
    );
  });

  it('is the settings that the code reads, with their defaults, and none of a host from a workspace', () => {
    const defaults = Object.fromEntries(
      Object.entries(contributes.configuration.properties).map(([id, { default: value }]) => [id, value]),
    );
    assert.deepEqual(defaults, settingDefaults);
    for (const [id, { scope }] of Object.entries(contributes.configuration.properties)) {
      // Columns name members of a body, no host and no key: a team shares them with its files.
      assert.equal(scope, id === 'worldfirst.invoices.columns' ? 'resource' : 'machine', id);
    }
    for (const id of Object.keys(settingDefaults)) {
      assert.match(code, new RegExp(`read(Setting|Number)\\('${id}'`), `${id} is read`);
    }
  });

  it('uses only context keys that the code declares and sets', () => {
    const names = clauses
      .flatMap((clause) => [...clause.matchAll(/(?<!config\.)\bworldfirst\.\w+/g)])
      .map(([name]) => name)
      .filter((name) => name !== requestEditorType && !(viewIds as readonly string[]).includes(name));
    assert.deepEqual(sorted(names), sorted(Object.keys(contextKeys)));
    assert.match(code, /'setContext'/);
  });

  it('asks tree nodes only for traits that they can have', () => {
    const asked = clauses
      .filter((clause) => clause.includes('viewItem'))
      .map((clause) => [...clause.matchAll(/\\b(\w+)\\b/g)].map(([, trait = '']) => trait));
    assert.ok(asked.every((traits) => traits.length > 0));
    assert.deepEqual(
      sorted(asked.flat()).filter((trait) => !(nodeTraits as readonly string[]).includes(trait)),
      [],
    );
  });

  it('validates the body of every endpoint of the catalogue', () => {
    const names = endpoints.map(({ name }) => name);
    assert.deepEqual(sorted(endpointNames), sorted(names));
    for (const { fileMatch, url } of contributes.jsonValidation) {
      const name = /^\.\/dist\/schemas\/(\w+)\.json$/.exec(url)?.[1] ?? '';
      assert.ok(
        [fileMatch].flat().every((pattern) => pattern.endsWith(`${name}.wf.json`)),
        url,
      );
    }
    assert.deepEqual(
      sorted(contributes.jsonValidation.map(({ url }) => url)),
      sorted(names.map((name) => `./dist/schemas/${name}.json`)),
    );
  });

  it('has its pictures, and steps that commands of its own complete', () => {
    for (const { icon } of contributes.viewsContainers.activitybar) {
      assert.ok(existsSync(icon), icon);
      assert.match(readFileSync(icon, 'utf8'), /currentColor/);
    }
    for (const { media, completionEvents } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
      assert.ok(existsSync(media.svg), media.svg);
      assert.ok(completionEvents.length > 0);
      for (const event of completionEvents) {
        const [kind, id = ''] = event.split(':');
        const known: readonly string[] = kind === 'onCommand' ? commandIds : viewIds;
        assert.ok(known.includes(id), event);
      }
    }
  });

  it('takes no key binding outside its editor and its views', () => {
    const own = new RegExp(`activeCustomEditorId == '${requestEditorType}'|focusedView == worldfirst`);
    for (const { command, when } of contributes.keybindings) {
      assert.match(when ?? '', own, command);
    }
  });

  it('keeps the documents that the extension writes apart from request files', () => {
    assert.notEqual(documentScheme, scratchScheme);
  });
});

describe('the languages of the manifest', () => {
  const english = read('package.nls.json') as Readonly<Record<string, string>>;
  const chinese = read('package.nls.zh-cn.json') as Readonly<Record<string, string>>;
  const keys = sorted(
    [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key),
  );

  it('have every key, and no key more', () => {
    assert.deepEqual(sorted(Object.keys(english)), keys);
    assert.deepEqual(sorted(Object.keys(chinese)), keys);
  });

  it('translate every text and lead to the same commands', () => {
    const linksOf = (text = ''): readonly string[] =>
      sorted([...text.matchAll(/\((command:[^)]+)\)/g)].map(([, link = '']) => link));
    for (const key of keys) {
      assert.notEqual(chinese[key]?.trim(), '', key);
      assert.deepEqual(linksOf(chinese[key]), linksOf(english[key]), key);
    }
  });
});
