/** What a DER structure is, as far as its outermost members tell. */
export type DerShape =
  | 'pkcs8'
  | 'pkcs1Private'
  | 'spki'
  | 'pkcs1Public'
  | 'encryptedPkcs8'
  | 'ecPrivate'
  | 'certificate'
  | 'truncated'
  | 'trailing'
  | 'unknown';

const integer = 0x02;
const bitString = 0x03;
const octetString = 0x04;
const sequence = 0x30;

/** Tells keys and certificates apart by their ASN.1 structure, whatever a PEM label claims. */
export function derShape(der: Uint8Array): DerShape {
  const outer = readElement(der, 0);
  if (outer === undefined || outer.tag !== sequence) {
    return 'unknown';
  }
  if (outer.end > der.length) {
    return 'truncated';
  }
  if (outer.end < der.length) {
    return 'trailing';
  }
  const tags: number[] = [];
  let firstBytes: Uint8Array | undefined;
  for (let at = outer.start; at < outer.end;) {
    const member = readElement(der, at);
    if (member === undefined || member.end > outer.end) {
      return 'unknown';
    }
    firstBytes ??= der.subarray(member.start, member.end);
    tags.push(member.tag);
    at = member.end;
  }
  return shapeOf(tags, firstBytes);
}

function shapeOf(tags: readonly number[], first: Uint8Array | undefined): DerShape {
  const [a, b, c] = tags;
  if (a === integer && b === sequence && c === octetString) {
    return 'pkcs8';
  }
  if (a === integer && b === octetString) {
    return 'ecPrivate';
  }
  if (a === integer && b === integer) {
    return tags.length === 2
      ? 'pkcs1Public'
      : tags.length >= 9 && first?.[0] === 0
        ? 'pkcs1Private'
        : 'unknown';
  }
  if (a === sequence && b === bitString && tags.length === 2) {
    return 'spki';
  }
  if (a === sequence && b === octetString && tags.length === 2) {
    return 'encryptedPkcs8';
  }
  if (a === sequence && b === sequence && c === bitString) {
    return 'certificate';
  }
  return 'unknown';
}

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

function readElement(der: Uint8Array, at: number): Element | undefined {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined) {
    return undefined;
  }
  if (first < 0x80) {
    return { tag, start: at + 2, end: at + 2 + first };
  }
  const count = first & 0x7f;
  if (count === 0 || count > 4) {
    return undefined;
  }
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const byte = der[at + 2 + index];
    if (byte === undefined) {
      return undefined;
    }
    length = length * 256 + byte;
  }
  return { tag, start: at + 2 + count, end: at + 2 + count + length };
}
