/** Writes a JSON schema per endpoint, from the same description that everything else derives from. */
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../command.mjs';

const generator = 'src/core/schema/jsonSchema.ts';
const catalogue = 'src/core/catalogue/index.ts';

/** @returns {Promise<string[]>} the files written, relative to the project */
export async function writeSchemas() {
  const { jsonSchemaFor, endpoints } = await load();
  const folder = join(projectRoot, 'dist/schemas');
  mkdirSync(folder, { recursive: true });
  return endpoints.map((endpoint) => {
    const schema = jsonSchemaFor(endpoint);
    writeFileSync(join(folder, `${endpoint.name}.json`), `${JSON.stringify(schema)}\n`);
    return `dist/schemas/${endpoint.name}.json`;
  });
}

/**
 * Core is TypeScript that Node 20 cannot read, so it is bundled first and run from a file of its own.
 *
 * @returns {Promise<{ jsonSchemaFor: (endpoint: object) => object, endpoints: readonly { name: string }[] }>}
 */
async function load() {
  const file = join(projectRoot, `dist/.schemas-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `export { jsonSchemaFor } from './${generator}'; export { endpoints } from './${catalogue}';`,
      resolveDir: projectRoot,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    outfile: file,
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}
