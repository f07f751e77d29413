import type { ObjectSchema, Schema } from './dialect.ts';
import { nameKey } from './nameKey.ts';

/** Every call asks several times about schemas that never change. */
const namesOf = new WeakMap<ObjectSchema, ReadonlySet<string>>();

/** The names of the members that hold credentials, wherever in the schema, as {@link nameKey} writes them. */
export function secretMembers(schema: ObjectSchema): ReadonlySet<string> {
  const known = namesOf.get(schema);
  if (known !== undefined) {
    return known;
  }
  const names = new Set<string>();
  collect(schema, names);
  namesOf.set(schema, names);
  return names;
}

function collect(schema: Schema, names: Set<string>): void {
  if (schema.type === 'array') {
    collect(schema.items, names);
  } else if (schema.type === 'object') {
    for (const [name, child] of Object.entries(schema.properties)) {
      if (child.type === 'string' && child.secret === true) {
        names.add(nameKey(name));
      } else {
        collect(child, names);
      }
    }
  }
}

/** Members that are credentials in whatever body they stand, as {@link nameKey} writes them. */
const credentialNames: ReadonlySet<string> = new Set(['accesstoken', 'refreshtoken', 'authcode']);

/** Most bodies mention none of them, and reading ten megabytes value by value takes seconds. */
const mention = /(?:access|refresh)[\W_]{0,3}token|auth[\W_]{0,3}code|\\u/i;

/** The names of the members of a body that hold credentials: those of its schema, and those that always do. */
export function hiddenMembers(schema: ObjectSchema, text: string): ReadonlySet<string> {
  const names = secretMembers(schema);
  return mention.test(text) ? new Set([...names, ...credentialNames]) : names;
}

/** Whether a member is a credential whatever body it stands in. */
export function isCredentialName(name: string): boolean {
  return credentialNames.has(nameKey(name));
}

/** A character as JSON, a URL or an HTML page may write it, however often it was escaped. */
const written = /\\+u([0-9a-f]{4})|%(?:25)*([0-9a-f]{2})|&#x0*([0-9a-f]{1,4});|[^]/giy;

/** Where the names end that a text mentions, however they are escaped there. */
export function mentionsOf(text: string, names: ReadonlySet<string>): readonly number[] {
  let letters = '';
  const ends: number[] = [];
  written.lastIndex = 0;
  for (let match = written.exec(text); match !== null; match = written.exec(text)) {
    const hex = match[1] ?? match[2] ?? match[3];
    const letter = nameKey(hex === undefined ? match[0] : String.fromCharCode(parseInt(hex, 16)));
    if (letter.length === 1) {
      letters += letter;
      ends.push(match.index + match[0].length);
    }
  }
  return [...names]
    .flatMap((name) => positionsOf(letters, name).map((at) => ends[at + name.length - 1] ?? text.length))
    .sort((one, other) => one - other);
}

function positionsOf(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    found.push(at);
  }
  return found;
}
