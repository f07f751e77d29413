import type { EndpointDescription, ResultStatus } from '../catalogue/endpoint.ts';
import { isJsonObject, type Json, type JsonObject } from '../json/json.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { describe, type Departure } from './departures.ts';
import type { GatewayVerdict } from './exchange.ts';

export interface ReadResult {
  readonly gateway: GatewayVerdict;
  readonly departures: readonly Departure[];
}

/** Reads the `result` of an answer and looks its code up in the tables of the endpoint's documents. */
export function gatewayVerdict(endpoint: EndpointDescription, members: JsonObject): ReadResult {
  const result = members.get('result');
  if (!isJsonObject(result)) {
    return unreadable(
      result === undefined
        ? sentence('The answer has no "result".')
        : sentence('"result" of the answer is {0}, not an object.', describe(result)),
    );
  }
  const status = result.get('resultStatus');
  if (!isStatus(status)) {
    return unreadable(
      sentence('"resultStatus" is {0}; only "S", "F" and "U" are documented.', describeMember(status)),
    );
  }
  const code = result.get('resultCode');
  if (typeof code !== 'string' || code === '') {
    return unreadable(
      sentence('"resultCode" is {0}; a code is documented as a string.', describeMember(code)),
    );
  }
  const departures: Departure[] = [];
  const message = readMessage(result, departures);
  const listed = endpoint.results.find((row) => row.code === code);
  return {
    gateway: {
      kind: 'result',
      status,
      code,
      message,
      ...(listed === undefined ? {} : { meaning: listed.meaning, furtherAction: listed.furtherAction }),
      ...(listed === undefined || listed.status === status ? {} : { documentedStatus: listed.status }),
    },
    departures,
  };
}

function readMessage(result: JsonObject, departures: Departure[]): string {
  const message = result.get('resultMessage') ?? result.get('resultMsg');
  if (typeof message === 'string') {
    return message;
  }
  departures.push({
    sentence: sentence('/result/resultMessage is {0}.', describeMember(message)),
    breaks: false,
  });
  return '';
}

function unreadable(reason: Sentence): ReadResult {
  return { gateway: { kind: 'unreadable', reason }, departures: [] };
}

function isStatus(value: Json | undefined): value is ResultStatus {
  return value === 'S' || value === 'F' || value === 'U';
}

function describeMember(value: Json | undefined): string | Sentence {
  return value === undefined ? sentence('missing') : describe(value);
}
