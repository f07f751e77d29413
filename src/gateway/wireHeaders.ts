import type { Header } from '../core/calls/ports.ts';

/** The headers that every request carries beside those of its call. */
export function httpHeaders(bodyBytes: number): readonly Header[] {
  return [
    ['Content-Length', String(bodyBytes)],
    ['Accept', '*/*'],
    ['Accept-Encoding', 'identity'],
    ['User-Agent', 'worldfirst-workbench'],
    ['Connection', 'close'],
  ];
}

/** All headers of a request in the order in which they leave; node itself adds the first. */
export function wireHeaders(request: {
  readonly url: string;
  readonly headers: readonly Header[];
  readonly bodyBytes: number;
}): readonly Header[] {
  return [['Host', new URL(request.url).host], ...request.headers, ...httpHeaders(request.bodyBytes)];
}
