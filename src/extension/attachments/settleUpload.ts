import { l10n, type LogOutputChannel } from 'vscode';
import type { Exchange } from '../../core/calls/exchange.ts';
import { joinSentences } from '../../core/sentence.ts';
import { editSentence } from '../requests/editSentence.ts';
import type { RequestSession } from '../requests/requestSession.ts';
import type { ChosenFiles, Payload } from './chosenFiles.ts';
import { ownerAt } from './fileOwner.ts';
import { storedFile, type StoredFile } from './storedFile.ts';
import { stopped, withoutKey, type UploadEnd } from './uploadEnd.ts';
import type { UploadRequest } from './uploadRequest.ts';

interface Sent {
  readonly request: UploadRequest;
  readonly payload: Extract<Payload, { readonly ok: true }>;
  readonly target: { readonly profileId: string; readonly profileName: string };
  readonly bizOrderId: string;
}

interface Parts {
  readonly session: Pick<RequestSession, 'queue'>;
  readonly files: Pick<ChosenFiles, 'keepUpload'>;
  readonly log: Pick<LogOutputChannel, 'error'>;
}

/**
 * Takes the key from the answer of an upload. It goes into the body before anything else is done, and is told where
 * it does not get there: nobody can ask for it again.
 */
export async function settleUpload(exchange: Exchange, sent: Sent, parts: Parts): Promise<UploadEnd> {
  const stored = storedFile(exchange, sent.payload.fileName);
  if (stored === undefined) {
    return { filled: false, told: withoutKey(exchange) };
  }
  const unfilled = await fill(stored, parts);
  const told = [unfilled, await keep(stored, exchange, sent, parts)].filter((each) => each !== undefined);
  return {
    filled: unfilled === undefined,
    told: told.length === 0 ? undefined : stopped({ sentence: joinSentences(told) }),
  };
}

/**
 * Both members in one edit, so that one undo takes both back and nobody sees the name of one file with the key of
 * another. Gives the sentence that they are not in the body, if so.
 */
async function fill({ fileName, fileKey }: StoredFile, { session, log }: Parts): Promise<string | undefined> {
  const notThere = (reason: string): string =>
    l10n.t('The file is uploaded as {0}, but that is not in the request. {1}', fileKey, reason);
  try {
    const filled = await session.queue.push({
      kind: 'members',
      pointer: '/attachmentFile',
      members: [
        ['fileName', JSON.stringify(fileName)],
        ['fileKey', JSON.stringify(fileKey)],
      ],
    });
    return filled.ok ? undefined : notThere(editSentence(filled.reason));
  } catch (error) {
    return notThere(reported(error, log));
  }
}

/** Gives the sentence that the upload will not be remembered, if so. */
async function keep(
  stored: StoredFile,
  exchange: Exchange,
  { request: { attachmentId, file }, payload, target: { profileId, profileName }, bizOrderId }: Sent,
  { files, log }: Parts,
): Promise<string | undefined> {
  try {
    await files.keepUpload({
      ...stored,
      attachmentId,
      bizOrderId,
      profileName,
      ...ownerAt(profileId, exchange.target),
      at: exchange.sentAt + exchange.durationMs,
      bytes: file.bytes,
      sha256: file.sha256,
      files: payload.files.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256: sha256 ?? '' })),
    });
    return undefined;
  } catch (error) {
    return l10n.t(
      'The file is uploaded as {0}, but that could not be written down, so nobody is told if the file changes: {1}',
      stored.fileKey,
      reported(error, log),
    );
  }
}

function reported(error: unknown, log: Parts['log']): string {
  log.error('submitAttachment:', error instanceof Error ? error : String(error));
  return error instanceof Error ? error.message : String(error);
}
