import type { Entry } from '../../gateway/entryFiles.ts';
import type { UploadDetail } from '../../protocol/grantForm.ts';
import type { Applicant } from '../attachments/applicant.ts';
import type { ApplicantEntries } from './applicantEntries.ts';

/** What is the same for every upload of one customer. No document names the values, so none is ever suggested. */
export type RememberedDetail = Exclude<UploadDetail, 'bizOrderId'>;

export type RememberedDetails = Readonly<Record<RememberedDetail, string>>;

export const noDetails: RememberedDetails = { attachmentType: '', bizType: '' };

/** What the user set for the uploads of a profile and customer. */
export class UploadDetails {
  readonly #entries: ApplicantEntries;

  constructor(entries: ApplicantEntries) {
    this.#entries = entries;
  }

  of(applicant: Applicant): RememberedDetails {
    return detailsIn(this.#entries.of(applicant));
  }

  /** As they were set last, in whichever window. */
  async read(applicant: Applicant): Promise<RememberedDetails> {
    return detailsIn(await this.#entries.read(applicant));
  }

  async set(applicant: Applicant, detail: RememberedDetail, value: string): Promise<void> {
    await this.#entries.put(applicant, { name: detail, text: value });
  }
}

function detailsIn(entries: readonly Entry[]): RememberedDetails {
  const textOf = (detail: RememberedDetail): string =>
    entries.find(({ name }) => name === detail)?.text ?? '';
  return { attachmentType: textOf('attachmentType'), bizType: textOf('bizType') };
}
