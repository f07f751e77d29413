import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { locate } from '../json/locate.ts';
import { formatPointer } from '../schema/pointer.ts';

/** The member of a request that names its operation. */
export function referenceField({ idempotencyField, echoes }: EndpointDescription): string | undefined {
  return idempotencyField ?? echoes;
}

/** The text of a body with another text in one member; every other byte stays. Undefined where it has no such member. */
export function withMember(body: string, name: string, value: string): string | undefined {
  const place = locate(body, formatPointer([name]));
  return place?.exact === true
    ? body.slice(0, place.from) + JSON.stringify(value) + body.slice(place.to)
    : undefined;
}
