import type { Header } from '../calls/ports.ts';
import { quote } from '../calls/quote.ts';
import { isJsonObject, type Json, type JsonObject } from '../json/json.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { refuse, requestName, type FoundRequest, type Imported, type RequestReading } from './imported.ts';
import { listMember, objectMember, textMember } from './jsonMembers.ts';
import { variableNotes } from './variableNotes.ts';

/** Whether a JSON object is a Postman collection, one of its items, or the request of one. */
export function looksLikePostman(root: JsonObject): boolean {
  return (
    root.has('item') ||
    objectMember(root, 'collection')?.has('item') === true ||
    isRequest(root.has('request') ? root.get('request') : root)
  );
}

function isRequest(value: Json | undefined): boolean {
  return (
    isJsonObject(value) &&
    value.has('url') &&
    (value.has('header') || textMember(objectMember(value, 'body'), 'mode') !== undefined)
  );
}

/** Reads the requests of a Postman collection (v2.0, v2.1), or of one item of it. Nothing is filled in or run. */
export function importPostman(root: JsonObject): Imported {
  const collection = objectMember(root, 'collection') ?? root;
  const requests = collection.has('item')
    ? itemsOf(collection, [], hasScript(collection))
    : [
        collection.has('request')
          ? itemOf(collection, [], false)
          : requestItem(collection, textMember(collection, 'name'), false),
      ];
  return requests.length === 0
    ? refuse(sentence('The Postman collection has no requests.'))
    : { ok: true, form: 'postman', requests };
}

/** Deeper folders than anybody makes are not followed. */
const mostFolders = 50;

function itemsOf(folder: JsonObject, path: readonly string[], scripted: boolean): readonly FoundRequest[] {
  return listMember(folder, 'item').flatMap((item) => {
    if (!isJsonObject(item)) {
      return [];
    }
    if (item.has('item') && path.length < mostFolders) {
      return itemsOf(item, [...path, textMember(item, 'name') ?? '?'], scripted || hasScript(item));
    }
    return item.has('request') ? [itemOf(item, path, scripted)] : [];
  });
}

function itemOf(item: JsonObject, path: readonly string[], scripted: boolean): FoundRequest {
  const name = [...path, textMember(item, 'name') ?? '?'].join(' / ');
  return requestItem(item.get('request'), name, scripted || hasScript(item));
}

/** Scripts that run before a request, and may change anything in it. */
function hasScript(holder: JsonObject): boolean {
  return listMember(holder, 'event').some(
    (event) => isJsonObject(event) && textMember(event, 'listen') === 'prerequest',
  );
}

function requestItem(request: Json | undefined, given: string | undefined, scripted: boolean): FoundRequest {
  const object: JsonObject =
    typeof request === 'string' ? new Map([['url', request]]) : isJsonObject(request) ? request : new Map();
  const target = textMember(object, 'url') ?? textMember(objectMember(object, 'url'), 'raw') ?? '';
  const method = textMember(object, 'method') ?? 'GET';
  const name = given ?? requestName(method, target);
  return {
    name,
    reading:
      target === ''
        ? refuse(sentence('The Postman request {0} has no URL.', quote(name)))
        : readingOf(object, { name, method, target }, scripted),
  };
}

interface Head {
  readonly name: string;
  readonly method: string;
  readonly target: string;
}

function readingOf(request: JsonObject, { name, method, target }: Head, scripted: boolean): RequestReading {
  const body = objectMember(request, 'body');
  const mode = body === undefined || body.get('disabled') === true ? undefined : textMember(body, 'mode');
  if (mode !== undefined && mode !== 'raw') {
    return refuse(
      sentence(
        'The body of the Postman request {0} is of the kind {1}; only raw text can be read.',
        quote(name),
        quote(mode),
      ),
    );
  }
  const text = mode === undefined ? '' : (textMember(body, 'raw') ?? '');
  const headers = listMember(request, 'header').flatMap((header): readonly Header[] => {
    const key = isJsonObject(header) ? textMember(header, 'key') : undefined;
    return !isJsonObject(header) || key === undefined || key === '' || header.get('disabled') === true
      ? []
      : [[key, textMember(header, 'value') ?? '']];
  });
  const auth = textMember(objectMember(request, 'auth'), 'type') ?? 'noauth';
  const notes: readonly Sentence[] = [
    ...variableNotes([target, text, ...headers.map(([, value]) => value)]),
    ...(scripted
      ? [
          sentence(
            'A script of Postman runs before this request. It was not run here, and what it sets is missing.',
          ),
        ]
      : []),
    ...(auth === 'noauth' ? [] : [sentence('The authorization of the Postman request was left out.')]),
  ];
  return { ok: true, request: { method, target, headers, body: new TextEncoder().encode(text) }, notes };
}
