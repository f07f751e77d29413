import { joinPieces } from '../calls/joinPieces.ts';

/** A body without the sizes between its chunks (RFC 9112, 7.1); undefined where it is not made of chunks. */
export function decodeChunks(bytes: Uint8Array): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf(0x0a, at);
    const line = String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 200)));
    const size = /^([0-9a-fA-F]{1,8})[ \t]*(?:;.*)?\r?$/.exec(line)?.[1];
    if (end === -1 || size === undefined) {
      return undefined;
    }
    const length = parseInt(size, 16);
    if (length === 0) {
      return joinPieces(pieces);
    }
    const piece = bytes.slice(end + 1, end + 1 + length);
    const after = end + 1 + length;
    const gap = bytes[after] === 0x0d ? 2 : 1;
    if (piece.length !== length || bytes[after + gap - 1] !== 0x0a) {
      return undefined;
    }
    pieces.push(piece);
    at = after + gap;
  }
}
