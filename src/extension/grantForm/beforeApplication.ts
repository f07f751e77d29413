import { l10n } from 'vscode';
import { isSameApplicant, type Applicant } from '../attachments/applicant.ts';
import { attachedFiles, attachedKey } from '../attachments/attachedFiles.ts';
import { columnsFor } from '../invoices/columnsSetting.ts';
import type { AttachedFacts, Obstacle } from '../seams.ts';
import type { GrantForm } from './grantForm.ts';
import { invoiceTotals } from './invoiceTotals.ts';

export type BeforeApplication =
  | { readonly kind: 'send'; readonly attached: AttachedFacts }
  /** Undefined: cancelled by the user. */
  | { readonly kind: 'stop'; readonly obstacle: Obstacle | undefined };

/** Looks before an application is sent whether its attachment is still what was uploaded, and asks where it is not. */
export async function beforeApplication(
  form: GrantForm,
  body: string,
  applicant: Applicant,
): Promise<BeforeApplication> {
  const totals = invoiceTotals(body, columnsFor(form.uri).columns);
  const key = attachedKey(body);
  await form.files.look();
  const uploads = form.files.uploads.filter(({ fileKey }) => fileKey === key);
  const upload = uploads.findLast((each) => isSameApplicant(each, applicant)) ?? uploads.at(-1);
  if (upload === undefined) {
    return { kind: 'send', attached: { attachments: [], totals } };
  }
  const { confirmAttachment } = await import('../attachments/confirmAttachment.ts');
  switch (await confirmAttachment(upload, form.files, applicant)) {
    case 'asItIs':
      return { kind: 'send', attached: { attachments: attachedFiles(upload), totals } };
    case 'cancel':
      return { kind: 'stop', obstacle: undefined };
    case 'uploadAgain':
      return { kind: 'stop', obstacle: { sentence: afterUpload(await form.upload(body)) } };
  }
}

/** What is sent is what the user saw, so that nothing is sent by itself after the body was changed. */
function afterUpload(filled: boolean): string {
  return filled
    ? l10n.t('The attachment is uploaded again and its new key is in the request. Look at it, then send.')
    : l10n.t('The attachment was not uploaded again, so nothing was sent. The form says why.');
}
