import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { findDepartures, type Departure } from './departures.ts';
import { echoDeparture } from './echo.ts';
import type { CallTarget, GatewayVerdict, ReceivedAnswer } from './exchange.ts';
import { gatewayVerdict } from './gatewayVerdict.ts';
import { contentCoding, headerValues } from './headers.ts';
import type { Header, WireAnswer } from './ports.ts';
import { decodeUtf8 } from '../utf8.ts';

/** An answer taken apart as far as that is possible. */
export interface ReadAnswer {
  readonly received: ReceivedAnswer;
  readonly gateway: GatewayVerdict;
  /** The members of the answer; undefined where it is not a JSON object. */
  readonly members: JsonObject | undefined;
  /** Why its members cannot be relied on, although it says S. */
  readonly malformed: Sentence | undefined;
}

/** Decodes an answer and compares it with the documents. The bytes of its body stay as received. */
export function readAnswer(
  endpoint: EndpointDescription,
  target: CallTarget,
  sentBody: readonly Uint8Array[],
  answer: WireAnswer,
): ReadAnswer {
  const decoded = decode(answer);
  if (!decoded.ok) {
    return {
      received: { ...received(answer), departures: [] },
      gateway: { kind: 'unreadable', reason: decoded.reason },
      members: undefined,
      malformed: undefined,
    };
  }
  const { members } = decoded;
  const verdict = gatewayVerdict(endpoint, members);
  const succeeded = verdict.gateway.kind === 'result' && verdict.gateway.status === 'S';
  const echo = succeeded ? echoDeparture(endpoint, sentBody, members) : undefined;
  const found: readonly Departure[] = [
    ...headerDepartures(target, answer.headers),
    ...verdict.departures,
    ...findDepartures(members, endpoint.response, succeeded ? endpoint.requiredOnSuccess : []),
    ...(echo === undefined ? [] : [echo]),
  ];
  return {
    received: {
      ...received(answer),
      json: members,
      departures: found.map((departure) => departure.sentence),
    },
    gateway: verdict.gateway,
    members,
    malformed: found.find((departure) => departure.breaks)?.sentence,
  };
}

function received({
  status,
  statusText,
  headers,
  body,
}: WireAnswer): Omit<ReceivedAnswer, 'json' | 'departures'> {
  return { httpStatus: status, statusText, headers, body };
}

type Decoded =
  { readonly ok: true; readonly members: JsonObject } | { readonly ok: false; readonly reason: Sentence };

function decode(answer: WireAnswer): Decoded {
  const coding = contentCoding(answer.headers);
  if (coding !== undefined) {
    return {
      ok: false,
      reason: sentence('The answer is compressed ({0}), although none was asked for.', coding),
    };
  }
  if (answer.body.byteLength === 0) {
    return { ok: false, reason: sentence('The answer has no body.') };
  }
  const text = decodeUtf8(answer.body);
  if (text === undefined) {
    return { ok: false, reason: sentence('The body of the answer is not UTF-8.') };
  }
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    const what = /^\s*<(?:!doctype|html)/i.test(text)
      ? sentence('The body of the answer is an HTML page, not JSON.')
      : sentence(
          'The body of the answer is not JSON: line {0}, column {1}: {2}.',
          String(line),
          String(column),
          message,
        );
    return { ok: false, reason: what };
  }
  if (!isJsonObject(parsed.value)) {
    return { ok: false, reason: sentence('The body of the answer is JSON, but not an object.') };
  }
  return { ok: true, members: parsed.value };
}

function headerDepartures(target: CallTarget, headers: readonly Header[]): readonly Departure[] {
  const found: Departure[] = [];
  for (const clientId of headerValues(headers, 'Client-Id')) {
    if (clientId !== target.clientId) {
      found.push({
        sentence: sentence('The header Client-Id names {0}, not our client id.', JSON.stringify(clientId)),
        breaks: false,
      });
    }
  }
  const [mediaType] = headerValues(headers, 'Content-Type');
  if (mediaType !== undefined && !/^application\/json\s*(?:;|$)/i.test(mediaType)) {
    found.push({
      sentence: sentence('The header Content-Type is {0}, not application/json.', JSON.stringify(mediaType)),
      breaks: false,
    });
  }
  return found;
}
