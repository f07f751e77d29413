import { secretMembers } from '../schema/secretMembers.ts';
import type { DocumentId, ObjectSchema } from '../schema/dialect.ts';
import type { Infer } from '../schema/infer.ts';

/** `movesMoney` marks the writes after which money is owed or moved; both kinds of write are gated. */
export type Effect = 'read' | 'write' | 'movesMoney';

export type ResultStatus = 'S' | 'F' | 'U';

/** In the order in which they are listed. */
export const families = ['accounts', 'credit', 'authorization'] as const;

export type Family = (typeof families)[number];

/** One row of a document's result code tables. */
export interface ResultCode {
  readonly code: string;
  readonly status: ResultStatus;
  readonly kind: 'system' | 'business';
  readonly meaning: string;
  /** What the caller should do now. For writes it never says to send the request again. */
  readonly furtherAction: string;
  readonly documents: readonly DocumentId[];
}

/** The business state that an answer with resultStatus S carries, and what each value means for the caller. */
export interface BusinessStatus {
  readonly field: string;
  readonly values: Readonly<
    Record<string, { readonly standing: 'pending' | 'succeeded' | 'failed'; readonly meaning: string }>
  >;
  /** Response members that say why the state is a failed one. */
  readonly reasonFields?: readonly string[];
}

/** A header that documents list for this endpoint beyond the four that every call carries. */
export interface ConditionalHeader {
  readonly name: 'Connected-CustomerId' | 'Access-Token';
  readonly condition: string;
}

export interface Sample {
  readonly request: unknown;
  readonly response: unknown;
  /** `documented`: printed in a document. `constructed`: made from the field list. */
  readonly origin: 'documented' | 'constructed';
  /** JSON pointers into `request` whose values are invented and must never become defaults. */
  readonly invented: readonly string[];
}

export interface DocumentReference {
  readonly id: DocumentId;
  readonly title: string;
  /** The public page. */
  readonly url: string;
}

/** One endpoint of the gateway. Everything the workbench knows about it is here or derived from here. */
export interface EndpointDescription {
  /** Unique in the catalogue and part of request file names; paths are not unique. */
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly family: Family;
  readonly method: 'POST';
  readonly path: string;
  readonly effect: Effect;
  /** The request field that names one operation, so that a repeat is recognised. */
  readonly idempotencyField?: string;
  /** The request field that an answer may repeat: another value there belongs to another request. */
  readonly echoes?: string;
  /** The inquiry that settles an unknown outcome of this endpoint. */
  readonly settledBy?: string;
  readonly headers: readonly ConditionalHeader[];
  readonly request: ObjectSchema;
  readonly response: ObjectSchema;
  /** Response members that must be there when resultStatus is S. */
  readonly requiredOnSuccess: readonly string[];
  readonly businessStatus?: BusinessStatus;
  readonly results: readonly ResultCode[];
  /** False where the copy read was cut, so that more codes may exist. */
  readonly resultsComplete: boolean;
  readonly sample: Sample;
  readonly notes: readonly string[];
  readonly bestPractices: readonly string[];
  readonly documents: readonly DocumentReference[];
}

/**
 * Whether a request carries a credential in its body. Such a request is no file: the workbench makes it by a
 * command, from what SecretStorage holds or the user types into a hidden box.
 */
export function takesCredentials({ request }: EndpointDescription): boolean {
  return secretMembers(request).size > 0;
}

/** Keeps the literal types, so that bodies can be inferred, and holds the sample to the schemas. */
export function defineEndpoint<const E extends EndpointDescription>(
  endpoint: E & {
    readonly sample: {
      readonly request: Infer<NoInfer<E>['request']>;
      readonly response: Infer<NoInfer<E>['response']>;
    };
  },
): E {
  return endpoint;
}
