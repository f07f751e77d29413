import { createHash } from 'node:crypto';
import { fileAttachment, type Attachment } from '../ledger.ts';
import { requestDigest } from '../requestDigest.ts';
import type { Behaviour } from './behaviour.ts';
import { textMember } from './members.ts';

const acceptedExtensions = ['png', 'jpg', 'jpeg', 'pdf', 'zip'];

/**
 * Takes a file and hands back its key. Only name, size and digest are kept. The attachment id makes no repeat
 * idempotent: an equal upload is stored once more, and one with other fields is refused.
 */
export const submitAttachment: Behaviour = ({ body, book, nextId }) => {
  const fileName = textMember(body, 'fileName');
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  if (!fileName.includes('.') || !acceptedExtensions.includes(extension)) {
    return illegal(`fileName must end in ${acceptedExtensions.join(', ')}.`);
  }
  const content = decodeBase64(textMember(body, 'attachmentContent'));
  if (content === undefined) return illegal('attachmentContent is not base64.');
  if (content.length === 0) return illegal('attachmentContent is an empty file.');

  const attachmentId = textMember(body, 'attachmentId');
  const digest = requestDigest(body);
  const isOther = (earlier: Attachment): boolean =>
    earlier.attachmentId === attachmentId && earlier.requestDigest !== digest;
  if ([...book.attachments.values()].some(isOther)) {
    return {
      kind: 'refused',
      cause: 'repeatedWithOtherFields',
      detail: 'This attachmentId was used for another upload.',
    };
  }
  const attachment: Attachment = {
    attachmentId,
    fileName,
    fileKey: nextId('FK'),
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    requestDigest: digest,
  };
  const attachmentInfo = { fileName, fileKey: attachment.fileKey };
  return { kind: 'success', members: { attachmentInfo }, book: fileAttachment(book, attachment) };
};

function illegal(detail: string) {
  return { kind: 'refused', cause: 'badBody', detail } as const;
}

function decodeBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}
