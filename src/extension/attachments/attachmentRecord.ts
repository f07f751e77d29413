import {
  listOf,
  members,
  oneOf,
  orNull,
  sha256,
  ShapeFault,
  text,
  truth,
  wholeNumber,
} from '../../core/shape.ts';
import type { FileOwner } from './fileOwner.ts';
import type { ChosenSource } from './fileReading.ts';

/** What is kept of the attachments of one request document: places, names and hashes, never a content. */
export interface AttachmentRecord {
  readonly format: 1;
  readonly files: readonly ChosenSource[];
  /** As the user set it; null: the one that suggests itself. */
  readonly bizOrderId: string | null;
  /** Uploads whose file key is known, the latest last. */
  readonly uploads: readonly UploadRecord[];
}

/** A record as it is kept. */
export interface StoredRecord extends AttachmentRecord {
  /** The URI of the request document that it belongs to. */
  readonly document: string;
}

/** One upload that gave a key. */
export interface UploadRecord extends FileOwner {
  readonly attachmentId: string;
  readonly bizOrderId: string;
  readonly profileName: string;
  readonly fileName: string;
  readonly fileKey: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** False where no public key of the gateway was set. */
  readonly verified: boolean;
  /** Of what went out. */
  readonly bytes: number;
  readonly sha256: string;
  /** The files as they were then: the one that went out, or those in the ZIP. */
  readonly files: readonly UploadedFile[];
}

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const noAttachments: AttachmentRecord = { format: 1, files: [], bizOrderId: null, uploads: [] };

const shape = members<StoredRecord>({
  format: oneOf(1),
  document: text,
  files: listOf(members<ChosenSource>({ id: text, name: text, uri: text, kept: truth })),
  bizOrderId: orNull(text),
  uploads: listOf(
    members<UploadRecord>({
      attachmentId: text,
      bizOrderId: text,
      profileName: text,
      host: text,
      clientId: text,
      customerId: orNull(text),
      fileName: text,
      fileKey: text,
      at: wholeNumber,
      verified: truth,
      bytes: wholeNumber,
      sha256,
      files: listOf(members<UploadedFile>({ id: text, name: text, bytes: wholeNumber, sha256 })),
    }),
  ),
});

/** Undefined where the text is none of ours. */
export function readAttachmentRecord(source: string): StoredRecord | undefined {
  try {
    return shape(JSON.parse(source), '');
  } catch (error) {
    if (error instanceof ShapeFault || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
