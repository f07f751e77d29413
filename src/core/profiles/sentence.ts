/** A sentence with numbered gaps, so that the host can translate the template and fill in the values. */
export interface Sentence {
  /** English text with `{0}`, `{1}`… where the values go. */
  readonly template: string;
  readonly values: readonly string[];
}

/** The sentence in English. */
export function inEnglish({ template, values }: Sentence): string {
  return template.replaceAll(/\{(\d+)\}/g, (gap, index: string) => values[Number(index)] ?? gap);
}
