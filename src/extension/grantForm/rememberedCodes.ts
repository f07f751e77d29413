import { EventEmitter, type Disposable, type Memento } from 'vscode';
import type { RememberedCode, RememberedField } from '../../protocol/grantForm.ts';
import { applicantKey, type Applicant } from '../attachments/applicant.ts';

const storageKey = 'grantCodes';
const mostCodes = 100;

export type CodesOfApplicant = Readonly<Record<RememberedField, readonly RememberedCode[]>>;

type Stored = Readonly<Record<string, CodesOfApplicant>>;

const none: CodesOfApplicant = { payeeCode: [], vcCode: [] };

/** Codes that a customer of a profile uses again and again, each with a label that the user gave it. */
export class RememberedCodes implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  of(applicant: Applicant): CodesOfApplicant {
    const stored = this.#memento.get<Stored>(storageKey, {});
    const key = applicantKey(applicant);
    return (Object.hasOwn(stored, key) ? stored[key] : undefined) ?? none;
  }

  /** A code that is known gets the new label and keeps its place. */
  async remember(applicant: Applicant, field: RememberedField, code: RememberedCode): Promise<void> {
    await this.#change(applicant, field, (codes) =>
      codes.some(({ value }) => value === code.value)
        ? codes.map((known) => (known.value === code.value ? code : known))
        : [...codes, code].slice(-mostCodes),
    );
  }

  async forget(applicant: Applicant, field: RememberedField, value: string): Promise<void> {
    await this.#change(applicant, field, (codes) => codes.filter((known) => known.value !== value));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #change(
    applicant: Applicant,
    field: RememberedField,
    step: (codes: readonly RememberedCode[]) => readonly RememberedCode[],
  ): Promise<void> {
    const codes = this.of(applicant);
    await this.#memento.update(storageKey, {
      ...this.#memento.get<Stored>(storageKey, {}),
      [applicantKey(applicant)]: { ...codes, [field]: step(codes[field]) },
    });
    this.#changed.fire();
  }
}
