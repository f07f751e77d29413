import { l10n } from 'vscode';
import { attachedFiles } from '../attachments/attachedFiles.ts';
import { changedSinceUpload } from '../attachments/changedSinceUpload.ts';
import { fileOwner } from '../attachments/fileOwner.ts';
import { namedUpload } from '../attachments/namedUpload.ts';
import { columnsFor } from '../invoices/columnsSetting.ts';
import type { ShownRequest } from '../requests/shownRequest.ts';
import type { AttachedFacts, Obstacle } from '../seams.ts';
import { bodyTexts } from './bodyTexts.ts';
import type { GrantForm } from './grantForm.ts';
import { invoiceTotals } from './invoiceTotals.ts';
import { quotaCautions } from './quotaCautions.ts';

export type BeforeApplication =
  | { readonly kind: 'send'; readonly attached: AttachedFacts }
  /** Undefined: cancelled by the user. */
  | { readonly kind: 'stop'; readonly obstacle: Obstacle | undefined };

/**
 * Looks before an application is sent whether it names the file that is meant, and that file is still what was
 * uploaded, and asks where it is not so. Of a request for which nothing was chosen or uploaded here nobody can tell.
 */
export async function beforeApplication(
  form: GrantForm,
  body: string,
  { profile, customer }: ShownRequest,
): Promise<BeforeApplication> {
  const { files } = form;
  const owner = fileOwner(profile, customer ?? null);
  await files.look();
  const named = bodyTexts(body);
  const { upload, doubts } = namedUpload(named, files, owner);
  const found = [...doubts, ...(upload === undefined ? [] : changedSinceUpload(upload, files.files))];
  const totals = invoiceTotals(body, columnsFor(form.uri).columns);
  const send: BeforeApplication = {
    kind: 'send',
    attached: {
      attachments: upload === undefined ? [] : attachedFiles(upload),
      totals,
      cautions: quotaCautions(totals, form.quota.state),
    },
  };
  if (found.length === 0 || !files.areKnown) {
    return send;
  }
  const { confirmAttachment } = await import('../attachments/confirmAttachment.ts');
  const choice = await confirmAttachment(named, {
    doubts: found,
    uploaded: upload !== undefined,
    canUpload: files.files.length > 0,
  });
  switch (choice) {
    case 'asItIs':
      return send;
    case 'cancel':
      return { kind: 'stop', obstacle: undefined };
    case 'upload': {
      const page = { profile: profile.id, ...(customer !== undefined && { customer }) };
      return { kind: 'stop', obstacle: { sentence: afterUpload(await form.upload(body, page)) } };
    }
  }
}

/** What is sent is what the user saw, so that nothing is sent by itself after the body was changed. */
function afterUpload(filled: boolean): string {
  return filled
    ? l10n.t('The attachment is uploaded and its key is in the request. Look at it, then send.')
    : l10n.t('The attachment was not uploaded, so nothing was sent. The form says why.');
}
