import { eachValue, type JsonPlace } from '../json/eachValue.ts';
import type { TextRange } from '../json/locate.ts';
import type { ObjectSchema } from '../schema/dialect.ts';
import { formatPointer } from '../schema/pointer.ts';
import { createRedactor, redacted } from './redact.ts';
import { nameKey } from '../schema/nameKey.ts';
import { hiddenMembers, mentionsOf, secretMembers } from '../schema/secretMembers.ts';
import { decodeUtf8 } from '../utf8.ts';

export interface RedactedBody {
  readonly body: Uint8Array;
  /** JSON pointers to what was replaced; the empty pointer where the body had to be cut or hidden as a whole. */
  readonly redacted: readonly string[];
}

const encoder = new TextEncoder();

/**
 * The body with `"[redacted]"` in place of each credential: the values of the schema's secret members and of those
 * that are credentials in any body, under whatever parent, texts that hold such members in turn, and every
 * repetition of such a value or of the `known` ones (say, those of the request, in its answer). All other bytes
 * stay.
 *
 * What is not JSON is cut after the first name of a secret member of the schema, and what is not UTF-8 is hidden as a whole:
 * nobody can tell there where a credential ends.
 */
export function redactBody(
  schema: ObjectSchema,
  body: Uint8Array,
  known: readonly string[] = [],
): RedactedBody {
  const text = decodeUtf8(body);
  if (text === undefined) {
    const untold = secretMembers(schema).size === 0 && noneIn(new TextDecoder().decode(body), known);
    return untold ? { body, redacted: [] } : hidden;
  }
  const names = hiddenMembers(schema, text);
  if (names.size === 0 && known.length === 0) {
    return { body, redacted: [] };
  }
  return isJson(text)
    ? redactJson(text, body, findSecrets(text, names), known)
    : redactText(text, body, secretMembers(schema), known);
}

/** The credentials that a body holds as values of secret members, to be kept out of everything else. */
export function secretsInBody(schema: ObjectSchema, body: Uint8Array): readonly string[] {
  const text = decodeUtf8(body);
  const names = text === undefined ? undefined : hiddenMembers(schema, text);
  return text === undefined || names === undefined || names.size === 0 || !isJson(text)
    ? []
    : findSecrets(text, names).values;
}

const hidden: RedactedBody = { body: encoder.encode(redacted), redacted: [''] };

interface Edit extends TextRange {
  readonly by: string;
  readonly pointer: string;
}

interface FoundSecrets {
  readonly edits: readonly Edit[];
  readonly values: readonly string[];
}

function findSecrets(text: string, names: ReadonlySet<string>): FoundSecrets {
  const edits: Edit[] = [];
  const values: string[] = [];
  eachValue(text, (place) => {
    const source = text.slice(place.from, place.to);
    if (place.kind === 'name' || source === 'null' || source === '""') {
      return;
    }
    if (place.name !== undefined && names.has(nameKey(place.name))) {
      values.push(...leavesOf(source));
    } else if (place.kind !== 'string' || !holdsMember(JSON.parse(source) as string, names)) {
      return;
    }
    edits.push({ from: place.from, to: place.to, by: JSON.stringify(redacted), pointer: pointerOf(place) });
  });
  return { edits, values };
}

/** The texts and numbers of a value, whatever its shape. */
function leavesOf(source: string): readonly string[] {
  const leaves: string[] = [];
  eachValue(source, ({ kind, from, to }) => {
    if (kind !== 'container') {
      const leaf = source.slice(from, to);
      leaves.push(kind === 'scalar' ? leaf : (JSON.parse(leaf) as string));
    }
  });
  return leaves;
}

/** Whether a text holds a secret member as JSON in a string, a form or markup would. */
function holdsMember(text: string, names: ReadonlySet<string>): boolean {
  return mentionsOf(text, names).some((end) =>
    /^(?:[\s"'\\]|%(?:22|20)|&quot;)*(?:[:=>]|%3[ad])/i.test(text.slice(end, end + 40)),
  );
}

function redactJson(
  text: string,
  body: Uint8Array,
  { edits: secrets, values }: FoundSecrets,
  known: readonly string[],
): RedactedBody {
  const redact = createRedactor([...known, ...values].filter(isTelling));
  const edits = [...secrets];
  eachValue(text, (place) => {
    if (place.kind === 'name' || place.kind === 'string' || place.kind === 'scalar') {
      const source = text.slice(place.from, place.to);
      const value = place.kind === 'scalar' ? source : (JSON.parse(source) as string);
      const clean = redact(value);
      if (clean !== value) {
        edits.push({ from: place.from, to: place.to, by: JSON.stringify(clean), pointer: pointerOf(place) });
      }
    }
  });
  return edits.length === 0 ? { body, redacted: [] } : apply(text, edits);
}

/** A text of a few letters stands in other texts by accident. */
function isTelling(secret: string): boolean {
  return secret.length >= 6;
}

function apply(text: string, edits: readonly Edit[]): RedactedBody {
  // Of two edits where one lies in the other, the outer one counts, and of two of one place the first.
  const inOrder = edits
    .map((edit, order) => ({ edit, order }))
    .sort(
      (one, other) =>
        one.edit.from - other.edit.from || other.edit.to - one.edit.to || one.order - other.order,
    );
  const pointers: string[] = [];
  let left = '';
  let at = 0;
  for (const { edit } of inOrder) {
    if (edit.from >= at) {
      left += text.slice(at, edit.from) + edit.by;
      at = edit.to;
      pointers.push(edit.pointer);
    }
  }
  return { body: encoder.encode(left + text.slice(at)), redacted: pointers };
}

function redactText(
  text: string,
  body: Uint8Array,
  names: ReadonlySet<string>,
  known: readonly string[],
): RedactedBody {
  const [cut] = mentionsOf(text, names);
  const before = text.slice(0, cut);
  const clean = createRedactor(known.filter(isTelling))(before);
  if (cut === undefined && clean === before) {
    return { body, redacted: [] };
  }
  return { body: encoder.encode(cut === undefined ? clean : clean + redacted), redacted: [''] };
}

function noneIn(text: string, known: readonly string[]): boolean {
  return createRedactor(known.filter(isTelling))(text) === text;
}

function pointerOf(place: JsonPlace): string {
  return formatPointer(place.steps());
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
