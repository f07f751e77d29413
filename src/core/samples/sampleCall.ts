import type { EndpointDescription } from '../catalogue/endpoint.ts';
import type { CallTarget } from '../calls/exchange.ts';

/**
 * One call to be written as a program. It holds no key and no token: a program reads them where it runs. Client id,
 * key version, customer id and paths are such as can be sent (`targetProblem`).
 */
export interface SampleCall {
  readonly endpoint: Pick<EndpointDescription, 'name' | 'effect' | 'settledBy'>;
  readonly target: Omit<CallTarget, 'accessToken'>;
  readonly body: readonly BodyPart[];
  /** Whether the call carries an access token, which the program then demands. */
  readonly hasToken: boolean;
}

/** The body in parts, which the program puts together without a byte between them. */
export type BodyPart =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The base64 of a file that the program reads. */
  | { readonly kind: 'file'; readonly path: string }
  /** A credential inside a JSON string, taken from an environment variable of that name. */
  | { readonly kind: 'secret'; readonly variable: string };

/** A program that makes one call. */
export interface Program {
  readonly fileName: string;
  readonly text: string;
}

/** The environment variables that every program reads. */
export const variables = {
  privateKey: 'WORLDFIRST_PRIVATE_KEY',
  gatewayKey: 'WORLDFIRST_GATEWAY_PUBLIC_KEY',
  accessToken: 'WORLDFIRST_ACCESS_TOKEN',
} as const;

/** Seconds from the start of the connection to the last byte of the answer. */
export const timeoutSeconds = 30;

/** Whether the program reads credentials from its environment. */
export function takesSecrets({ hasToken, body }: SampleCall): boolean {
  return hasToken || body.some(({ kind }) => kind === 'secret');
}

const needed = 'The private key is a PEM file, PKCS#1 or PKCS#8; the public key is PEM or bare base64.';

/**
 * What a program says about itself in its first lines, without comment marks.
 *
 * @param needs what has to be installed, in one sentence
 * @param run the command line up to the two key files
 */
export function aboutProgram(
  { endpoint, hasToken, body }: SampleCall,
  needs: string,
  run: string,
): readonly string[] {
  const secrets = [
    ...(hasToken ? [variables.accessToken] : []),
    ...body.flatMap((part) => (part.kind === 'secret' ? [part.variable] : [])),
  ];
  return [
    `Calls ${endpoint.name}: signs the request, sends it once and verifies the answer.`,
    needs,
    '',
    `  ${run} <private key file> <public key file of the gateway>`,
    '',
    `The files can also be named by ${variables.privateKey} and ${variables.gatewayKey}.`,
    needed,
    ...(secrets.length === 0 ? [] : [`From the environment it takes ${secrets.join(' and ')}.`]),
    'Exit status: 0 for resultStatus S in a verified answer, 2 where nothing was sent, 1 for all else.',
    ...(endpoint.effect === 'read' ? [] : ['', ...aboutWrites(endpoint)]),
  ];
}

function aboutWrites({ settledBy }: SampleCall['endpoint']): readonly string[] {
  const question = settledBy === undefined ? 'find out what became of it' : `ask ${settledBy}`;
  return [
    'This call changes something. Without a verified answer that says S or F its outcome is unknown:',
    `${question} before you run it again.`,
  ];
}
