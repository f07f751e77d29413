import type { RecordedRequest } from './recordingGateway.ts';

/** An answer that repeats the access token of its request, which a gateway may do; beside it other secrets. */
export function withEchoOf(
  { headers }: RecordedRequest,
  answer: Buffer,
  secrets: Readonly<Record<string, string>> = {},
): Buffer {
  return withEcho(answer, { echo: headers['access-token'] ?? '', ...secrets });
}

/** The same answer with members of the body, and headers of the same names, that hold secrets. */
export function withEcho(answer: Buffer, secrets: Readonly<Record<string, string>>): Buffer {
  const end = answer.indexOf('\r\n\r\n');
  const members = Object.entries(secrets).map(([name, secret]) => `"${name}":${JSON.stringify(secret)},`);
  const body = answer.toString('utf8', end + 4).replace('{', `{${members.join('')}`);
  const head = answer
    .toString('latin1', 0, end)
    .replace(/content-length: \d+/i, `content-length: ${Buffer.byteLength(body)}`);
  const headers = Object.entries(secrets).map(([name, secret]) => `\r\nx-${name}: ${secret}`);
  return Buffer.from(`${head}${headers.join('')}\r\n\r\n${body}`);
}
