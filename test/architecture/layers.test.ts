import assert from 'node:assert/strict';
import path from 'node:path';
import { layers, simulatorRoot } from '../../scripts/layers.mjs';
import { importsOf, sourceFiles } from '../support/sourceFiles.ts';

const files = sourceFiles('src', ['.ts', '.tsx']);
const layerOf = (file: string): string => file.split('/')[1] ?? '';

interface Edge {
  readonly from: string;
  readonly to: string;
}

const edges: readonly Edge[] = files.flatMap((file) =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({ from: file.path, to: path.posix.join(path.posix.dirname(file.path), specifier) })),
);

describe('the layers of the source', () => {
  it('have files and imports to look at', () => {
    assert.ok(files.length > 50, `${files.length} files`);
    assert.ok(edges.length > 100, `${edges.length} imports`);
  });

  it('import files that exist', () => {
    const known = new Set(files.map((file) => file.path));
    assert.deepEqual(
      edges.filter((edge) => !known.has(edge.to) && !/\.(css|json)$/.test(edge.to)),
      [],
    );
  });

  it('import only the layers that the table allows', () => {
    const breaches = edges.filter((edge) => {
      const from = layerOf(edge.from);
      const to = layerOf(edge.to);
      const allowed =
        edge.from === simulatorRoot.file
          ? simulatorRoot.mayImport
          : (layers.find((layer) => layer.name === from)?.mayImport ?? []);
      return from !== to && !allowed.includes(to);
    });
    assert.deepEqual(breaches, []);
  });

  it('import packages only where the table allows them', () => {
    const breaches = files.flatMap((file) => {
      const layer = layers.find((candidate) => candidate.name === layerOf(file.path));
      assert.ok(layer, `${file.path} is in no layer`);
      return importsOf(file)
        .filter((specifier) => !specifier.startsWith('.'))
        .filter((specifier) => {
          if (specifier === 'vscode') return !layer.vscode;
          if (specifier.startsWith('node:')) return !layer.node;
          return layer.packages === 'none';
        })
        .map((specifier) => `${file.path} imports ${specifier}`);
    });
    assert.deepEqual(breaches, []);
  });

  it('have no cycle of imports', () => {
    const next = new Map<string, string[]>();
    for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
    const finished = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (finished.has(file)) return;
      const start = trail.indexOf(file);
      if (start >= 0) {
        cycles.push([...trail.slice(start), file].join(' > '));
        return;
      }
      for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
      finished.add(file);
    };
    for (const file of files) visit(file.path, []);
    assert.deepEqual(cycles, []);
  });

  it('send requests through the gate alone', () => {
    const senders = edges
      .filter((edge) => /src\/gateway\/(createGateway|fetchTransport)\.ts$/.test(edge.to))
      .map((edge) => edge.from)
      .filter((from) => layerOf(from) !== 'gateway');
    assert.deepEqual([...new Set(senders)], ['src/extension/passGate.ts']);
  });

  it('keep node-fetch and node:http clients inside the transport', () => {
    const clients = files.filter((file) => importsOf(file).includes('node-fetch')).map((file) => file.path);
    assert.deepEqual(clients, ['src/gateway/fetchTransport.ts']);
  });

  it('use no any between host and page', () => {
    const loose = files
      .filter((file) => layerOf(file.path) === 'protocol')
      .filter((file) => /[:<,|]\s*any\b|\bas any\b/.test(file.text))
      .map((file) => file.path);
    assert.deepEqual(loose, []);
  });
});
