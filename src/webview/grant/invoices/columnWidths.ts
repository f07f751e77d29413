import type { Column } from '../../../core/invoices/columns.ts';

const numberWidth = 52;

const widths: Readonly<Record<Column['type'], readonly [least: number, share: number]>> = {
  text: [130, 1.4],
  json: [160, 1.6],
  amount: [150, 1.1],
  wholeNumber: [100, 0.8],
  date: [100, 0.8],
  boolean: [90, 0.6],
};

/** How wide the columns are at least, and how they share what is left. */
export function columnWidths(columns: readonly Column[]): {
  readonly template: string;
  readonly least: number;
} {
  // Without columns each row is one text of JSON.
  const tracks = columns.length === 0 ? [widths.json] : columns.map(({ type }) => widths[type]);
  return {
    template: [`${numberWidth}px`, ...tracks.map(([least, share]) => `minmax(${least}px, ${share}fr)`)].join(
      ' ',
    ),
    least: tracks.reduce((sum, [least]) => sum + least, numberWidth),
  };
}
