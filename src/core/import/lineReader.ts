/** Lines of bytes, each byte one character, as headers are. */
export class LineReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #lines = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const [first, second, third] = bytes;
    this.#at = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  }

  get lineNumber(): number {
    return this.#lines;
  }

  next(): string | undefined {
    if (this.#at >= this.#bytes.length) {
      return undefined;
    }
    const found = this.#bytes.indexOf(0x0a, this.#at);
    const end = found === -1 ? this.#bytes.length : found;
    const line = this.#bytes.subarray(this.#at, end);
    this.#at = end + 1;
    this.#lines += 1;
    return latin1(line.at(-1) === 0x0d ? line.subarray(0, -1) : line);
  }

  rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return text;
}
