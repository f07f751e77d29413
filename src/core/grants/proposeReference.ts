/**
 * A reference number for a corrected application: the earlier one with `-R2`, `-R3`… behind it, the first that
 * is not taken. No page states the greatest length of a reference number.
 */
export function proposeReference(earlier: string, isTaken: (referenceNo: string) => boolean): string {
  const [, stem = earlier, counted] = /^(.*?)(?:-R([1-9]\d{0,3}))?$/s.exec(earlier) ?? [];
  let count = counted === undefined ? 2 : Number(counted) + 1;
  while (isTaken(`${stem}-R${count}`)) {
    count += 1;
  }
  return `${stem}-R${count}`;
}
