import { requestTime } from '../core/signing/requestTime.ts';

/** Minutes that the gateway's time is ahead of UTC, as in the documents' samples. */
const gatewayOffsetMinutes = 480;

/** ISO 8601 to the second, with the gateway's offset. */
export function gatewayTime(at: number): string {
  return requestTime(at, gatewayOffsetMinutes);
}

/** The calendar date at the gateway some days after a moment, as YYYYMMDD. */
export function gatewayDate(at: number, daysLater: number): string {
  return gatewayTime(at + daysLater * 86_400_000)
    .slice(0, 10)
    .replaceAll('-', '');
}

/**
 * Milliseconds since the epoch of a Request-Time, in the forms the official SDKs write: ISO 8601 with an offset
 * (with or without its colon, or `Z`) and any fraction, or epoch milliseconds. Undefined for anything else.
 */
export function readRequestTime(text: string): number | undefined {
  if (/^\d{13}$/.test(text)) return Number(text);
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (parts === null) return undefined;
  const [, seconds = '', fraction = '', zone = ''] = parts;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = Date.parse(`${seconds}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}
