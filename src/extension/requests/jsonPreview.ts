import { isJsonArray, isJsonObject, JsonNumber, type Json } from '../../core/json/json.ts';

export interface JsonPreview {
  readonly text: string;
  /** False where the text was cut. */
  readonly complete: boolean;
}

/**
 * JSON laid out for reading, with every number in its own digits, up to about `limit` characters: of a large
 * value only the beginning is written, so that the time it takes does not grow with it.
 */
export function previewJson(value: Json, limit: number): JsonPreview {
  const writer = new PreviewWriter(limit);
  const complete = writer.write(value, '\n');
  return { text: writer.text(), complete };
}

class PreviewWriter {
  readonly #parts: string[] = [];
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  text(): string {
    return this.#parts.join('');
  }

  /** False as soon as there is no room for more. */
  write(value: Json, line: string): boolean {
    if (value instanceof JsonNumber) {
      return this.#put(value.source);
    }
    if (isJsonObject(value)) {
      return this.#writeItems('{', '}', value.size, line, value, ([name, member], inner) => {
        return this.#put(`${JSON.stringify(name)}: `) && this.write(member, inner);
      });
    }
    if (isJsonArray(value)) {
      return this.#writeItems('[', ']', value.length, line, value, (item, inner) => this.write(item, inner));
    }
    return this.#put(JSON.stringify(value));
  }

  #writeItems<T>(
    open: string,
    close: string,
    size: number,
    line: string,
    items: Iterable<T>,
    writeItem: (item: T, inner: string) => boolean,
  ): boolean {
    if (size === 0) {
      return this.#put(open + close);
    }
    const inner = `${line}  `;
    let separator = open;
    for (const item of items) {
      if (!this.#put(separator + inner) || !writeItem(item, inner)) {
        return false;
      }
      separator = ',';
    }
    return this.#put(line + close);
  }

  #put(text: string): boolean {
    if (text.length <= this.#left) {
      this.#parts.push(text);
      this.#left -= text.length;
      return true;
    }
    this.#parts.push(text.slice(0, this.#left));
    this.#left = 0;
    return false;
  }
}
