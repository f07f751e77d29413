import { createHash } from 'node:crypto';
import { members, ShapeFault, text, wholeNumber } from '../../core/shape.ts';
import type { Entry } from '../../gateway/entryFiles.ts';
import type { RememberedCode, RememberedField } from '../../protocol/grantForm.ts';
import type { Applicant } from '../attachments/applicant.ts';
import type { ApplicantEntries } from './applicantEntries.ts';

export type CodesOfApplicant = Readonly<Record<RememberedField, readonly RememberedCode[]>>;

export const noCodes: CodesOfApplicant = { payeeCode: [], vcCode: [] };

interface StoredCode extends RememberedCode {
  /** When it was first remembered, in milliseconds since the epoch. */
  readonly since: number;
}

const shape = members<StoredCode>({ value: text, label: text, since: wholeNumber });

/** Codes that a customer of a profile uses again and again, each with a label that the user gave it. */
export class RememberedCodes {
  readonly #entries: ApplicantEntries;

  constructor(entries: ApplicantEntries) {
    this.#entries = entries;
  }

  /** The oldest first. */
  of(applicant: Applicant): CodesOfApplicant {
    const entries = this.#entries.of(applicant);
    return { payeeCode: codesOf('payeeCode', entries), vcCode: codesOf('vcCode', entries) };
  }

  /** A code that is known gets the new label and keeps its place. */
  async remember(
    applicant: Applicant,
    field: RememberedField,
    { value, label }: RememberedCode,
  ): Promise<void> {
    const name = entryName(field, value);
    const known = (await this.#entries.read(applicant)).find((entry) => entry.name === name);
    const since = (known && readCode(known.text)?.since) ?? Date.now();
    const code: StoredCode = { value, label, since };
    await this.#entries.put(applicant, { name, text: JSON.stringify(code) });
  }

  async forget(applicant: Applicant, field: RememberedField, value: string): Promise<void> {
    await this.#entries.remove(applicant, entryName(field, value));
  }
}

function codesOf(field: RememberedField, entries: readonly Entry[]): readonly RememberedCode[] {
  return entries
    .filter(({ name }) => name.startsWith(`${field}-`))
    .flatMap((entry) => readCode(entry.text) ?? [])
    .sort((one, other) => one.since - other.since || (one.value < other.value ? -1 : 1))
    .map(({ value, label }) => ({ value, label }));
}

function entryName(field: RememberedField, value: string): string {
  return `${field}-${createHash('sha256').update(value).digest('hex')}`;
}

function readCode(source: string): StoredCode | undefined {
  try {
    return shape(JSON.parse(source), '');
  } catch (error) {
    if (error instanceof ShapeFault || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
