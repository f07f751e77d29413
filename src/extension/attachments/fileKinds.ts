/** The kinds of file that an upload takes (submitAttachment; ZIP in its newer page alone). */
export type FileKind = 'PDF' | 'PNG' | 'JPEG' | 'ZIP';

const kindsByEnding: Readonly<Record<string, FileKind>> = {
  pdf: 'PDF',
  png: 'PNG',
  jpg: 'JPEG',
  jpeg: 'JPEG',
  zip: 'ZIP',
};

/** What the names of such files end in, without the point. */
export const fileEndings: readonly string[] = Object.keys(kindsByEnding);

export function kindOfName(name: string): FileKind | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(kindsByEnding, ending) ? kindsByEnding[ending] : undefined;
}

/** How far into a file readers look for the mark of a PDF, before which some programs write a line of their own. */
const pdfMarkWithin = 1024;

/** What a file is by the marks at its beginning, whatever it is called. */
export function kindOfContent(bytes: Uint8Array): FileKind | undefined {
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'PNG';
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'JPEG';
  // The second is an archive without files, the third one in several parts.
  if ([0x0403, 0x0605, 0x0807].some((mark) => begins(bytes, [0x50, 0x4b, mark & 0xff, mark >> 8]))) {
    return 'ZIP';
  }
  return Buffer.from(bytes.subarray(0, pdfMarkWithin)).includes('%PDF-') ? 'PDF' : undefined;
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
