import { encodeBase64 } from '../signing/base64.ts';
import { literalPieces, stringLiteral, type StringForm } from './stringForm.ts';
import { decodeUtf8 } from '../utf8.ts';

/** Bytes as they are put into a program: readable where they are text in UTF-8, else in base64. */
export interface EmbeddedBytes {
  readonly kind: 'text' | 'base64';
  /** Literals in the language; one after the other they are the text. */
  readonly literals: readonly string[];
}

/** Splits bytes into literals that stand for exactly these bytes. */
export function embeddedBytes(bytes: Uint8Array, form: StringForm): EmbeddedBytes {
  const text = decodeUtf8(bytes);
  return {
    kind: text === undefined ? 'base64' : 'text',
    literals: literalPieces(text ?? encodeBase64(bytes)).map((piece) => stringLiteral(piece, form)),
  };
}
