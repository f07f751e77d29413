/**
 * ISO 8601 to the second with an offset, as the documents write Request-Time: `2019-04-04T12:08:56+08:00`.
 *
 * @param at milliseconds since the epoch
 * @param offsetMinutes minutes that the local time is ahead of UTC
 */
export function requestTime(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${local}${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
