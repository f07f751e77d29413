import type { Content } from './content.ts';
import { ContentBytes } from './contentBytes.ts';
import type { Deviation } from './deviation.ts';
import type { DoctorLimits, DoctorPorts, HashName } from './doctorPorts.ts';

export interface SearchSpace {
  readonly right: Content;
  readonly body: Uint8Array;
  /** Asked only where the right content was not signed. */
  deviations(limits: DoctorLimits): Deviations;
}

export interface Deviations {
  /** To be tried alone and each two together. */
  readonly frequent: readonly Deviation[];
  /** To be tried alone. */
  readonly rare: readonly Iterable<Deviation>[];
  /** Whether the body is too large to be written anew. */
  readonly limited: boolean;
}

/** What the public key shows of the content: its hash function, and whether a hash is the one that was signed. */
export interface Goal {
  readonly hash: HashName;
  fits(digest: Uint8Array): boolean;
}

export interface SearchResult {
  /** None where the content is right; undefined where no content was found. */
  readonly deviations: readonly Deviation[] | undefined;
  /** How many contents were hashed. */
  readonly tried: number;
  /** Whether something was left out because it would have cost too much. */
  readonly limited: boolean;
}

/** Enough for everything that is known about a body of some hundred kilobytes, in a second or two. */
export const defaultLimits: DoctorLimits = {
  hashedBytes: 1.5 * 2 ** 30,
  rewrittenBytes: 64 * 2 ** 20,
  contents: 150_000,
};

/** For a search that nobody asked for: some tenths of a second, with rests in which other work runs. */
export const briefLimits: DoctorLimits = {
  hashedBytes: 48 * 2 ** 20,
  rewrittenBytes: 8 * 2 ** 20,
  contents: 20_000,
};

/** Bytes hashed, and contents tried, before other work may run. */
const restBytes = 2 << 20;
const restContents = 500;

/** How much longer it takes at most to write a byte anew than to hash it. */
const rewritingCost = 50;

/** Looks for the content whose hash was signed: the right one, one deviation, then two together. */
export async function searchContent(
  space: SearchSpace,
  goal: Goal,
  ports: DoctorPorts,
): Promise<SearchResult> {
  const search = new Search(space, goal, ports);
  const deviations = await search.run();
  return { deviations, tried: search.tried, limited: search.limited };
}

class Search {
  tried = 0;
  readonly #space: SearchSpace;
  readonly #goal: Goal;
  readonly #ports: DoctorPorts;
  readonly #limits: DoctorLimits;
  readonly #bytes: ContentBytes;
  #hashed = 0;
  #stopped = false;
  #restAt = restBytes;

  constructor(space: SearchSpace, goal: Goal, ports: DoctorPorts) {
    this.#space = space;
    this.#goal = goal;
    this.#ports = ports;
    this.#limits = ports.limits ?? defaultLimits;
    this.#bytes = new ContentBytes(space.body, this.#limits.rewrittenBytes);
  }

  get limited(): boolean {
    return this.#stopped || this.#bytes.limited;
  }

  async run(): Promise<readonly Deviation[] | undefined> {
    if (await this.#fits([])) {
      return [];
    }
    const { frequent, rare, limited } = this.#space.deviations(this.#limits);
    this.#stopped = limited;
    const singles = frequent.toSorted((one, other) => one.weight - other.weight);
    return (
      (await this.#first(singles.map((each) => [each]))) ??
      (await this.#distant(rare)) ??
      (await this.#first(pairsOf(singles)))
    );
  }

  /** Single deviations of which there are many; they may take a part of what the search may cost. */
  async #distant(lists: readonly Iterable<Deviation>[]): Promise<readonly Deviation[] | undefined> {
    for (const list of lists) {
      const mayHash = this.#hashed + this.#limits.hashedBytes / 4;
      const mayTry = this.tried + this.#limits.contents / 4;
      for (const each of list) {
        if (this.#hashed > mayHash || this.tried > mayTry) {
          this.#stopped = true;
          break;
        }
        if (await this.#fits([each])) {
          return [each];
        }
      }
    }
    return undefined;
  }

  async #first(candidates: Iterable<readonly Deviation[]>): Promise<readonly Deviation[] | undefined> {
    for (const deviations of candidates) {
      if (this.#hashed > this.#limits.hashedBytes || this.tried > this.#limits.contents) {
        this.#stopped = true;
        return undefined;
      }
      if (await this.#fits(deviations)) {
        return deviations;
      }
    }
    return undefined;
  }

  async #fits(deviations: readonly Deviation[]): Promise<boolean> {
    const pieces = this.#bytes.pieces(deviating(this.#space.right, deviations));
    if (pieces !== undefined) {
      this.tried += 1;
      for (const piece of pieces) {
        this.#hashed += piece.byteLength;
      }
    }
    // A body that was written anew in vain has taken its time too.
    const work = this.#hashed + this.#bytes.rewritten * rewritingCost;
    if (work >= this.#restAt || (pieces !== undefined && this.tried % restContents === 0)) {
      this.#restAt = work + restBytes;
      await this.#ports.rest();
    }
    return pieces !== undefined && this.#goal.fits(this.#ports.hash(this.#goal.hash, pieces));
  }
}

/** The right content with deviations of different parts. */
export function deviating(right: Content, deviations: readonly Deviation[]): Content {
  return Object.assign({}, right, ...deviations.map(({ change }) => change)) as Content;
}

/** Pairs of deviations that are both rare are not worth their time. */
const rarestPair = 32;

/** Each two of different parts, the more frequent first. */
function* pairsOf(deviations: readonly Deviation[]): Iterable<readonly Deviation[]> {
  const count = deviations.length;
  const places: number[] = [];
  for (const [index, one] of deviations.entries()) {
    for (let at = index + 1; at < count; at += 1) {
      const other = deviations[at];
      const weight = one.weight + (other?.weight ?? 0);
      if (weight > rarestPair) {
        // Those that follow are rarer still.
        break;
      }
      if (other?.part !== one.part) {
        places.push(Math.round(weight * 12) * count * count + index * count + at);
      }
    }
  }
  // Numbers sort without making an object for each of some ten thousand pairs.
  for (const place of Float64Array.from(places).sort()) {
    const [one, other] = [deviations[Math.floor(place / count) % count], deviations[place % count]];
    if (one !== undefined && other !== undefined) {
      yield [one, other];
    }
  }
}
