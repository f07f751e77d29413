/** A time that was read from a header. */
export interface Instant {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Minutes ahead of UTC; undefined where the text names no zone and is taken for UTC. */
  readonly offsetMinutes: number | undefined;
  /** `documented`: ISO 8601 with an offset. `sdk`: epoch milliseconds, as official SDKs write. */
  readonly form: 'documented' | 'sdk' | 'other';
}

const isoPattern =
  /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** Reads a time in any form that programs write. Undefined where it is none, or its year has not four digits. */
export function readInstant(text: string): Instant | undefined {
  const instant = readForm(text);
  return instant !== undefined && isDate(instant.at) ? instant : undefined;
}

function readForm(text: string): Instant | undefined {
  if (/^\d{13}$/.test(text)) {
    return { at: Number(text), offsetMinutes: undefined, form: 'sdk' };
  }
  if (/^\d{10}$/.test(text)) {
    return { at: Number(text) * 1000, offsetMinutes: undefined, form: 'other' };
  }
  const [whole, day = '', letter, time = '', fraction = '', zone] = isoPattern.exec(text) ?? [];
  if (whole === undefined) {
    const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(at) ? undefined : { at, offsetMinutes: undefined, form: 'other' };
  }
  const local = Date.parse(`${day}T${time}${time.length === 5 ? ':00' : ''}Z`);
  const offset = zone === undefined ? 0 : offsetOf(zone);
  if (Number.isNaN(local)) {
    return undefined;
  }
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return {
    at: local + milliseconds - offset * 60_000,
    offsetMinutes: zone === undefined ? undefined : offset,
    form: zone !== undefined && letter === 'T' && time.length === 8 ? 'documented' : 'other',
  };
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') {
    return 0;
  }
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

/** The same text for another moment: its zone, its fraction and its form stay. Undefined where that is not ISO or epoch. */
export function shifted(text: string, milliseconds: number): string | undefined {
  if (/^\d{13}$/.test(text)) {
    return String(Number(text) + milliseconds);
  }
  if (/^\d{10}$/.test(text)) {
    return String(Number(text) + Math.trunc(milliseconds / 1000));
  }
  const [whole, day = '', letter = '', time = ''] = isoPattern.exec(text) ?? [];
  const at = Date.parse(`${day}T${time}${time.length === 5 ? ':00' : ''}Z`) + milliseconds;
  if (whole === undefined || !isDate(at)) {
    return undefined;
  }
  const iso = new Date(at).toISOString();
  return iso.slice(0, 10) + letter + iso.slice(11, 11 + time.length) + text.slice(11 + time.length);
}

/** Whether the year has four digits, also some days before and after. */
function isDate(at: number): boolean {
  return at >= -62_135_000_000_000 && at < 253_402_000_000_000;
}

/** A moment in the forms that programs write, the frequent ones first. */
export function timeForms(at: number, ownOffset: number | undefined): readonly string[] {
  const own = ownOffset ?? 0;
  const offsets = [...new Set([own, 0, 480])];
  const milliseconds = String(((at % 1000) + 1000) % 1000).padStart(3, '0');
  const fractions = [
    '',
    `.${milliseconds}`,
    `.${milliseconds}0000`,
    `.${milliseconds}000`,
    `.${milliseconds}000000`,
  ];
  return [
    ...frequentTimeForms(at, own),
    ...fractions.flatMap((fraction) => offsets.flatMap((offset) => zoned(at, offset, fraction))),
    ...everyOffset.map((offset) => localTime(at, offset) + zoneText(offset, ':')),
    new Date(at).toUTCString(),
    ...offsets.map((offset) => localTime(at, offset).replaceAll(/[-:T]/g, '')),
  ];
}

/** Epoch time, and ISO 8601 with the header's offset and in UTC. */
export function frequentTimeForms(at: number, offset: number): readonly string[] {
  const [local, utc] = [localTime(at, offset), localTime(at, 0)];
  return [
    String(at),
    String(Math.floor(at / 1000)),
    `${utc}Z`,
    local + zoneText(offset, ':'),
    `${utc}+00:00`,
    local + zoneText(offset, ''),
    local,
    local.replace('T', ' '),
  ];
}

const everyOffset = Array.from({ length: 53 }, (_, index) => (index - 24) * 30);

function zoned(at: number, offset: number, fraction: string): readonly string[] {
  const local = localTime(at, offset) + fraction;
  const zones = [
    ...(offset === 0 ? ['Z'] : []),
    zoneText(offset, ':'),
    zoneText(offset, ''),
    '',
    zoneText(offset, ':').slice(0, 3),
  ];
  return zones.flatMap((zone) => {
    const text = local + zone;
    return [text, text.replace('T', ' '), encodeURIComponent(text)];
  });
}

/** A moment to the millisecond in the forms that programs write, for one offset. */
export function fineForms(at: number, offset: number): readonly string[] {
  const local = `${localTime(at, offset)}.${String(((at % 1000) + 1000) % 1000).padStart(3, '0')}`;
  const zones = [zoneText(offset, ':'), zoneText(offset, ''), ''];
  return (offset === 0 ? ['Z', ...zones] : zones).map((zone) => local + zone);
}

function localTime(at: number, offset: number): string {
  return new Date(at + offset * 60_000).toISOString().slice(0, 19);
}

function zoneText(offset: number, colon: string): string {
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${colon}${String(size % 60).padStart(2, '0')}`;
}
