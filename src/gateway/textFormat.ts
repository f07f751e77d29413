import { attachmentReference } from '../core/calls/attachmentReference.ts';
import type { StringSchema } from '../core/schema/dialect.ts';
import { sentence, type Sentence } from '../core/sentence.ts';

export type TextFormat = NonNullable<StringSchema['format']>;

/** Whether a text is what its format stands for. */
export function fitsFormat(format: TextFormat, text: string): boolean {
  switch (format) {
    case 'date8':
      return isDate(text);
    case 'currency':
      return /^[A-Z]{3}$/.test(text);
    case 'decimalFraction':
      return /^[0-9]+(?:\.[0-9]+)?$/.test(text);
    case 'cents':
      return /^[0-9]+$/.test(text);
    case 'base64':
      return attachmentReference(text) !== undefined || isBase64(text);
    case 'timeZone':
      return true;
  }
}

/** The sentence for the text of a field that is not what its format stands for. */
export function formatSentence(format: TextFormat, name: string | Sentence): Sentence {
  switch (format) {
    case 'date8':
      return sentence(
        '{0} must be a date of the calendar as eight digits, year, month and day: 20241231.',
        name,
      );
    case 'currency':
      return sentence('{0} must be a currency in three capital letters, for instance USD.', name);
    case 'decimalFraction':
      return sentence('{0} must be a decimal fraction, for instance 0.05 for 5 %.', name);
    case 'cents':
      return sentence('{0} must be a whole number of cents, for instance 2500000.', name);
    case 'base64':
      return sentence(
        '{0} must be base64 with its padding, or "@file:" and a path, which stands for the file’s base64.',
        name,
      );
    case 'timeZone':
      return sentence('{0} must be a time zone.', name);
  }
}

function isDate(text: string): boolean {
  if (!/^[0-9]{8}$/.test(text)) {
    return false;
  }
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
