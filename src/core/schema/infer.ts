import type {
  ArraySchema,
  IntegerSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  WholeNumberSchema,
} from './dialect.ts';

/**
 * The plain value that a schema literal describes, for bodies that are written in code. A whole number above
 * 2^53 has to be written as a string there.
 */
export type Infer<S extends Schema> = S extends StringSchema
  ? S extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : string
  : S extends IntegerSchema
    ? number
    : S extends WholeNumberSchema
      ? number | string
      : S extends ArraySchema
        ? InferArray<S>
        : S extends ObjectSchema
          ? InferObject<S>
          : never;

type InferArray<S extends ArraySchema> = S extends { readonly tolerateSingle: true }
  ? readonly Infer<S['items']>[] | Infer<S['items']>
  : readonly Infer<S['items']>[];

type RequiredName<S extends ObjectSchema> = S['required'][number] & keyof S['properties'];

type InferObject<S extends ObjectSchema> = {
  readonly [Name in RequiredName<S>]: Infer<S['properties'][Name]>;
} & {
  readonly [Name in Exclude<keyof S['properties'], RequiredName<S>>]?: Infer<S['properties'][Name]>;
} & (S extends { readonly open: true } ? Readonly<Record<string, unknown>> : unknown);
