import { diagnoseRequest } from '../core/doctor/diagnoseRequest.ts';
import type { Diagnosis } from '../core/doctor/diagnosis.ts';
import type { DoctorPorts, KnownKey } from '../core/doctor/doctorPorts.ts';
import { endpoints } from '../core/catalogue/index.ts';
import { inEnglish } from '../core/sentence.ts';
import type { ReceivedRequest } from './received.ts';

/**
 * Says in English why the signature of a request does not fit; it holds neither the body nor a token. Undefined
 * where too many wait for theirs.
 *
 * @param at when the request was received, milliseconds since the epoch
 */
export type ExplainSignature = (request: ReceivedRequest, at: number) => Promise<string | undefined>;

/** Each holds on to its body until its turn has come. */
const maxWaiting = 16;

export interface ExplainerParts {
  readonly clientId: string;
  readonly keys: readonly KnownKey[];
  readonly ports: DoctorPorts;
}

/** Explains one request after the other. */
export function createSignatureExplainer({ clientId, keys, ports }: ExplainerParts): ExplainSignature {
  const otherPaths = endpoints.map(({ path }) => path);
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const explain = async (request: ReceivedRequest, at: number): Promise<string> =>
    explanation(await diagnoseRequest(messageOf(request), { clientId, keys, otherPaths, at }, ports));
  return async (request, at) => {
    if (waiting >= maxWaiting) return undefined;
    waiting += 1;
    const turn = last.then(() => explain(request, at));
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
}

function messageOf({
  method,
  target,
  headers,
  body,
}: ReceivedRequest): Parameters<typeof diagnoseRequest>[0] {
  const pairs = Array.from(headers).flatMap(([name, values]) =>
    values.map((value): readonly [string, string] => [name, value]),
  );
  return { method, target, headers: pairs, body };
}

function explanation({ kind, headline, findings, remarks }: Diagnosis): string {
  const found = findings.filter(({ certainty }) => certainty !== 'possible');
  const sentences =
    kind === 'explained'
      ? found.flatMap(({ title, why }) => [`${inEnglish(title)}.`, inEnglish(why)])
      : [`${inEnglish(headline)}.`, ...remarks.map(inEnglish)];
  return sentences.join(' ');
}
