import { isPlainPath } from '../calls/plainPath.ts';
import { holdsPrivateKey } from '../calls/redact.ts';
import { parseBaseUrl, baseUrlTemplates } from './baseUrl.ts';
import type { Sentence } from '../sentence.ts';

/** Every reason why a value cannot be part of a profile. */
export const profileTemplates = {
  ...baseUrlTemplates,
  nameMissing: 'Give the profile a name.',
  nameLong: 'A name has at most {0} characters.',
  nameControl: 'A name must not contain line breaks or control characters.',
  nameTaken: 'Another profile is already named “{0}”.',
  idMissing: 'The profile has no id.',
  idForm: 'The id “{0}” may contain only letters, digits, - and _, and must begin with a letter or a digit.',
  idTaken: 'Another profile already has the id “{0}”.',
  kindForm: 'The kind must be sandbox or production.',
  clientIdMissing: 'Enter the client id that WorldFirst issued.',
  clientIdForm: 'A client id has no blanks and only printable ASCII characters.',
  keyVersionMissing: 'Enter the key version; the first key pair of a client is version 1.',
  keyVersionForm: 'A key version has only letters, digits, dots, - and _.',
  customerMissing: 'Enter the customer’s id.',
  customerForm: 'The customer id “{0}” may contain only printable ASCII characters without blanks.',
  customerIsKey: 'These lines are a key or a certificate and name no customer.',
  customerTaken: 'The customer “{0}” is listed twice.',
  currencyForm: '“{0}” is not a currency code of three capital letters.',
  currencyTaken: 'The currency {0} is listed twice.',
  endpointUnknown: '“{0}” is not an endpoint of the catalogue.',
  pathForm:
    'The path “{0}” must begin with / and hold only letters, digits and URL punctuation, with no query and no “..”.',
  textShape: '“{0}” must be text in quotes.',
  booleanShape: '“{0}” must be true or false.',
  listShape: '“{0}” must be a list.',
  customersShape: 'Each customer must be an object with an id and perhaps a label.',
  overridesShape: 'Path overrides must be an object by endpoint name.',
  overrideShape: 'The path override of “{0}” must be an object with a path and perhaps a signedPath.',
  unknownMember: 'A profile has no “{0}”. Keys and tokens are never part of one.',
  privateKey: 'This is a private key. Keep it secret: it belongs nowhere but in “Import Private Key”.',
  notObject: 'A profile must be an object with named values.',
} as const;

export type ProfileProblemKind = keyof typeof profileTemplates;

/** A value that holds, or why it does not. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Sentence };

const longestName = 64;

export function problem(kind: ProfileProblemKind, ...values: readonly string[]): Sentence {
  return { template: profileTemplates[kind], values };
}

function refuse(kind: ProfileProblemKind, ...values: readonly string[]): Checked<never> {
  return { ok: false, problem: problem(kind, ...values) };
}

/** Names are compared without regard to case and surrounding blanks, as people read them. */
export function checkName(text: string, taken: readonly string[]): Checked<string> {
  const name = text.trim();
  if (name === '') {
    return refuse('nameMissing');
  }
  if (/\p{Cc}/u.test(name)) {
    return refuse('nameControl');
  }
  if (name.length > longestName) {
    return refuse('nameLong', String(longestName));
  }
  const folded = name.toLowerCase();
  return taken.some((other) => other.trim().toLowerCase() === folded)
    ? refuse('nameTaken', name)
    : { ok: true, value: name };
}

export function checkBaseUrl(text: string): Checked<string> {
  const parsed = parseBaseUrl(text);
  return parsed.ok ? { ok: true, value: parsed.value.origin } : parsed;
}

/** A header value and a part of the content to sign: what does not survive both unchanged is refused. */
export function checkClientId(text: string): Checked<string> {
  const clientId = text.trim();
  if (clientId === '') {
    return refuse('clientIdMissing');
  }
  if (holdsPrivateKey(clientId)) {
    return refuse('privateKey');
  }
  return /^[\x21-\x7e]+$/.test(clientId) ? { ok: true, value: clientId } : refuse('clientIdForm');
}

/** Stands between commas in the Signature header, so that commas and equal signs are out. */
export function checkKeyVersion(text: string): Checked<string> {
  const keyVersion = text.trim();
  if (keyVersion === '') {
    return refuse('keyVersionMissing');
  }
  return /^[A-Za-z0-9._-]+$/.test(keyVersion) ? { ok: true, value: keyVersion } : refuse('keyVersionForm');
}

export function checkCustomerId(text: string): Checked<string> {
  const id = text.trim();
  if (id === '') {
    return refuse('customerMissing');
  }
  if (holdsPrivateKey(id)) {
    return refuse('privateKey');
  }
  return /^[\x21-\x7e]+$/.test(id) ? { ok: true, value: id } : refuse('customerForm', id);
}

export function checkCurrency(text: string): Checked<string> {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? { ok: true, value: code } : refuse('currencyForm', text.trim());
}

/** The path goes into the content to sign as it is: one that a URL library would rewrite is refused. */
export function checkPath(text: string): Checked<string> {
  const path = text.trim();
  return isPlainPath(path) && !path.includes('//') && !path.includes('?')
    ? { ok: true, value: path }
    : refuse('pathForm', path);
}
