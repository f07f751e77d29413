import type { RequestMessage } from '../calls/message.ts';
import type { Sentence } from '../sentence.ts';

/** The forms in which a request may come. */
export type ImportForm = 'curl' | 'http' | 'har' | 'postman';

/** One request that was found in a text. */
export interface FoundRequest {
  /** What the source calls it, or its method and target. */
  readonly name: string;
  readonly reading: RequestReading;
}

/** What the source itself calls a request; undefined where that is its method and target, which make no file name. */
export function givenName(name: string, { method }: Pick<RequestMessage, 'method'>): string | undefined {
  const rest = name.startsWith(`${method} `) ? name.slice(method.length + 1) : undefined;
  return rest !== undefined && /^(?:\/|\{\{|\$|\S*:\/\/)/.test(rest) ? undefined : name;
}

export type RequestReading =
  | {
      readonly ok: true;
      readonly request: RequestMessage;
      /** What of the source is not in the request, and what is doubtful, a sentence each. */
      readonly notes: readonly Sentence[];
    }
  /** Why it cannot be read, and where. */
  | { readonly ok: false; readonly problem: Sentence };

export type Imported =
  | {
      readonly ok: true;
      readonly form: ImportForm;
      /** At least one. */
      readonly requests: readonly FoundRequest[];
    }
  /** Why the text holds no request that can be read, and where. */
  | { readonly ok: false; readonly problem: Sentence };

/**
 * What a request is called that its source gives no name: its method and target, without what may be secret in a
 * target, which is user, password and query.
 */
export function requestName(method: string, target: string): string {
  const shown = target.replace(/^([A-Za-z][\w+.-]*:\/\/)[^/?#]*@/, '$1').replace(/[?#][^]*$/, '');
  return `${method} ${shown}`.trim();
}

export function refuse(problem: Sentence): { readonly ok: false; readonly problem: Sentence } {
  return { ok: false, problem };
}
