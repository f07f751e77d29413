import type { Sentence } from '../sentence.ts';

/**
 * JSON values as they were written: a number keeps its source text, so that an integer above 2^53 stays
 * exact, and an object keeps the order of its members.
 */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

export type JsonObject = ReadonlyMap<string, Json>;

/** A JSON number in the digits in which it was written. */
export class JsonNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Why a text is not strict JSON, and where. Offsets count UTF-16 units; line and column count from 1. */
export interface JsonProblem {
  readonly message: Sentence;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export type ParsedJson =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: JsonProblem };

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

/** `Array.isArray` that keeps the items' type. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
