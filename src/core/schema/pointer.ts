import { isJsonObject, type Json } from '../json/json.ts';

/** The steps of a JSON pointer (RFC 6901): names of members and indices of items, unescaped. */
export type PointerSteps = readonly string[];

/** Undefined where the text is no JSON pointer. The empty text points to the whole document. */
export function parsePointer(pointer: string): PointerSteps | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function formatPointer(steps: PointerSteps): string {
  return steps.reduce(childPointer, '');
}

/** The pointer to a member or an item of what `parent` points to. */
export function childPointer(parent: string, step: string | number): string {
  return `${parent}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What the steps lead to; undefined where they lead nowhere. */
export function valueAt(value: Json, steps: PointerSteps): Json | undefined {
  let current: Json | undefined = value;
  for (const step of steps) {
    if (isJsonObject(current)) current = current.get(step);
    else if (Array.isArray(current)) current = itemAt(current, step);
    else return undefined;
  }
  return current;
}

function itemAt(items: readonly Json[], step: string): Json | undefined {
  return /^(?:0|[1-9][0-9]*)$/.test(step) ? items[Number(step)] : undefined;
}
