import { l10n } from 'vscode';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { bytesOf } from '../../core/activity/keptBody.ts';
import { splitAtAttachment } from '../../core/calls/attachmentReference.ts';
import { joinAt, type JoinedFile } from '../../gateway/attachmentBody.ts';
import { sha256Of } from '../../gateway/bodyDigest.ts';
import type { Possible } from '../seams.ts';
import { translate } from '../translate.ts';

/** A body as it was on the wire. */
export interface WireBody {
  readonly pieces: readonly Uint8Array[];
  readonly file: JoinedFile | undefined;
}

/**
 * The very bytes that a call sent. A file is read again, and must still be what it was; where anything differs from
 * what was sent, the reason is told instead.
 */
export async function wireBody({ request }: ActivityEntry): Promise<Possible<WireBody>> {
  const { body, attachment } = request;
  if (body.redacted) {
    return refused(
      l10n.t(
        'Secrets were taken out of this request before it was kept, so that it cannot be made again as it was.',
      ),
    );
  }
  if (attachment === null) {
    const bytes = bytesOf(body);
    return bytes !== undefined && sha256Of([bytes]) === body.sha256
      ? { ok: true, value: { pieces: [bytes], file: undefined } }
      : refused(l10n.t('What is kept of this request is damaged.'));
  }
  const place = splitAtAttachment(body.content);
  if (attachment.path === null || place === undefined) {
    return refused(
      l10n.t(
        'The content of “{0}” stood in the request itself, and contents of attachments are not kept.',
        attachment.name,
      ),
    );
  }
  const joined = await joinAt(place, attachment.path);
  if (!joined.ok) {
    return refused(translate(joined.problem));
  }
  return joined.file?.sha256 === attachment.sha256 && sha256Of(joined.pieces) === body.sha256
    ? { ok: true, value: { pieces: joined.pieces, file: joined.file } }
    : refused(
        l10n.t('{0} is no longer the file that was sent: its content was changed since.', attachment.path),
      );
}

function refused(sentence: string): { readonly ok: false; readonly obstacle: { readonly sentence: string } } {
  return { ok: false, obstacle: { sentence } };
}
