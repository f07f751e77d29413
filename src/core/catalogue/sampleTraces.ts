import { isJsonArray, type Json } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import { stringifyJson } from '../json/stringifyJson.ts';
import { parsePointer, valueAt } from '../schema/pointer.ts';
import type { EndpointDescription } from './endpoint.ts';

/** What a body still has of the endpoint's sample, by the names of the members. */
export interface SampleTraces {
  /** Members that hold the sample's invented value. */
  readonly invented: readonly string[];
  /** Members that the sample leaves blank for the user, and that are blank. */
  readonly blank: readonly string[];
}

/** One value alone may be anybody's own: only several together, or all there are, tell of the sample. */
const telling = 2;

export function sampleTraces({ sample }: EndpointDescription, body: Json): SampleTraces {
  const parsed = parseJson(JSON.stringify(sample.request));
  const original = parsed.ok ? parsed.value : null;
  const places = sample.invented.map((pointer) => parsePointer(pointer) ?? []);
  const namesOf = (fits: (steps: readonly string[]) => boolean): readonly string[] => {
    const found = places.filter(fits);
    return found.length < Math.min(telling, places.length) ? [] : [...new Set(found.map(nameOf))];
  };
  return {
    invented: namesOf((steps) => isSame(valueAt(body, steps), valueAt(original, steps))),
    blank: namesOf((steps) => isBlank(body, steps)),
  };
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one !== undefined && other !== undefined && stringifyJson(one) === stringifyJson(other);
}

/** An invented item of a list is left out as a whole. */
function isBlank(body: Json, steps: readonly string[]): boolean {
  const value = valueAt(body, steps);
  if (value !== undefined) return value === '' || value === null;
  const list = isItem(steps.at(-1)) ? valueAt(body, steps.slice(0, -1)) : undefined;
  return isJsonArray(list) && list.length === 0;
}

/** Members by their own names, lists by theirs. */
function nameOf(steps: readonly string[]): string {
  return steps.filter((step) => !isItem(step)).join('.');
}

function isItem(step = ''): boolean {
  return /^[0-9]+$/.test(step);
}
