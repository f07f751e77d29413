import { sentence, type Sentence } from '../sentence.ts';

export type DateReading =
  | { readonly ok: true; /** YYYYMMDD. */ readonly date8: string }
  | { readonly ok: false; readonly problem: Sentence };

/** A day as the gateway takes it (document 001): YYYYMMDD, and a day that the calendar has. */
export function checkDate8(text: string): DateReading {
  const match = /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(text);
  if (match === null) {
    return { ok: false, problem: sentence('Write the date as YYYYMMDD, for instance 20241231.') };
  }
  const [, year = '', month = '', day = ''] = match;
  return dayOfCalendar(year, month, day);
}

/**
 * A day as people and spreadsheets write it, year first: 20241231, 2024-12-31, 2024/12/31 or 2024.12.31. Where
 * the year stands last nobody can tell the day from the month; such a text is refused.
 */
export function dateFromText(text: string): DateReading {
  const trimmed = text.trim();
  const parts = /^([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})$/.exec(trimmed);
  if (parts !== null) {
    const [, year = '', , month = '', day = ''] = parts;
    return dayOfCalendar(year, month.padStart(2, '0'), day.padStart(2, '0'));
  }
  return checkDate8(trimmed);
}

/** Of the Gregorian calendar; undefined where there is no such month. */
function daysOfMonth(year: number, month: number): number | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

function dayOfCalendar(year: string, month: string, day: string): DateReading {
  const days = daysOfMonth(Number(year), Number(month));
  const exists = days !== undefined && Number(day) >= 1 && Number(day) <= days && year !== '0000';
  return exists
    ? { ok: true, date8: year + month + day }
    : {
        ok: false,
        problem: sentence('The calendar has no {0}.', `${year}-${month}-${day}`),
      };
}
