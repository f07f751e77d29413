import { dateFromText, type DateReading } from '../dates/calendarDate.ts';
import { sentence } from '../sentence.ts';

/** Which of the first two numbers of a date is its day, where the year stands last. */
export type DateOrder = 'dayFirst' | 'monthFirst';

const yearLast = /^([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4})$/;

export function isYearLast(text: string): boolean {
  return yearLast.test(text.trim());
}

/**
 * The order that the dates of a column prove: one of them has a number above twelve where only a day can be, and none
 * proves the contrary. Where all can be read in two ways nobody can tell.
 */
export function provedOrder(texts: readonly string[]): DateOrder | undefined {
  const firstIsDay = texts.some((text) => Number(yearLast.exec(text.trim())?.[1]) > 12);
  const secondIsDay = texts.some((text) => Number(yearLast.exec(text.trim())?.[3]) > 12);
  if (firstIsDay === secondIsDay) return undefined;
  return firstIsDay ? 'dayFirst' : 'monthFirst';
}

/** A day as `dateFromText` reads it, and with the year last where somebody said which number is the day. */
export function dateInOrder(text: string, order: DateOrder | undefined): DateReading {
  const parts = yearLast.exec(text.trim());
  if (parts === null) return dateFromText(text);
  const [, first = '', , second = '', year = ''] = parts;
  if (order === undefined && Number(first) !== Number(second)) {
    return {
      ok: false,
      problem: sentence('Say above whether the day or the month stands first in the dates of this column.'),
    };
  }
  return order === 'monthFirst'
    ? dateFromText(`${year}-${first}-${second}`)
    : dateFromText(`${year}-${second}-${first}`);
}
