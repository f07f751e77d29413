import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { headerValues } from '../calls/headers.ts';
import type { RequestMessage } from '../calls/message.ts';
import type { Header } from '../calls/ports.ts';
import { quote } from '../calls/quote.ts';
import { holdsPrivateKey } from '../calls/redact.ts';
import { redactBody } from '../calls/redactBody.ts';
import { emptyBody } from '../schema/skeleton.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { refuse } from './imported.ts';

/** What becomes a request file. */
export interface RequestFileDraft {
  readonly endpoint: EndpointDescription;
  readonly body: Uint8Array;
  /** Of the header Connected-CustomerId. */
  readonly customerId: string | undefined;
  /** What was left out or is doubtful, a sentence each. */
  readonly notes: readonly Sentence[];
}

export type RequestFile =
  | { readonly ok: true; readonly draft: RequestFileDraft }
  | { readonly ok: false; readonly problem: Sentence };

/** The path of a target without host, query and slash at the end. */
export function pathOfTarget(target: string): string {
  const path = target.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/, '').replace(/[?#][^]*$/, '');
  return path.replace(/\/+$/, '');
}

/**
 * The endpoints that a target calls: those of its path, be it under a prefix or with `sandbox` in it, else those
 * whose name is the end of the path. Several products share a path.
 */
export function endpointsOfTarget(
  target: string,
  endpoints: readonly EndpointDescription[],
): readonly EndpointDescription[] {
  const path = pathOfTarget(target)
    .replace(/\/sandbox(?=\/)/gi, '')
    .toLowerCase();
  const exact = endpoints.filter((endpoint) => path.endsWith(endpoint.path.toLowerCase()));
  if (exact.length > 0) {
    const longest = Math.max(...exact.map((endpoint) => endpoint.path.length));
    return exact.filter((endpoint) => endpoint.path.length === longest);
  }
  const last = path.slice(path.lastIndexOf('/') + 1);
  return endpoints.filter(
    ({ name, path: known }) => name.toLowerCase() === last || known.toLowerCase().endsWith(`/${last}`),
  );
}

/** Makes the request file of an endpoint: the body as it is, without headers and without credentials. */
export function toRequestFile(request: RequestMessage, endpoint: EndpointDescription): RequestFile {
  if (holdsPrivateKey(new TextDecoder().decode(request.body))) {
    return refuse(sentence('The body holds a private key. Nothing was imported.'));
  }
  const { body, redacted } = redactBody(endpoint.request, request.body);
  const isEmpty = body.length === 0;
  const [customerId] = headerValues(request.headers, 'Connected-CustomerId');
  const notes: Sentence[] = [];
  const path = pathOfTarget(request.target);
  if (!path.toLowerCase().endsWith(endpoint.path.toLowerCase())) {
    notes.push(sentence('It calls {0}; the documents name {1}.', quote(path), endpoint.path));
  }
  if (request.method !== 'POST') {
    notes.push(
      sentence('It uses the method {0}; the request file is sent with POST.', quote(request.method)),
    );
  }
  if (isEmpty) {
    notes.push(sentence('It has no body; the request file holds an empty object.'));
  }
  if (redacted.length > 0) {
    notes.push(
      sentence(
        'Credentials in the body were replaced, because a request file holds none: {0}.',
        redacted.join(', '),
      ),
    );
  }
  notes.push(...headerNotes(request.headers));
  return {
    ok: true,
    draft: { endpoint, body: isEmpty ? new TextEncoder().encode(emptyBody) : body, customerId, notes },
  };
}

/** Headers that the workbench makes itself from profile, customer and clock. */
const ownHeaders: ReadonlySet<string> = new Set([
  'client-id',
  'request-time',
  'signature',
  'content-type',
  'connected-customerid',
  'content-length',
  'host',
  'accept',
  'accept-encoding',
  'user-agent',
  'connection',
]);

const credentialHeaders = /^(?:access-token|agent-token|authorization|proxy-authorization|cookie)$/i;

function headerNotes(headers: readonly Header[]): readonly Sentence[] {
  const names = headers.map(([name]) => name);
  const secrets = names.filter((name) => credentialHeaders.test(name));
  const others = names.filter((name) => !credentialHeaders.test(name) && !ownHeaders.has(name.toLowerCase()));
  return [
    ...(secrets.length === 0
      ? []
      : [
          sentence(
            'Credentials in headers were not kept: {0}. Access tokens are stored with the customer.',
            secrets.join(', '),
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          sentence('These headers are not part of a request file and were left out: {0}.', others.join(', ')),
        ]),
  ];
}
