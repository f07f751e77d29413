import { EventEmitter, type Event, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Owned } from '../seams.ts';

/** What a view shows, as far as its code is loaded. */
export interface LoadedTree<T> extends Owned {
  /** Fires the node whose row and children changed; nothing for the whole tree. */
  readonly onDidChange: Event<T | undefined>;
  children(node: T | undefined): readonly T[] | Promise<readonly T[]>;
  item(node: T): TreeItem;
  /** Only for trees in which nodes are revealed. */
  parent?(node: T): T | undefined;
  /** Adds what is costly and seldom looked at, such as a tooltip. */
  complete?(item: TreeItem, node: T): void;
}

/** Registers a view at activation and loads the code behind it when the view is first shown. */
export class DeferredTree<T, Tree extends LoadedTree<T>> implements TreeDataProvider<T>, Owned {
  readonly #load: () => Promise<Tree>;
  readonly #changed = new EventEmitter<T | undefined>();
  #loading: Promise<Tree> | undefined;
  #loaded: Tree | undefined;
  #disposed = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(load: () => Promise<Tree>) {
    this.#load = load;
  }

  /** The tree, if it has been shown. */
  get loaded(): Tree | undefined {
    return this.#loaded;
  }

  /** Loads the tree where that has not happened yet. */
  tree(): Promise<Tree> {
    this.#loading ??= this.#start();
    return this.#loading;
  }

  async getChildren(node?: T): Promise<T[]> {
    const tree = await this.tree();
    return this.#disposed ? [] : Array.from(await tree.children(node));
  }

  getTreeItem(node: T): TreeItem | Promise<TreeItem> {
    return this.#loaded ? this.#loaded.item(node) : this.tree().then((tree) => tree.item(node));
  }

  getParent(node: T): T | undefined {
    return this.#loaded?.parent?.(node);
  }

  resolveTreeItem(item: TreeItem, node: T): TreeItem {
    this.#loaded?.complete?.(item, node);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    this.#loaded?.dispose();
    this.#changed.dispose();
  }

  async #start(): Promise<Tree> {
    const tree = await this.#load();
    this.#loaded = tree;
    if (this.#disposed) {
      tree.dispose();
    } else {
      tree.onDidChange((node) => this.#changed.fire(node));
    }
    return tree;
  }
}
