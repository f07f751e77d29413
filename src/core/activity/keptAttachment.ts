import { joinPieces } from '../calls/joinPieces.ts';
import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';
import { locate } from '../json/locate.ts';
import { parseJson } from '../json/parseJson.ts';
import { formatPointer } from '../schema/pointer.ts';
import { decodeBase64 } from '../signing/base64.ts';
import type { KeptAttachment } from './entry.ts';
import { decodeUtf8 } from '../utf8.ts';

/** A file that was put into a body. */
export interface SentFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What stood in the request file in the place of its base64, between the quotes. */
  readonly reference: string;
}

interface Shortened {
  readonly body: Uint8Array;
  readonly attachment: KeptAttachment | null;
}

/** A shorter text is no file, but somebody trying what the gateway says to it. */
const shortestContent = 256;

/**
 * The body with the content of its attachment out of it: where a file was put in, what stood in the request file;
 * where base64 was typed in, its size and hash.
 */
export function withoutAttachment(
  pieces: readonly Uint8Array[],
  endpoint: EndpointDescription | undefined,
  file: SentFile | undefined,
  sha256: (pieces: readonly Uint8Array[]) => string,
): Shortened {
  const [before, , after] = pieces;
  if (file !== undefined && before !== undefined && after !== undefined) {
    const body = joinPieces([before, new TextEncoder().encode(file.reference), after]);
    const { path, bytes, sha256: hash } = file;
    return { body, attachment: { path, name: fileName(members(body), path), bytes, sha256: hash } };
  }
  const body = joinPieces(pieces);
  const [name] = Object.entries(endpoint?.request.properties ?? {}).find(
    ([, member]) => member.type === 'string' && member.format === 'base64',
  ) ?? [undefined];
  return name === undefined ? { body, attachment: null } : withoutTyped(body, name, sha256);
}

function withoutTyped(
  body: Uint8Array,
  name: string,
  sha256: (pieces: readonly Uint8Array[]) => string,
): Shortened {
  const text = decodeUtf8(body);
  const json = members(body);
  const content = json?.get(name);
  const place = locate(text ?? '', formatPointer([name]));
  if (
    text === undefined ||
    typeof content !== 'string' ||
    place?.exact !== true ||
    content.length < shortestContent
  ) {
    return { body, attachment: null };
  }
  const bytes = decodeBase64(content) ?? new TextEncoder().encode(content);
  const attachment = {
    path: null,
    name: fileName(json, ''),
    bytes: bytes.byteLength,
    sha256: sha256([bytes]),
  };
  const standIn = JSON.stringify(`[${attachment.bytes} bytes, SHA-256 ${attachment.sha256}]`);
  return {
    body: new TextEncoder().encode(text.slice(0, place.from) + standIn + text.slice(place.to)),
    attachment,
  };
}

function members(body: Uint8Array): JsonObject | undefined {
  const text = decodeUtf8(body);
  const parsed = text === undefined ? undefined : parseJson(text);
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : undefined;
}

function fileName(json: JsonObject | undefined, path: string): string {
  const told = json?.get('fileName');
  return typeof told === 'string' && told !== '' ? told : (path.split(/[\\/]/).at(-1) ?? '');
}
