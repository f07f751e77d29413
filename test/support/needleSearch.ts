/** Looks for many texts at once, byte for byte: the time does not grow with their number. */
export class NeedleSearch {
  readonly #needles: readonly Buffer[];
  /** Needles by their first four bytes. */
  readonly #byStart = new Map<number, number[]>();
  /** Which hashes of four bytes begin a needle: most places are passed over without a look into the map. */
  readonly #mayStart = new Uint8Array(1 << 16);

  /** @param needles each of at least four bytes */
  constructor(needles: readonly Buffer[]) {
    this.#needles = needles;
    for (const [index, needle] of needles.entries()) {
      if (needle.byteLength < 4) throw new Error('A needle of less than four bytes is found by accident.');
      const start = needle.readUInt32BE(0);
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), index]);
      this.#mayStart[hash(start)] = 1;
    }
  }

  /** Which of the needles are in these bytes, by their place in the list. */
  foundIn(bytes: Buffer): ReadonlySet<number> {
    const found = new Set<number>();
    let window = 0;
    for (let at = 0; at < bytes.byteLength; at += 1) {
      window = ((window << 8) | bytes[at]!) >>> 0;
      if (at < 3 || this.#mayStart[hash(window)] === 0) continue;
      for (const index of this.#byStart.get(window) ?? []) {
        const needle = this.#needles[index]!;
        const from = at - 3;
        const to = from + needle.byteLength;
        if (to <= bytes.byteLength && needle.equals(bytes.subarray(from, to))) found.add(index);
      }
    }
    return found;
  }
}

function hash(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> 16;
}
