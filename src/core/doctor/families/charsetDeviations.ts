import { sentence } from '../../sentence.ts';
import type { CharsetUse } from '../content.ts';
import { deviation, type Deviation } from '../deviation.ts';
import type { Charset } from '../doctorPorts.ts';
import { decodeUtf8 } from '../../utf8.ts';

/** Encodings that a program took for UTF-8 when it signed or when it sent. */
export function charsetDeviations(body: Uint8Array, charsets: readonly Charset[]): readonly Deviation[] {
  const text = decodeUtf8(body);
  const ascii = body.every((byte) => byte < 0x80);
  const deviations: Deviation[] = [];
  const add = (weight: number, charset: CharsetUse, why: ReturnType<typeof sentence>): void => {
    deviations.push(deviation('charset', { charset }, weight, 'charset', why));
  };
  for (const [index, charset] of charsets.entries()) {
    const { name, wide } = charset;
    if (text !== undefined && (wide || !ascii)) {
      add(
        2 + index,
        { id: `to ${name}`, encode: charset },
        sentence('The signature covers the text in {0}; the body was sent in UTF-8.', name),
      );
    }
    if (!wide && !ascii) {
      add(
        text === undefined ? index : 10 + index,
        { id: `from ${name}`, decode: (bytes) => charset.decode(bytes) },
        text === undefined
          ? sentence('The body was sent in {0}, and the signature covers its text in UTF-8.', name)
          : sentence(
              'The signature covers the bytes of the body read as {0} and written in UTF-8 again.',
              name,
            ),
      );
    }
  }
  if (text === undefined) {
    add(
      9,
      { id: 'lossy', decode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) },
      sentence('The signature covers the body with replacement characters where it is not UTF-8.'),
    );
  }
  return deviations;
}
