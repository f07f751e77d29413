import type { Holder } from '../../core/accounts/accountsModel.ts';
import { holderNodeId, sectionNodeId, type AccountsNode } from '../../core/accounts/nodes.ts';
import type { Section } from '../../core/accounts/question.ts';

/** The rows of the Accounts view as VS Code knows them: a row is drawn again by the object that was handed out. */
export class DrawnRows {
  readonly #handedOut = new Map<string, AccountsNode>();
  /** VS Code reads all rows, those of the profile among them. */
  #readsAll = false;
  /** VS Code has read the rows of the profile alone while their figures were under way. */
  #drawsProfile = false;

  /** The object that VS Code has for a node with children. */
  known(node: AccountsNode): AccountsNode {
    if (node.kind !== 'profile' && node.kind !== 'customer' && node.kind !== 'section') {
      return node;
    }
    const known = this.#handedOut.get(node.id);
    if (known) {
      return known;
    }
    this.#handedOut.set(node.id, node);
    return node;
  }

  readAll(): void {
    this.#readsAll = true;
  }

  readProfile(isLoading: boolean): void {
    this.#drawsProfile = !this.#readsAll && isLoading;
    this.#readsAll = false;
  }

  /** All rows are handed out anew. */
  forget(): void {
    this.#handedOut.clear();
  }

  /**
   * The row from which a change of a holder's figures is drawn. VS Code drops a change of a row that it has read and
   * not drawn yet, which lasts as long as it reads the rows below an opened one, unless it reads the whole tree. So
   * what a customer shows is read again from the customer's own row, which stands since before it was opened; the
   * profile's, of which there are many more rows below, from its own row only once its figures are all there.
   *
   * @param isLoading whether figures of the profile itself are still under way
   */
  toDrawAgain(
    place: { readonly profileId: string; readonly customerId: Holder },
    section: Section | undefined,
    isLoading: boolean,
  ): AccountsNode | undefined {
    const isOfProfile = place.customerId === undefined;
    const drawn = isOfProfile && this.#drawsProfile && !isLoading;
    if (drawn) {
      this.#drawsProfile = false;
    }
    const whole = section === undefined || !isOfProfile || drawn;
    return this.#handedOut.get(whole ? holderNodeId(place) : sectionNodeId(place, section));
  }
}
