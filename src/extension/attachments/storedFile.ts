import type { Exchange } from '../../core/calls/exchange.ts';
import { isJsonObject } from '../../core/json/json.ts';

/** What an answer of `submitAttachment` says of the stored file. */
export interface StoredFile {
  readonly fileName: string;
  readonly fileKey: string;
  /** False where no public key of the gateway is set. */
  readonly verified: boolean;
}

/** Only an upload that succeeded, by an answer that is not known to be somebody else's, gives a file. */
export function storedFile(
  { outcome, answer, verification }: Exchange,
  sentName: string,
): StoredFile | undefined {
  const believable = verification?.kind === 'verified' || verification?.kind === 'notVerifiable';
  const json = answer?.json;
  const info = isJsonObject(json) ? json.get('attachmentInfo') : undefined;
  if (outcome !== 'succeeded' || !believable || !isJsonObject(info)) return undefined;
  const fileKey = info.get('fileKey');
  const fileName = info.get('fileName');
  return typeof fileKey === 'string' && fileKey !== ''
    ? {
        fileKey,
        fileName: typeof fileName === 'string' && fileName !== '' ? fileName : sentName,
        verified: verification.kind === 'verified',
      }
    : undefined;
}
