import { locateAll, type Location } from '../../core/json/locate.ts';
import type { NamedFile } from '../attachments/namedUpload.ts';

/** What the form takes from the body of an application; empty texts where the body has none. */
export interface BodyTexts extends NamedFile {
  readonly referenceNo: string;
}

const referenceNo = '/referenceNo';
const fileName = '/attachmentFile/fileName';
const fileKey = '/attachmentFile/fileKey';

/** Reads them in one pass, also from a text that is no JSON yet because somebody is typing. */
export function bodyTexts(body: string): BodyTexts {
  const places = locateAll(body, [referenceNo, fileName, fileKey]);
  const at = (pointer: string): string => textAt(body, places.get(pointer));
  return { referenceNo: at(referenceNo), fileName: at(fileName), fileKey: at(fileKey) };
}

function textAt(body: string, place: Location | undefined): string {
  if (place?.exact !== true) {
    return '';
  }
  try {
    const value: unknown = JSON.parse(body.slice(place.from, place.to));
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
