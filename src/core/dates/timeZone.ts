import { sentence, type Sentence } from '../sentence.ts';

/**
 * What a text for a time zone is. The documents do not say which form the gateway takes, so nothing is refused:
 * `notice` is there where neither a name nor an offset can be made out.
 */
export type ZoneReading =
  { readonly kind: 'name' | 'offset' } | { readonly kind: 'unknown'; readonly notice: Sentence };

export function readZone(text: string): ZoneReading {
  if (isOffset(text)) return { kind: 'offset' };
  if (isZoneName(text)) return { kind: 'name' };
  return {
    kind: 'unknown',
    notice:
      text.trim() === text
        ? sentence('“{0}” is no time zone that this machine knows. It is sent as it stands.', text)
        : sentence('The time zone begins or ends with a blank. It is sent as it stands.'),
  };
}

/** +08:00, -0330, UTC+8 or GMT-03:30, with at most 14 hours. */
function isOffset(text: string): boolean {
  const match =
    /^(?:UTC|GMT)?[+-](?:0?[0-9]|1[0-3])(?::?[0-5][0-9])?$/.exec(text) ??
    /^(?:UTC|GMT)?[+-]14(?::?00)?$/.exec(text);
  return match !== null;
}

function isZoneName(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Names that are in use although the list of the platform leaves them out for others of the same zone. */
const alsoKnown = ['UTC', 'Asia/Kolkata', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Yangon', 'Europe/Kyiv'];

/** Names to choose from, in order. A name that is not among them can be valid all the same. */
export function suggestedZones(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), ...alsoKnown])].sort();
}
