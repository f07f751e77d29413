import { catalogueText, sentence, type Sentence, type Sentences } from '../sentence.ts';
import type { GatewayVerdict } from './exchange.ts';
import type { Findings } from './findings.ts';
import { quote, quoteCode } from './quote.ts';

type Result = Extract<GatewayVerdict, { kind: 'result' }>;

/** What is said of a code that the tables of an endpoint do not have. */
export const codeNotListed = sentence('The documents do not list this code for this endpoint.');

/** Why an answer is no success, the gravest reason first. */
export function causeOf(findings: Findings, httpStatus: number): Sentences {
  const { answer, verification, business } = findings;
  const gateway = answer?.gateway;
  const wrongHttpStatus = sentence('HTTP status {0} instead of 200.', String(httpStatus));
  if (gateway?.kind !== 'result') {
    const reason = gateway?.reason ?? sentence('The answer could not be read.');
    return httpStatus === 200 ? [reason] : [wrongHttpStatus, reason];
  }
  const code = quoteCode(gateway.code);
  if (httpStatus !== 200) {
    return [wrongHttpStatus, sentence('The answer says {0} ({1}).', gateway.status, code)];
  }
  if (verification?.kind === 'unsigned' && gateway.status === 'F' && gateway.documentedStatus === undefined) {
    return [...resultSentences(gateway), verification.reason];
  }
  if (verification?.kind === 'notVerified' || verification?.kind === 'unsigned') {
    return [
      sentence('The answer says {0} ({1}), but it is not verified.', gateway.status, code),
      verification.reason,
    ];
  }
  if (gateway.documentedStatus !== undefined) {
    return [
      sentence(
        'The answer says {0} for {1}, which the documents list as {2}.',
        gateway.status,
        code,
        gateway.documentedStatus,
      ),
    ];
  }
  if (gateway.status !== 'S') {
    return resultSentences(gateway);
  }
  if (business?.kind === 'known') {
    return [
      sentence('{0} {1}.', business.field, business.value),
      catalogueText(business.meaning),
      ...givenReasons(findings),
    ];
  }
  if (business?.kind === 'unfamiliar') {
    return [
      sentence(
        'The answer says S, but {0} is {1}, which is not documented.',
        business.field,
        quote(business.value),
      ),
    ];
  }
  return [sentence('The answer says S, but {0}', answer?.malformed ?? sentence('it is not as documented.'))];
}

/** What the answer itself gives as the reason of a failed state. */
export function givenReasons({ endpoint, answer }: Findings): readonly Sentence[] {
  return (endpoint.businessStatus?.reasonFields ?? []).flatMap((name) => {
    const value = answer?.members?.get(name);
    return typeof value === 'string' && value !== ''
      ? [sentence('The answer gives {0}: {1}.', name, quote(value))]
      : [];
  });
}

/** The code of the answer with its documented meaning, or with its own message where there is none. */
export function resultSentences(gateway: Result): Sentences {
  const code = sentence('{0}.', quoteCode(gateway.code));
  if (gateway.meaning !== undefined) {
    return [code, catalogueText(gateway.meaning)];
  }
  const message = gateway.message === '' ? [] : [answerSays(gateway.message)];
  return [code, codeNotListed, ...message];
}

/** The message of an answer in quotes. */
export function answerSays(message: string): Sentence {
  return sentence('The answer says: {0}.', quote(message));
}
