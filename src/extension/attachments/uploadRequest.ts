import { randomUUID } from 'node:crypto';
import { sentence, type Sentence } from '../../core/sentence.ts';
import { joinAttachment, type JoinedFile } from '../../gateway/attachmentBody.ts';
import type { UploadDetail } from '../../protocol/grantForm.ts';
import type { Payload } from './chosenFiles.ts';

export type UploadDetailValues = Readonly<Record<UploadDetail, string>>;

/** What an upload sends. */
export interface UploadRequest {
  readonly attachmentId: string;
  readonly pieces: readonly Uint8Array[];
  /** The file as it stands in the body. */
  readonly file: JoinedFile;
}

export type PreparedUpload =
  { readonly ok: true; readonly request: UploadRequest } | { readonly ok: false; readonly problem: Sentence };

/** The greatest length of `bizOrderId` (submitAttachment). */
export const longestBizOrderId = 64;

/** What each detail is, as far as documents tell (submitAttachment). */
const missing: Readonly<Record<UploadDetail, Sentence>> = {
  attachmentType: sentence(
    'The attachment type (attachmentType) is missing: what kind of document the file is. Its values are not documented; ask WorldFirst.',
  ),
  bizType: sentence(
    'The business type (bizType) is missing: the business scene for which the file is uploaded. Its value for credit invoices is not documented; ask WorldFirst.',
  ),
  bizOrderId: sentence(
    'The business order id (bizOrderId) is missing: the business order to which the file belongs. Which one that is for a credit grant is not documented; the form suggests the reference number.',
  ),
};

/** Why nothing can be uploaded with these details; empty where they are whole. */
export function detailProblems(details: UploadDetailValues): readonly Sentence[] {
  const { attachmentType, bizType, bizOrderId } = missing;
  return [
    ...(details.attachmentType.trim() === '' ? [attachmentType] : []),
    ...(details.bizType.trim() === '' ? [bizType] : []),
    ...(details.bizOrderId.trim() === '' ? [bizOrderId] : []),
    ...(Array.from(details.bizOrderId).length > longestBizOrderId
      ? [sentence('bizOrderId has more than {0} characters.', `${longestBizOrderId}`)]
      : []),
  ];
}

/**
 * The body of `submitAttachment` for a file. The attachment id is a new one every time: it makes no repeat idempotent,
 * and an id that was used for other bytes is refused.
 */
export async function prepareUpload(
  payload: Extract<Payload, { readonly ok: true }>,
  details: UploadDetailValues,
): Promise<PreparedUpload> {
  const attachmentId = randomUUID();
  const text = JSON.stringify({
    attachmentId,
    attachmentType: details.attachmentType,
    attachmentContent: `@file:${payload.path}`,
    fileName: payload.fileName,
    bizOrderId: details.bizOrderId,
    bizType: details.bizType,
  });
  const joined = await joinAttachment(new TextEncoder().encode(text), '/');
  if (!joined.ok) return joined;
  const { file, pieces } = joined;
  return file?.sha256 === payload.sha256
    ? { ok: true, request: { attachmentId, pieces, file } }
    : {
        ok: false,
        problem: sentence('“{0}” was changed while it was read. Upload once more.', payload.fileName),
      };
}
