import assert from 'node:assert/strict';
import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One change of the product's source, made only in a bundle. */
export interface Mutant {
  /** Below `src/`. */
  readonly file: string;
  /** Must occur there exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** Bundles a module of the tests with a changed product in it, or the product as it is, and loads it. */
export async function loadMutated(
  entry: string,
  folder: string,
  name: string,
  mutant?: Mutant,
): Promise<unknown> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [resolve(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
    plugins: mutant === undefined ? [] : [planting(mutant)],
  });
  return import(pathToFileURL(outfile).href);
}

function planting({ file, find, replace }: Mutant): Plugin {
  const target = resolve('src', file);
  return {
    name: 'planted-mutant',
    setup(bundle) {
      bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (resolve(path) !== target) return undefined;
        const pieces = readFileSync(path, 'utf8').split(find);
        assert.equal(pieces.length, 2, `"${find}" occurs ${pieces.length - 1} times in ${file}`);
        return { contents: pieces.join(replace), loader: 'ts' };
      });
    },
  };
}
