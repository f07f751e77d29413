import type { TreeItem, TreeItemLabel } from 'vscode';
import type { LoadedTree } from '../../src/extension/views/deferredTree.ts';
import { eventually } from './eventually.ts';

/** One row of a tree, as VS Code is given it. */
export interface TreeRow<T> {
  readonly node: T;
  readonly item: TreeItem;
  readonly depth: number;
  /** `label | description`. */
  readonly text: string;
}

/** Every row of a tree with the children of every node, as if all of them were open. */
export async function treeRows<T>(tree: LoadedTree<T>): Promise<readonly TreeRow<T>[]> {
  const rows: TreeRow<T>[] = [];
  const walk = async (parent: T | undefined, depth: number): Promise<void> => {
    for (const node of await tree.children(parent)) {
      const item = tree.item(node);
      rows.push({ node, item, depth, text: rowText(item) });
      await walk(node, depth + 1);
    }
  };
  await walk(undefined, 0);
  return rows;
}

/** The rows once none of them waits for figures any more. */
export function settledRows<T>(tree: LoadedTree<T>): Promise<readonly TreeRow<T>[]> {
  return eventually('the end of reading', async () => {
    const rows = await treeRows(tree);
    return rows.some(({ text }) => /Reading .*…|Reading…|refreshing…|reading…/.test(text)) ? undefined : rows;
  });
}

function rowText({ label, description, resourceUri }: TreeItem): string {
  const title = labelText(label) ?? resourceUri?.path.split('/').at(-1) ?? '';
  return typeof description === 'string' ? `${title} | ${description}` : title;
}

function labelText(label: string | TreeItemLabel | undefined): string | undefined {
  return typeof label === 'object' ? label.label : label;
}
