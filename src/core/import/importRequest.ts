import { isJsonObject, type Json } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import { sentence } from '../sentence.ts';
import { importCurl, looksLikeCurl } from './curl.ts';
import { importHar, looksLikeHar } from './har.ts';
import { importHttpMessage, looksLikeHttp } from './httpMessage.ts';
import { refuse, type Imported } from './imported.ts';
import { importPostman, looksLikePostman } from './postman.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const anyBytes = new TextDecoder('utf-8');

/**
 * Reads requests from a text of another tool: curl commands, one HTTP message, a HAR file or entry, a Postman
 * collection or item. Bodies keep their bytes.
 */
export function importRequest(bytes: Uint8Array): Imported {
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    // Bodies of HTTP messages may be in any encoding; commands and JSON may not.
    return looksLikeHttp(anyBytes.decode(bytes))
      ? importHttpMessage(bytes)
      : refuse(sentence('The text is not UTF-8.'));
  }
  if (text.trim() === '') {
    return refuse(sentence('There is no request to read: the text is empty.'));
  }
  if (/^\s*[{[]/.test(text)) {
    return importJson(text);
  }
  if (/^\s*curl\s/.test(text)) {
    // With a URL alone behind it, it would look like a method and a target.
    return importCurl(text);
  }
  if (looksLikeHttp(text) || /^\s*HTTP\/\d/.test(text)) {
    return importHttpMessage(bytes);
  }
  return looksLikeCurl(text) ? importCurl(text) : refuse(unknownForm);
}

const unknownForm = sentence(
  'This is neither a curl command nor an HTTP message, a HAR file or a Postman request.',
);

function importJson(text: string): Imported {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    // A shell's group of commands begins with a brace, too.
    if (looksLikeCurl(text)) {
      return importCurl(text);
    }
    const { line, column, message } = parsed.problem;
    return refuse(
      sentence('The JSON has a fault in line {0}, column {1}: {2}.', String(line), String(column), message),
    );
  }
  const root: Json = parsed.value;
  if (isJsonObject(root) && looksLikeHar(root)) {
    return importHar(root);
  }
  if (isJsonObject(root) && looksLikePostman(root)) {
    return importPostman(root);
  }
  return refuse(
    sentence(
      'This is JSON, but neither a HAR file nor a Postman request. A body alone does not say what it is for.',
    ),
  );
}
