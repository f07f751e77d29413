import type { Schema, StringSchema, WholeNumberSchema } from './dialect.ts';

export interface AmountShape {
  readonly currency: StringSchema;
  readonly value: WholeNumberSchema;
}

/** The two members of a schema that describes money: a currency and whole minor units, and no more. */
export function amountShapeOf(schema: Schema): AmountShape | undefined {
  if (schema.type !== 'object' || schema.open === true) return undefined;
  const { currency, value, ...others } = schema.properties;
  if (currency?.type !== 'string' || value?.type !== 'wholeNumber') return undefined;
  return Object.keys(others).length === 0 ? { currency, value } : undefined;
}
