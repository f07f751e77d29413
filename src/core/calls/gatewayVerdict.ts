import type { EndpointDescription, ResultStatus } from '../catalogue/endpoint.ts';
import { isJsonObject, type Json, type JsonObject } from '../json/json.ts';
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
        ? 'The answer has no "result".'
        : `"result" of the answer is ${describe(result)}, not an object.`,
    );
  }
  const status = result.get('resultStatus');
  if (!isStatus(status)) {
    return unreadable(`"resultStatus" is ${describeMember(status)}; only "S", "F" and "U" are documented.`);
  }
  const code = result.get('resultCode');
  if (typeof code !== 'string' || code === '') {
    return unreadable(`"resultCode" is ${describeMember(code)}; a code is documented as a string.`);
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
  departures.push({ sentence: `/result/resultMessage is ${describeMember(message)}.`, breaks: false });
  return '';
}

function unreadable(reason: string): ReadResult {
  return { gateway: { kind: 'unreadable', reason }, departures: [] };
}

function isStatus(value: Json | undefined): value is ResultStatus {
  return value === 'S' || value === 'F' || value === 'U';
}

function describeMember(value: Json | undefined): string {
  return value === undefined ? 'missing' : describe(value);
}
