import type { Header } from '../calls/ports.ts';
import { decodeBase64 } from '../signing/base64.ts';
import { isJsonObject, type Json, type JsonObject } from '../json/json.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { refuse, requestName, type FoundRequest, type Imported, type RequestReading } from './imported.ts';
import { countMember, listMember, objectMember, textMember } from './jsonMembers.ts';

/** Whether a JSON object is a HAR log, one of its entries, or the request of one. */
export function looksLikeHar(root: JsonObject): boolean {
  return (
    objectMember(root, 'log')?.has('entries') === true || isRequest(objectMember(root, 'request') ?? root)
  );
}

function isRequest(object: JsonObject): boolean {
  return (
    textMember(object, 'url') !== undefined &&
    textMember(object, 'method') !== undefined &&
    object.has('headers')
  );
}

/** Reads the requests of a HAR 1.2 log, or of one entry of it. */
export function importHar(root: JsonObject): Imported {
  const log = objectMember(root, 'log');
  const entries: readonly Json[] =
    log === undefined
      ? [root.has('request') ? root : new Map([['request', root]])]
      : listMember(log, 'entries');
  return entries.length === 0
    ? refuse(sentence('The HAR file has no entries.'))
    : { ok: true, form: 'har', requests: entries.map(entryOf) };
}

function entryOf(entry: Json, index: number): FoundRequest {
  const place = sentence('entry {0}', String(index + 1));
  const request = isJsonObject(entry) ? objectMember(entry, 'request') : undefined;
  const method = textMember(request, 'method');
  const url = textMember(request, 'url');
  if (request === undefined || method === undefined || url === undefined) {
    return {
      name: `${index + 1}`,
      reading: refuse(sentence('There is no request with a method and a URL in {0} of the HAR file.', place)),
    };
  }
  return { name: requestName(method, url), reading: readingOf(request, method, url, place) };
}

function readingOf(request: JsonObject, method: string, target: string, place: Sentence): RequestReading {
  const data = objectMember(request, 'postData');
  const text = textMember(data, 'text');
  const size = countMember(request, 'bodySize') ?? 0;
  if (text === undefined && (size > 0 || listMember(data, 'params').length > 0)) {
    return refuse(sentence('The body in {0} of the HAR file is missing or is a form.', place));
  }
  const isBase64 =
    (textMember(data, 'encoding') ?? textMember(data, '_encoding'))?.toLowerCase() === 'base64';
  const body = isBase64 ? decodeBase64(text ?? '') : new TextEncoder().encode(text ?? '');
  if (body === undefined) {
    return refuse(sentence('The body in {0} of the HAR file is not base64, although it says so.', place));
  }
  const headers = listMember(request, 'headers').flatMap((header): readonly Header[] => {
    const name = isJsonObject(header) ? textMember(header, 'name') : undefined;
    const value = isJsonObject(header) ? textMember(header, 'value') : undefined;
    // HTTP/2 writes the request line as headers that begin with a colon.
    return name === undefined || value === undefined || name.startsWith(':') ? [] : [[name, value]];
  });
  const notes =
    size > 0 && size !== body.length
      ? [
          sentence(
            'The HAR file says that the body had {0} bytes, but holds {1}: its text may not be what was sent.',
            String(size),
            String(body.length),
          ),
        ]
      : [];
  return { ok: true, request: { method, target, headers, body }, notes };
}
