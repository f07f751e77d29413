import type { SentRequest } from '../calls/exchange.ts';
import { decodeUtf8 } from '../utf8.ts';
import { timeoutSeconds, variables, type BodyPart, type Program } from './sampleCall.ts';
import { shellBody } from './shellBody.ts';
import { shellString } from './shellString.ts';

const tokenHeader = 'access-token';

/** curl writes these itself. */
const ownHeaders: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
]);

/**
 * The very request that was sent, old time and signature included, as a command for bash. The access token is
 * taken from the environment; all else is what it was.
 *
 * @param name the endpoint
 * @param body the bytes of the request; parts that are secret come from the environment
 */
export function frozenCurl(
  name: string,
  { url, headers, requestTime }: Pick<SentRequest, 'url' | 'headers' | 'requestTime'>,
  body: readonly BodyPart[],
): Program {
  const hasToken = headers.some(([header]) => header.toLowerCase() === tokenHeader);
  const kept = headers.filter(([header]) => !ownHeaders.has(header.toLowerCase()));
  const options = kept.map(([header, value]) =>
    header.toLowerCase() === tokenHeader
      ? `--header "${header}: $${variables.accessToken}"`
      : `--header ${shellString(`${header}: ${value}`)}`,
  );
  const short = shortBody(body);
  const lines = [
    `# Calls ${name} with the very signature that was made at ${requestTime}.`,
    '# It fits this time and this body alone and grows stale: a gateway refuses it after a while.',
    '# The answer is shown as it comes; nothing verifies it.',
    ...(hasToken ? [`# The access token is taken from ${variables.accessToken}.`] : []),
    ...(short === undefined ? ['{', `  ${shellBody(body)}`] : []),
    `${short === undefined ? '} | ' : ''}curl -q --silent --show-error --include --globoff --max-time ${timeoutSeconds} --request POST \\`,
    ...[...options, "--header 'Expect:'"].map((option) => `  ${option} \\`),
    `  ${short ?? '--data-binary @-'} --url ${shellString(url)}`,
    '',
  ];
  return { fileName: `${name}.frozen.sh`, text: lines.join('\n') };
}

/** Longer arguments are refused by some systems. */
const longestArgument = 100_000;

/** The body as an argument, which other tools can read too; undefined where it cannot be one. */
function shortBody([part, ...others]: readonly BodyPart[]): string | undefined {
  if (part?.kind !== 'bytes' || others.length > 0 || part.bytes.length > longestArgument) {
    return undefined;
  }
  const text = decodeUtf8(part.bytes);
  return text === undefined || text.includes('\0') ? undefined : `--data-raw ${shellString(text)}`;
}
