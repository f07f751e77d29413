import { t } from '../translate.ts';

/** Time that something took, for people: "214 ms", "3.2 s". */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1000
    ? t('{0} ms', Math.round(milliseconds))
    : t('{0} s', (milliseconds / 1000).toFixed(1));
}

/** A size in bytes, kilobytes of 1,000 or megabytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) {
    return t('{0} B', bytes);
  }
  return bytes < 1_000_000
    ? t('{0} kB', (bytes / 1000).toFixed(1))
    : t('{0} MB', (bytes / 1_000_000).toFixed(1));
}

export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString(document.documentElement.lang || undefined);
}

/** How the key that goes with Ctrl elsewhere is called here. */
export function sendKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘⏎' : 'Ctrl+Enter';
}
