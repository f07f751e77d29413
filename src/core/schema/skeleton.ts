import type { EndpointDescription } from '../catalogue/endpoint.ts';
import type { ObjectSchema, Schema } from './dialect.ts';
import { childPointer } from './pointer.ts';

/**
 * The text of a new request: no member is ever written unasked. It ends without a line break, as all texts
 * here do, because a break at the end of a body is a known reason for signatures that do not match.
 */
export const emptyBody = '{\n}';

/**
 * The sample with its invented values taken out: their members are left blank, so that nothing made up can
 * be sent by mistake.
 */
export function sampleBody(endpoint: EndpointDescription): string {
  return textOf(withoutInvented(endpoint.sample.request, endpoint.request, '', endpoint.sample.invented));
}

/** The sample as it is, with its invented values: for the simulator, where nothing is at stake. */
export function completeSample({ sample }: EndpointDescription): string {
  return textOf(sample.request);
}

function withoutInvented(
  value: unknown,
  schema: Schema,
  pointer: string,
  invented: readonly string[],
): unknown {
  if (invented.includes(pointer)) return blank(schema);
  if (schema.type === 'array' && Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      const place = childPointer(pointer, index);
      return invented.includes(place) ? [] : [withoutInvented(item, schema.items, place, invented)];
    });
  }
  if (schema.type === 'object' && typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]: [string, unknown]) => {
        const memberSchema = schema.properties[name];
        const place = childPointer(pointer, name);
        return [
          name,
          memberSchema === undefined ? member : withoutInvented(member, memberSchema, place, invented),
        ];
      }),
    );
  }
  return value;
}

function blankObject(schema: ObjectSchema): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(schema.properties)
      .filter(([name]) => schema.required.includes(name))
      .map(([name, member]) => [name, blank(member)]),
  );
}

/** A value that says "fill me in": it is wrong or empty, never plausible. */
function blank(schema: Schema): unknown {
  switch (schema.type) {
    case 'string':
      return schema.enum?.length === 1 ? schema.enum[0] : '';
    case 'integer':
    case 'wholeNumber':
      return null;
    case 'array':
      return [];
    case 'object':
      return blankObject(schema);
  }
}

function textOf(body: unknown): string {
  const text = JSON.stringify(body, null, 2);
  return text === '{}' ? emptyBody : text;
}
