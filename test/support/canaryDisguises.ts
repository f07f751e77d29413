/** One form of a secret, as the bytes to look for. */
export interface Disguise {
  readonly encoding: string;
  readonly needle: Buffer;
  /** The needle is in lower case and the case of the place that is searched does not matter. */
  readonly anyCase: boolean;
}

interface TextForm {
  readonly encoding: string;
  readonly text: string;
  readonly anyCase?: boolean;
}

/** The forms in which a secret slips into files, each of them also as text of two bytes a character. */
export function disguises(secret: Buffer): readonly Disguise[] {
  const forms = [...byteForms(secret), ...textForms(secret)];
  return [
    { encoding: 'raw', needle: secret, anyCase: false },
    ...forms.flatMap(({ encoding, text, anyCase = false }) => {
      const shown = anyCase ? text.toLowerCase() : text;
      const wide = Buffer.from(shown, 'utf16le');
      return [
        { encoding, needle: Buffer.from(shown, 'utf8'), anyCase },
        { encoding: `${encoding}, in UTF-16`, needle: wide, anyCase },
        { encoding: `${encoding}, in UTF-16 (big endian)`, needle: Buffer.from(wide).swap16(), anyCase },
      ];
    }),
  ];
}

/** Forms that any bytes have. */
function byteForms(secret: Buffer): readonly TextForm[] {
  return [
    ...[0, 1, 2].flatMap((shift): readonly TextForm[] => {
      const base64 = base64Inside(secret, shift);
      const encoded = encodeURIComponent(base64);
      return [
        { encoding: `base64, shifted by ${shift}`, text: base64 },
        { encoding: `base64 with escaped slashes, shifted by ${shift}`, text: base64.replaceAll('/', '\\/') },
        { encoding: `URL-encoded base64, shifted by ${shift}`, text: encoded },
        { encoding: `base64 URL-encoded twice, shifted by ${shift}`, text: encodeURIComponent(encoded) },
        {
          encoding: `base64url, shifted by ${shift}`,
          text: base64.replaceAll('+', '-').replaceAll('/', '_'),
        },
        {
          encoding: `base64 of base64, shifted by ${shift}`,
          text: base64Inside(Buffer.from(base64), 0),
        },
      ];
    }),
    { encoding: 'hex', text: secret.toString('hex'), anyCase: true },
    { encoding: 'hex with blanks', text: spaced(secret, ' '), anyCase: true },
    { encoding: 'hex with colons', text: spaced(secret, ':'), anyCase: true },
    { encoding: 'every byte URL-encoded', text: `%${spaced(secret, '%')}`, anyCase: true },
    { encoding: 'numbers between commas', text: secret.join(',') },
    { encoding: 'quoted-printable', text: quotedPrintable(secret), anyCase: true },
  ];
}

/** Forms that only text has. */
function textForms(secret: Buffer): readonly TextForm[] {
  const text = secret.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(secret)) return [];
  const json = JSON.stringify(text).slice(1, -1);
  const url = encodeURIComponent(text);
  const form = formEncoded(text);
  return [
    { encoding: 'URL-encoded', text: url, anyCase: true },
    { encoding: 'URL-encoded twice', text: encodeURIComponent(url), anyCase: true },
    { encoding: 'form-encoded', text: form, anyCase: true },
    { encoding: 'form-encoded twice', text: formEncoded(form), anyCase: true },
    { encoding: 'JSON', text: json },
    { encoding: 'JSON with escaped slashes', text: json.replaceAll('/', '\\/') },
    { encoding: 'JSON in JSON', text: JSON.stringify(json).slice(1, -1) },
    { encoding: 'JSON with every character escaped', text: escaped(text), anyCase: true },
    { encoding: 'HTML', text: html(text) },
    { encoding: 'text', text },
  ];
}

/** The base64 of a text that holds the secret at that place, without the characters that depend on what is around. */
function base64Inside(secret: Buffer, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), secret])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + secret.byteLength) * 8) / 6);
  return whole.slice(first, last);
}

function spaced(secret: Buffer, between: string): string {
  return Array.from(secret, (byte) => byte.toString(16).padStart(2, '0')).join(between);
}

function escaped(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function quotedPrintable(secret: Buffer): string {
  return Array.from(secret, (byte) =>
    byte === 0x3d || byte < 0x20 || byte > 0x7e
      ? `=${byte.toString(16).padStart(2, '0')}`
      : String.fromCharCode(byte),
  ).join('');
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
