import type { Memento } from 'vscode';
import type { UploadDetail } from '../../protocol/grantForm.ts';
import type { Applicant } from './applicant.ts';
import { applicantKey } from './applicant.ts';

const storageKey = 'uploadDetails';

/** What is the same for every upload of one customer. No document names the values, so none is ever suggested. */
export type RememberedDetail = Exclude<UploadDetail, 'bizOrderId'>;

type Stored = Readonly<Record<string, Readonly<Partial<Record<RememberedDetail, string>>>>>;

/** What the user set for the uploads of a profile and customer. */
export class UploadDetails {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  of(applicant: Applicant): Readonly<Record<RememberedDetail, string>> {
    const key = applicantKey(applicant);
    const stored = this.#stored();
    const known = Object.hasOwn(stored, key) ? stored[key] : undefined;
    return { attachmentType: known?.attachmentType ?? '', bizType: known?.bizType ?? '' };
  }

  async set(applicant: Applicant, detail: RememberedDetail, value: string): Promise<void> {
    const details = { ...this.of(applicant), [detail]: value };
    await this.#memento.update(storageKey, { ...this.#stored(), [applicantKey(applicant)]: details });
  }

  #stored(): Stored {
    return this.#memento.get<Stored>(storageKey, {});
  }
}
