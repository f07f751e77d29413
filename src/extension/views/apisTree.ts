import { EventEmitter, type TreeItem } from 'vscode';
import { families } from '../../core/catalogue/endpoint.ts';
import { endpoints } from '../../core/catalogue/index.ts';
import { endpointOfFile } from '../requests/requestFiles.ts';
import { apiItem } from './apiItem.ts';
import type { ApiNode } from './apiNodes.ts';
import type { LoadedTree } from './deferredTree.ts';
import { RequestFileIndex } from './requestFileIndex.ts';

/** The catalogue by family, and below it the request files of the workspace. */
export class ApisTree implements LoadedTree<ApiNode> {
  readonly #index = new RequestFileIndex();
  readonly #changed = new EventEmitter<ApiNode | undefined>();
  readonly #families = families.map((family) => ({ kind: 'family', family }) as const);
  readonly #endpoints = endpoints.map((endpoint) => ({ kind: 'endpoint', endpoint }) as const);

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#index.onDidChange(() => this.#changed.fire(undefined));
  }

  async children(node: ApiNode | undefined): Promise<readonly ApiNode[]> {
    switch (node?.kind) {
      case undefined:
        return [...this.#families, ...(await this.#filesNode())];
      case 'family':
        return this.#endpoints.filter(({ endpoint }) => endpoint.family === node.family);
      case 'requestFiles':
        return (await this.#index.files()).uris.map((uri) => ({
          kind: 'requestFile',
          uri,
          endpoint: endpointOfFile(fileNameOf(uri.path)),
        }));
      default:
        return [];
    }
  }

  item(node: ApiNode): TreeItem {
    return apiItem(node);
  }

  parent(node: ApiNode): ApiNode | undefined {
    return node.kind === 'endpoint'
      ? this.#families.find(({ family }) => family === node.endpoint.family)
      : undefined;
  }

  /** The node of an endpoint, to reveal it. */
  endpointNode(name: string): ApiNode | undefined {
    return this.#endpoints.find(({ endpoint }) => endpoint.name === name);
  }

  dispose(): void {
    this.#index.dispose();
    this.#changed.dispose();
  }

  async #filesNode(): Promise<readonly ApiNode[]> {
    const { uris, cut } = await this.#index.files();
    return uris.length === 0 ? [] : [{ kind: 'requestFiles', count: uris.length, cut }];
  }
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
