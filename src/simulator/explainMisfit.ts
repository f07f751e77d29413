import { createHash, type KeyObject } from 'node:crypto';
import type { Json } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import { stringifyJson } from '../core/json/stringifyJson.ts';
import { contentToSign, type SignedParts } from '../core/signing/contentToSign.ts';
import { requestTime } from '../core/signing/requestTime.ts';
import type { Misfit } from './authenticate.ts';
import { signatureShape } from './signatureShape.ts';

/** Why a signature does not fit its request, in a sentence or two. */
export function explainMisfit(misfit: Misfit, key: KeyObject): string {
  const content = Buffer.concat(contentToSign(misfit.parts, [misfit.body]));
  const shape = signatureShape(key, misfit.signature, content);
  switch (shape.kind) {
    case 'wrongLength':
      return `it has ${shape.bytes} bytes, and one made with the registered key has ${shape.expected}.`;
    case 'pss':
      return 'it is RSASSA-PSS over the right content; PKCS#1 v1.5 (SHA256withRSA) is needed.';
    case 'otherKey':
      return 'it was made with another private key than that of the registered public key, or damaged on the way.';
    case 'digest':
      break;
  }
  if (shape.hash === 'other') return 'the key is right, but the hash is not SHA-256.';
  const algorithm = shape.hash === 'SHA-1' ? 'sha1' : 'sha256';
  const hashFault = shape.hash === 'SHA-1' ? ' The hash is SHA-1; SHA-256 is needed.' : '';
  const signed = candidates(misfit).find(({ parts, body }) => {
    const hash = createHash(algorithm);
    for (const piece of contentToSign(parts, [body])) hash.update(piece);
    return hash.digest().equals(shape.digest);
  });
  if (signed === undefined) {
    return `the key is right, but something else was signed than "${misfit.parts.method} ${misfit.parts.path}", a line feed, "${misfit.parts.clientId}.${misfit.parts.time}." and the ${misfit.body.length} bytes of the body received.${hashFault}`;
  }
  return `the key is right, but ${signed.says}.${hashFault}`;
}

interface Candidate {
  readonly says: string;
  readonly parts: SignedParts;
  readonly body: Uint8Array;
}

/** A larger body is not written anew in every form, which would hold up other calls. */
const maxRewrittenBytes = 1024 * 1024;

const encoder = new TextEncoder();

/** What people sign instead, the most frequent mistakes first. */
function candidates({ parts, body }: Misfit): readonly Candidate[] {
  const withParts = (says: string, changed: Partial<SignedParts>): Candidate => ({
    says,
    parts: { ...parts, ...changed },
    body,
  });
  const path = parts.path.split('?', 1)[0] ?? '';
  return [
    // First, because a change that changes nothing would fit as well.
    withParts('the content is right', {}),
    withParts('the query was left out of the path that was signed', { path }),
    withParts('the path was signed without its leading slash', { path: parts.path.slice(1) }),
    withParts('the method was signed in lower case', { method: parts.method.toLowerCase() }),
    withParts('the method that was signed is POST', { method: 'POST' }),
    // A carriage return before the line feed belongs to the path, as far as the content is concerned.
    withParts('a carriage return stands before the line feed', { path: `${parts.path}\r` }),
    withParts('the path was signed with /sandbox in it', { path: parts.path.replace('/', '/sandbox/') }),
    withParts('the path was signed with /sandbox in it', {
      path: parts.path.replace('/amsin/', '/amsin/sandbox/'),
    }),
    withParts('the path was signed without the sandbox part', { path: parts.path.replace('/sandbox', '') }),
    ...times(parts.time).map((time) =>
      withParts(`the time that was signed is ${time}, and the header says ${parts.time}`, { time }),
    ),
    ...bodies(body).map(({ says, bytes }) => ({ says, parts, body: bytes })),
  ];
}

/** Moments near the one in the header, which a second call of the clock may have given, in usual forms. */
function times(header: string): readonly string[] {
  const at = /^\d{13}$/.test(header) ? Number(header) : Date.parse(header);
  if (Number.isNaN(at)) return [];
  const zone = /([+-])(\d\d):?(\d\d)$/.exec(header);
  const minutes = zone === null ? 0 : Number(zone[2]) * 60 + Number(zone[3]);
  const offset = zone?.[1] === '-' ? -minutes : minutes;
  const seconds = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5];
  return [
    ...seconds.map((second) => requestTime(at + second * 1000, offset)),
    requestTime(at, offset),
    requestTime(at, 0),
    requestTime(at, 480),
    requestTime(at, offset).replace(/:(?=\d\d$)/, ''),
    requestTime(at, 0).replace('+00:00', 'Z'),
    String(at),
  ];
}

function bodies(body: Uint8Array): readonly { readonly says: string; readonly bytes: Uint8Array }[] {
  const text = Buffer.from(body).toString('utf8');
  const rewritten = (says: string, other: string) => ({ says, bytes: encoder.encode(other) });
  const parsed = body.length > maxRewrittenBytes ? undefined : parseJson(text.replace(/^\uFEFF/, ''));
  const reformatted = (json: Json) => {
    const forms = [0, 2, 3, 4].map((indent) => stringifyJson(json, indent));
    return [...forms, ...forms.map(escaped)].map((form) =>
      rewritten('the body was written anew (white space or escapes) after it was signed', form),
    );
  };
  return [
    rewritten('the body was signed without the line break at its end', text.replace(/[\r\n]+$/, '')),
    rewritten('the body was signed with a line feed at its end', `${text}\n`),
    rewritten('the body was signed with the other kind of line breaks', text.replaceAll('\r\n', '\n')),
    rewritten('the body was signed with the other kind of line breaks', text.replace(/\r?\n/g, '\r\n')),
    rewritten('the body was signed without its byte order mark', text.replace(/^\uFEFF/, '')),
    rewritten('no body was signed', ''),
    rewritten('the body that was signed is {}', '{}'),
    ...(parsed?.ok === true ? reformatted(parsed.value) : []),
    { says: 'the body was signed in ISO 8859-1', bytes: Buffer.from(text, 'latin1') },
  ];
}

function escaped(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
