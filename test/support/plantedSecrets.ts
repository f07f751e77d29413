import { randomBytes } from 'node:crypto';
import { privateKeyCanaries, textCanary, type Canary } from './canaries.ts';
import { newKeyPair, type KeyPair } from './partnerGateway.ts';

/**
 * Secrets that exist in one run of one test alone, so that a place which other runs share can be searched, too. What
 * is typed has characters that every encoding writes in another way.
 */
export class PlantedSecrets {
  readonly #canaries: Canary[] = [];
  readonly #mark = randomBytes(6).toString('hex');

  /** A token, as it goes into a header. */
  token(name: string): string {
    return this.#add(name, `wf_${name}/${this.#mark}+v2"L9=${name}\\0`);
  }

  /** A password or code, with nothing that a shell, a URL or JSON takes for more than a letter. */
  word(name: string): string {
    return this.#add(name, `${name}-${this.#mark}-Vx2Kd4`);
  }

  /** A text of any form, which is as secret as it is. */
  text(name: string, secret: string): string {
    return this.#add(name, secret);
  }

  keyPair(name: string): KeyPair {
    const pair = newKeyPair();
    this.#canaries.push(...privateKeyCanaries(`${name} key`, pair.privatePem));
    return pair;
  }

  get canaries(): readonly Canary[] {
    return this.#canaries;
  }

  /** The same name is the same secret. */
  #add(name: string, secret: string): string {
    if (!this.#canaries.some((canary) => canary.name === name)) {
      this.#canaries.push(textCanary(name, secret));
    }
    return secret;
  }
}
