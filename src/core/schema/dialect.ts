/**
 * The closed subset of JSON Schema in which the catalogue describes bodies. Titles, descriptions and the
 * standing of each fact sit beside the field, because forms, hovers and documentation derive from here.
 */
export type Schema = StringSchema | IntegerSchema | WholeNumberSchema | ArraySchema | ObjectSchema;

/**
 * How a fact is known. `documented`: read in an official page. `inferred`: deduced, the reason is in the
 * notes. `thirdParty`: read in somebody else's code. `notDocumented`: looked for and not found; it stays
 * open to the user.
 */
export type FactStatus = 'documented' | 'inferred' | 'thirdParty' | 'notDocumented';

/** The source documents 000 to 004; `web` is any other official page. */
export type DocumentId = '000' | '001' | '002' | '003' | '004' | 'web';

interface Described {
  readonly title?: string;
  readonly description: string;
  readonly status: FactStatus;
  readonly documents?: readonly DocumentId[];
  /** Conditions, conflicts between documents and best practices, a sentence each. */
  readonly notes?: readonly string[];
}

export interface StringSchema extends Described {
  readonly type: 'string';
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A length above which some documents refuse the value and others do not. */
  readonly warnLength?: number;
  readonly pattern?: string;
  /** What the text stands for, where a plain pattern cannot say it. */
  readonly format?: 'date8' | 'currency' | 'timeZone' | 'base64' | 'decimalFraction' | 'cents';
  readonly enum?: readonly string[];
  readonly enumMeanings?: Readonly<Record<string, string>>;
  /** Values seen in the documents where the list is not closed; they suggest and never restrict. */
  readonly knownValues?: readonly string[];
  /** A credential: never kept, shown or logged. */
  readonly secret?: true;
}

export interface IntegerSchema extends Described {
  readonly type: 'integer';
  readonly minimum?: number;
}

/** A whole number of minor units, written as a JSON integer or as a string of digits. */
export interface WholeNumberSchema extends Described {
  readonly type: 'wholeNumber';
  readonly maxDigits: number;
}

export interface ArraySchema extends Described {
  readonly type: 'array';
  readonly items: Schema;
  /** `oneOrMany`: some documents describe one object where others describe a list. */
  readonly tolerateSingle?: boolean;
}

export interface ObjectSchema extends Described {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
  /** True where the documents do not tell the children: any member is accepted and none is required. */
  readonly open?: boolean;
}
