import { TreeItemCollapsibleState } from 'vscode';
import type { LoadedTree } from '../../src/extension/views/deferredTree.ts';

/**
 * A tree as VS Code draws it: rows are read level by level and drawn when all of them are there, and a change of a
 * row that is not drawn at that moment is lost.
 */
export class DrawnTree<T> {
  readonly #tree: LoadedTree<T>;
  readonly #below = new Map<T | undefined, readonly T[]>();
  #turn: Promise<void> = Promise.resolve();

  constructor(tree: LoadedTree<T>) {
    this.#tree = tree;
    tree.onDidChange((node) => {
      if (node === undefined || this.rows().includes(node)) void this.read(node);
    });
  }

  /** Every row that is drawn. */
  rows(above?: T): readonly T[] {
    return (this.#below.get(above) ?? []).flatMap((row) => [row, ...this.rows(row)]);
  }

  texts(): readonly string[] {
    return this.rows().map((row) => {
      const { label, description } = this.#tree.item(row);
      const title = typeof label === 'object' ? label.label : label;
      return `${title ?? ''} | ${String(description ?? '')}`;
    });
  }

  /** Takes away what is below a row. */
  close(node: T): void {
    this.#below.delete(node);
  }

  /**
   * Reads what is below a row, and below the rows that are open at first.
   *
   * @param afterLevel is awaited when a level is read, before the next one
   */
  read(
    node: T | undefined,
    afterLevel: (depth: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      const read = new Map<T | undefined, readonly T[]>();
      let level: readonly (T | undefined)[] = [node];
      for (let depth = 1; level.length > 0; depth += 1) {
        const next: T[] = [];
        for (const parent of level) {
          const children = await this.#tree.children(parent);
          read.set(parent, children);
          next.push(
            ...children.filter(
              (child) => this.#tree.item(child).collapsibleState === TreeItemCollapsibleState.Expanded,
            ),
          );
        }
        await afterLevel(depth);
        level = next;
      }
      for (const [parent, children] of read) this.#below.set(parent, children);
    });
    return this.#turn;
  }
}
