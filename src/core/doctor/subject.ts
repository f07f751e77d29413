import { headerValues } from '../calls/headers.ts';
import type { AnswerMessage, RequestMessage } from '../calls/message.ts';
import { plainContent, type Content } from './content.ts';
import type { Known } from './doctorPorts.ts';
import { bodySecrets, secretsOf } from './secretMask.ts';
import { targetParts, withoutQuery } from './target.ts';

/** A message with what follows from it. */
export interface Subject {
  readonly kind: 'request' | 'answer';
  readonly signatures: readonly string[];
  /** What has to be signed. */
  readonly right: Content;
  readonly body: Uint8Array;
  /** Texts as they stand in the headers; undefined where the header is missing. */
  readonly clientId: string | undefined;
  readonly time: string | undefined;
  readonly sentPath: string;
  readonly hosts: readonly string[];
  /** Client ids that are known beside that of the header. */
  readonly otherClientIds: readonly string[];
  /** Of the request, where this is its answer. */
  readonly requestTime?: string;
  readonly headers: RequestMessage['headers'];
  readonly method: string;
  readonly secrets: readonly string[];
  /** Whether the body holds more secrets than can be told from what may be shown. */
  readonly hidesBody: boolean;
}

/** Whose private key has to sign. */
export function signerOf({ kind }: Subject): 'partner' | 'gateway' {
  return kind === 'request' ? 'partner' : 'gateway';
}

export function requestSubject(request: RequestMessage, known: Known): Subject {
  const { method, target, headers, body } = request;
  const parts = pathFacts(target, headers, known);
  const clientId = valueOf(headers, 'Client-Id');
  const time = valueOf(headers, 'Request-Time');
  const inBody = bodySecrets(body);
  return {
    kind: 'request',
    signatures: headerValues(headers, 'Signature'),
    right: plainContent({
      method: method.trim().toUpperCase(),
      path: parts.path,
      clientId: clientId ?? known.clientId ?? '',
      time: time ?? '',
    }),
    body,
    clientId,
    time,
    sentPath: parts.sentPath,
    hosts: parts.hosts,
    otherClientIds: otherIds(headers, known),
    headers,
    method: method.trim(),
    secrets: [...(known.secrets ?? []), ...secretsOf(headers, target), ...repeatable(inBody)],
    hidesBody: inBody === undefined,
  };
}

/** @param request the one that was answered; its method, path, Client-Id and time are what counts */
export function answerSubject(answer: AnswerMessage, request: RequestMessage, known: Known): Subject {
  const asked = requestSubject(request, known);
  const { headers, body } = answer;
  const time = valueOf(headers, 'Response-Time');
  const clientId = valueOf(headers, 'Client-Id');
  const inBody = bodySecrets(body);
  return {
    ...asked,
    kind: 'answer',
    signatures: headerValues(headers, 'Signature'),
    right: {
      ...asked.right,
      clientId: known.clientId ?? asked.clientId ?? clientId ?? '',
      time: time ?? '',
    },
    body,
    clientId,
    time,
    otherClientIds: [...(clientId === undefined ? [] : [clientId]), ...asked.otherClientIds],
    ...(asked.time === undefined ? {} : { requestTime: asked.time }),
    headers,
    secrets: [...asked.secrets, ...secretsOf(headers, ''), ...repeatable(inBody)],
    hidesBody: asked.hidesBody || inBody === undefined,
  };
}

/** Longer ones are masked where they are, and are not looked for elsewhere. */
const longestRepeated = 8_192;

function repeatable(secrets: readonly string[] | undefined): readonly string[] {
  return secrets?.filter(({ length }) => length <= longestRepeated) ?? [];
}

function valueOf(headers: RequestMessage['headers'], name: string): string | undefined {
  return headerValues(headers, name)[0]?.trim();
}

function otherIds(headers: RequestMessage['headers'], known: Known): readonly string[] {
  const customer = ['Connected-CustomerId', 'Connected-AccountId'].map((name) => valueOf(headers, name));
  return [known.clientId, ...customer, ...(known.otherClientIds ?? [])].filter((each) => each !== undefined);
}

function pathFacts(
  target: string,
  headers: RequestMessage['headers'],
  known: Known,
): Pick<Subject, 'sentPath' | 'hosts'> & { readonly path: string } {
  const { host, path: sentPath } = targetParts(target);
  const base = known.baseUrl === undefined ? undefined : targetParts(known.baseUrl).host;
  const bare = withoutQuery(sentPath);
  // A profile may say that another path is signed than the one of its endpoint.
  const overridden = known.signedPath !== undefined && known.signedPath !== known.path && bare === known.path;
  const path = overridden ? `${known.signedPath}${sentPath.slice(bare.length)}` : sentPath;
  const hosts = [host, valueOf(headers, 'Host'), base].filter((each) => each !== undefined && each !== '');
  return { path, sentPath, hosts: [...new Set(hosts)].filter((each) => each !== undefined) };
}
