import type { Memento, Uri } from 'vscode';
import type { LastSend } from '../../protocol/requestEditor.ts';
import type { RequestSession } from './requestSession.ts';

const storageKey = 'lastSends';
const mostDocuments = 200;

type Stored = readonly (readonly [uri: string, sent: LastSend])[];

/**
 * When each request was last sent, and how that ended: kept with the workspace, so that nobody takes a request for
 * unsent whose answer went with the window. Nothing of the call itself is kept.
 */
export class LastSends {
  readonly #memento: Memento;
  /** Documents whose call of this window is noted as under way. */
  readonly #underWay = new Set<string>();

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  of(uri: Uri): LastSend | undefined {
    return this.#stored().find(([key]) => key === uri.toString())?.[1];
  }

  /** Takes in how far a session has come. */
  async note({ uri, sending, answered }: RequestSession, activeProfile: string): Promise<void> {
    const key = uri.toString();
    if (sending?.startedAt !== undefined) {
      this.#underWay.add(key);
      await this.#keep(key, { sentAt: sending.startedAt, profile: activeProfile });
    } else if (sending === undefined && answered !== undefined) {
      this.#underWay.delete(key);
      const { exchange, profile } = answered;
      await this.#keep(key, { sentAt: exchange.sentAt, profile: profile.name, outcome: exchange.outcome });
    } else if (sending === undefined && this.#underWay.delete(key)) {
      await this.#keep(key, undefined);
    }
  }

  #stored(): Stored {
    return this.#memento.get<Stored>(storageKey, []);
  }

  async #keep(key: string, sent: LastSend | undefined): Promise<void> {
    const stored = this.#stored();
    const known = stored.find(([other]) => other === key)?.[1];
    if (JSON.stringify(known) === JSON.stringify(sent)) {
      return;
    }
    const others = stored.filter(([other]) => other !== key);
    const next: Stored = sent === undefined ? others : [...others, [key, sent]];
    await this.#memento.update(storageKey, next.slice(-mostDocuments));
  }
}
