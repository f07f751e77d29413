import { encodeBase64 } from '../signing/base64.ts';
import { literalPieces, stringLiteral, type StringForm } from './stringForm.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as they are put into a program: readable where they are text in UTF-8, else in base64. */
export interface EmbeddedBytes {
  readonly kind: 'text' | 'base64';
  /** Literals in the language; one after the other they are the text. */
  readonly literals: readonly string[];
}

/** Splits bytes into literals that stand for exactly these bytes. */
export function embeddedBytes(bytes: Uint8Array, form: StringForm): EmbeddedBytes {
  const text = textOf(bytes);
  return {
    kind: text === undefined ? 'base64' : 'text',
    literals: literalPieces(text ?? encodeBase64(bytes)).map((piece) => stringLiteral(piece, form)),
  };
}

/** The text of which these bytes are the UTF-8; undefined where they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}
