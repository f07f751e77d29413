import { endpoints } from '../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import type { Schema } from '../../src/core/schema/dialect.ts';
import { formFor, type FieldModel } from '../../src/core/schema/form.ts';

/** Every text of the catalogue that the user interface shows; the page about an API stays as it was written. */
export function catalogueTexts(): ReadonlySet<string> {
  return new Set(endpoints.flatMap(textsOf).filter((text) => text !== ''));
}

function textsOf(endpoint: EndpointDescription): readonly string[] {
  return [
    endpoint.title,
    endpoint.purpose,
    ...endpoint.results.flatMap(({ status, meaning, furtherAction }) =>
      // Nothing is said of what succeeded beyond that it did.
      status === 'S' ? [] : [meaning, furtherAction],
    ),
    ...Object.values(endpoint.businessStatus?.values ?? {}).map(({ meaning }) => meaning),
    ...formFor(endpoint.request).flatMap(fieldTexts),
    ...titlesIn(endpoint.response),
  ];
}

function fieldTexts({ label, description, notes, control }: FieldModel): readonly string[] {
  const own = [label, description, ...notes];
  switch (control.kind) {
    case 'text':
      return [...own, control.hint ?? ''];
    case 'choice':
    case 'texts':
      return [...own, ...control.options.map(({ meaning }) => meaning)];
    case 'group':
      return [...own, ...control.fields.flatMap(fieldTexts)];
    default:
      return own;
  }
}

/** The labels of figures. */
function titlesIn(schema: Schema): readonly string[] {
  switch (schema.type) {
    case 'object':
      return Object.entries(schema.properties).flatMap(([name, member]) =>
        name === 'result' ? [] : [member.title ?? '', ...titlesIn(member)],
      );
    case 'array':
      return titlesIn(schema.items);
    default:
      return [];
  }
}
