import type { CallOrigin } from './entry.ts';

/**
 * Whether the workbench made the call without being told to at that moment: to fill a view, or to follow an
 * application. All others are the user's own.
 */
export function madeByItself(origin: CallOrigin): boolean {
  return origin === 'tree' || origin === 'schedule';
}
