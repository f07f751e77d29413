import { EventEmitter, type Event, type Memento, type Uri } from 'vscode';
import { simulatorProfileId, type Profile } from '../../core/profiles/profile.ts';
import { movedUri } from './movedUri.ts';

const storageKey = 'requestCustomers';
const mostDocuments = 200;

type Stored = readonly (readonly [uri: string, profileId: string, customer: string | null])[];

/** The documents for which a customer was chosen. */
export function documentsWithCustomers(memento: Pick<Memento, 'get'>): readonly string[] {
  return memento.get<Stored>(storageKey, []).map(([document]) => document);
}

/**
 * On whose account each request is made: a choice per document and profile, kept with the workspace and never in
 * the file. `null` says that none was chosen on purpose.
 */
export class CustomerChoices {
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange: Event<Uri> = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** `undefined` where the profile has customers and none of them, nor none at all, was chosen. */
  of(uri: Uri, profile: Profile): string | null | undefined {
    if (profile.customers.length === 0) {
      return null;
    }
    const found = this.#stored().find(([key, id]) => key === uri.toString() && id === profile.id);
    const customer = found?.[2];
    const known = profile.customers.some(({ id }) => id === customer);
    if (customer === null || known) {
      return customer;
    }
    // Nothing is at stake with the simulator, and the first Send should simply work.
    return profile.id === simulatorProfileId ? null : undefined;
  }

  async choose(uri: Uri, profileId: string, customer: string | null): Promise<void> {
    const others = this.#stored().filter(([key, id]) => key !== uri.toString() || id !== profileId);
    await this.#keep([...others, [uri.toString(), profileId, customer]]);
    this.#changed.fire(uri);
  }

  /** Takes the choices along when a file, or a folder with files in it, gets another name. */
  async moved(from: Uri, to: Uri): Promise<void> {
    const stored = this.#stored();
    const kept = stored.flatMap((each): Stored => {
      const [key, ...choice] = each;
      const place = movedUri(key, from, to);
      if (place !== undefined) {
        return [[place.toString(), ...choice]];
      }
      // What was chosen for an older file of that name says nothing about this one.
      return movedUri(key, to, to) === undefined ? [each] : [];
    });
    if (kept.length < stored.length || kept.some((each, index) => each !== stored[index])) {
      await this.#keep(kept);
      this.#changed.fire(to);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #stored(): Stored {
    return this.#memento.get<Stored>(storageKey, []);
  }

  async #keep(choices: Stored): Promise<void> {
    await this.#memento.update(storageKey, choices.slice(-mostDocuments));
  }
}
