import { prefixOf, type Content } from './content.ts';
import { frameText, joinFrame } from './framedText.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';

/** Bodies up to this size in all are kept for other contents that need the same. */
const keptBytes = 64 << 20;

/** Contents of short bodies are put together in one place, which saves making one for each of them. */
const shortBytes = 1 << 16;
const longestPrefix = 4_096;

/** Turns contents into the bytes that were hashed, and stops writing bodies anew when that has cost enough. */
export class ContentBytes {
  /** Whether a body was not written anew because the limit was reached. */
  limited = false;
  /** How many bytes were gone through to write bodies anew. */
  rewritten = 0;
  readonly #sent: Uint8Array;
  readonly #bodies = new Map<string, Uint8Array | undefined>();
  readonly #mayRewrite: number;
  #mayKeep = keptBytes;
  /** A short body with room for prefixes before it. */
  #place: Uint8Array | undefined;
  #placed: Uint8Array | undefined;

  /** @param rewrittenBytes how much may be written anew in all */
  constructor(sent: Uint8Array, rewrittenBytes: number) {
    this.#sent = sent;
    this.#mayRewrite = rewrittenBytes;
  }

  /**
   * The content in pieces, which are good until the next ones are asked for. Undefined where the content says
   * nothing else than a simpler one, or cannot be made.
   */
  pieces(content: Content): readonly Uint8Array[] | undefined {
    const { form, frame, charset } = content;
    const prefix = prefixOf(content);
    if (charset?.encode?.wide === true) {
      const text = this.#text(content);
      return text === undefined ? undefined : [charset.encode.encode(prefix + text)];
    }
    if (form === undefined && frame === undefined && charset === undefined) {
      return this.#joined(prefix, this.#sent);
    }
    const key = `${form?.id ?? ''}\n${frame?.id ?? ''}\n${charset?.id ?? ''}`;
    const kept = this.#bodies.get(key);
    const body = kept ?? (this.#bodies.has(key) ? undefined : this.#body(content));
    if (kept === undefined && (body === undefined || this.#mayKeep >= body.byteLength)) {
      this.#mayKeep -= body?.byteLength ?? 0;
      this.#bodies.set(key, body);
    }
    return body === undefined ? undefined : this.#joined(prefix, body);
  }

  #joined(prefix: string, body: Uint8Array): readonly Uint8Array[] {
    if (body.byteLength > shortBytes || prefix.length > longestPrefix) {
      return [encodeUtf8(prefix), body];
    }
    this.#place ??= new Uint8Array(longestPrefix + shortBytes);
    if (this.#placed !== body) {
      this.#place.set(body, longestPrefix);
      this.#placed = body;
    }
    const begin = longestPrefix - prefix.length;
    for (let at = 0; at < prefix.length; at += 1) {
      const code = prefix.charCodeAt(at);
      if (code > 0x7f) {
        return [encodeUtf8(prefix), body];
      }
      this.#place[begin + at] = code;
    }
    return [this.#place.subarray(begin, longestPrefix + body.byteLength)];
  }

  #body(content: Content): Uint8Array | undefined {
    const text = this.#text(content);
    return text === undefined ? undefined : (content.charset?.encode?.encode(text) ?? encodeUtf8(text));
  }

  #text({ form, frame, charset }: Content): string | undefined {
    if (frame?.whole !== undefined) {
      return frame.whole;
    }
    if (this.rewritten + this.#sent.byteLength > this.#mayRewrite) {
      this.limited = true;
      return undefined;
    }
    this.rewritten += this.#sent.byteLength;
    const text = charset?.decode === undefined ? decodeUtf8(this.#sent) : charset.decode(this.#sent);
    if (text === undefined || (form === undefined && frame === undefined)) {
      return text;
    }
    const framed = frameText(text);
    const core = form === undefined ? framed.core : form.rewrite(framed.core);
    if (core === undefined) {
      return undefined;
    }
    return frame === undefined ? joinFrame({ ...framed, core }) : frame.rewrite({ ...framed, core });
  }
}
