/** One line of the bench's table. Times are medians; `ratio` compares within one run. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly comparedWith: string;
  readonly ratio: string;
  readonly budget: string;
  /** The measured value as a part of its budget; above 1 is a miss. */
  readonly used: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
