import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import type { Outcome, Verification } from '../../src/core/calls/exchange.ts';
import { goodAnswer } from './gatewayCalls.ts';
import { answerBytes, headerOf, type AnswerOptions, type ReceivedRequest } from './rawGateway.ts';

/** An answer that is not as it should be, and what the user is told about it. */
export interface BrokenAnswer {
  readonly kind: string;
  readonly reply: (socket: Socket, request: ReceivedRequest, endpoint: EndpointDescription) => unknown;
  readonly timeoutMs?: number;
  readonly maxAnswerBytes?: number;
  /** For a call that only reads. */
  readonly read: {
    readonly outcome: Outcome;
    /** Undefined where no whole answer came. */
    readonly verification: Verification['kind'] | undefined;
    /** A beginning, where it ends in "…": the rest is node's own and differs between its versions. */
    readonly headline: string;
  };
  /** For a call that applies for money. */
  readonly write: Outcome;
}

type Text = (good: string) => string | Uint8Array;

const gatewayRefusal = JSON.stringify({
  result: {
    resultCode: 'PARAM_ILLEGAL',
    resultCodeId: '00000004',
    resultMsg: 'illegal parameter',
    resultStatus: 'F',
  },
});

const same: Text = (good) => good;

function signed(text: Text, options: AnswerOptions = {}): BrokenAnswer['reply'] {
  return async (socket, request, endpoint) => {
    socket.end(await answerBytes(request, text(goodAnswer(endpoint)), options));
  };
}

function result(members: object | string): Text {
  return (good) => JSON.stringify({ ...(JSON.parse(good) as object), result: members });
}

function unsigned(headers: Map<string, string>): void {
  headers.delete('signature');
  headers.delete('response-time');
}

function signature(change: (header: string) => string): (headers: Map<string, string>) => void {
  return (headers) => headers.set('signature', change(headers.get('signature') ?? ''));
}

function base64url(header: string): string {
  const [start = '', value = ''] = header.split('signature=');
  return `${start}signature=${Buffer.from(decodeURIComponent(value), 'base64').toString('base64url')}`;
}

async function changedOnTheWay(
  socket: Socket,
  request: ReceivedRequest,
  endpoint: EndpointDescription,
): Promise<void> {
  const bytes = await answerBytes(request, goodAnswer(endpoint));
  bytes[bytes.lastIndexOf('"') - 1] = 'X'.charCodeAt(0);
  socket.end(bytes);
}

function chunked(request: ReceivedRequest, chunk: string, rest: string): string {
  const head = [
    'HTTP/1.1 200 OK',
    `client-id: ${headerOf(request, 'client-id')}`,
    'transfer-encoding: chunked',
  ];
  const first = chunk === '' ? '' : `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
  return `${head.join('\r\n')}\r\n\r\n${first}${rest}`;
}

function endless(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n');
  const more = (): void => {
    if (socket.writable) socket.write('x'.repeat(10_000), () => setImmediate(more));
  };
  more();
}

async function trickle(
  socket: Socket,
  request: ReceivedRequest,
  endpoint: EndpointDescription,
): Promise<void> {
  const bytes = await answerBytes(request, goodAnswer(endpoint));
  let at = 0;
  const timer = setInterval(() => {
    socket.write(bytes.subarray(at, at + 1));
    at += 1;
  }, 20);
  socket.on('close', () => clearInterval(timer));
}

export const brokenAnswers: readonly BrokenAnswer[] = [
  {
    kind: 'plain text',
    reply: signed(() => 'Service Unavailable'),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 1: A value is missing: found "S".',
    },
    write: 'unknown',
  },
  {
    kind: 'an empty body',
    reply: signed(() => ''),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: The answer has no body.',
    },
    write: 'unknown',
  },
  {
    kind: 'an HTML page with status 200',
    reply: signed(() => '<!DOCTYPE html><html><body>Login</body></html>'),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: The body of the answer is an HTML page, not JSON.',
    },
    write: 'unknown',
  },
  {
    kind: 'an HTML page with status 502',
    reply: signed(() => '<html><body>Bad Gateway</body></html>', {
      status: '502 Bad Gateway',
      change: unsigned,
    }),
    read: {
      outcome: 'failed',
      verification: 'unsigned',
      headline:
        'No usable answer: HTTP status 502 instead of 200. The body of the answer is an HTML page, not JSON.',
    },
    write: 'unknown',
  },
  {
    kind: 'status 500 with a signed success',
    reply: signed(same, { status: '500 Internal Server Error' }),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: HTTP status 500 instead of 200. The answer says S (SUCCESS).',
    },
    write: 'unknown',
  },
  {
    kind: 'status 404 without a body',
    reply: signed(() => '', { status: '404 Not Found', change: unsigned }),
    read: {
      outcome: 'failed',
      verification: 'unsigned',
      headline: 'No usable answer: HTTP status 404 instead of 200. The answer has no body.',
    },
    write: 'unknown',
  },
  {
    kind: 'status 204',
    reply: signed(() => '', { status: '204 No Content', change: unsigned }),
    read: {
      outcome: 'failed',
      verification: 'unsigned',
      headline: 'No usable answer: HTTP status 204 instead of 200. The answer has no body.',
    },
    write: 'unknown',
  },
  {
    kind: 'a redirect',
    reply: signed(() => '', { status: '302 Found', extra: ['location: /elsewhere'] }),
    read: {
      outcome: 'failed',
      verification: undefined,
      headline:
        'No usable answer: the answer is a redirect, and redirects are never followed (HTTP 302 to /elsewhere).',
    },
    write: 'unknown',
  },
  {
    kind: 'JSON that ends too early',
    reply: signed((good) => good.slice(0, -1)),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 518: A comma or } is missing: found the end of the text.',
    },
    write: 'unknown',
  },
  {
    kind: 'JSON with a comment',
    reply: signed((good) => `${good} // fine`),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 520: The JSON value ends here, but "/" follows.',
    },
    write: 'unknown',
  },
  {
    kind: 'JSON with NaN',
    reply: signed((good) => good.replace('{', '{"rate":NaN,')),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 9: A value is missing: found "N".',
    },
    write: 'unknown',
  },
  {
    kind: 'a byte order mark',
    reply: signed((good) => `\uFEFF${good}`),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 1: The text begins with a byte order mark, which JSON does not allow.',
    },
    write: 'unknown',
  },
  {
    kind: 'bytes that are not UTF-8',
    reply: signed((good) => Buffer.from(good.replace('{', '{"name":"café",'), 'latin1')),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: The body of the answer is not UTF-8.',
    },
    write: 'unknown',
  },
  {
    kind: 'UTF-16',
    reply: signed((good) => Buffer.from(good, 'utf16le')),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 2: A name in double quotes is missing: found the character U+0000.',
    },
    write: 'unknown',
  },
  {
    kind: 'a member that appears twice',
    reply: signed((good) => good.replace('"resultStatus":"S"', '"resultStatus":"F","resultStatus":"S"')),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 468: The member "resultStatus" appears twice in the same object.',
    },
    write: 'unknown',
  },
  {
    kind: 'nesting ten thousand deep',
    reply: signed((good) => good.replace('{', `{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},`)),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'No usable answer: The body of the answer is not JSON: line 1, column 509: Nested deeper than 500 levels.',
    },
    write: 'unknown',
  },
  {
    kind: 'a list at the top',
    reply: signed((good) => `[${good}]`),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: The body of the answer is JSON, but not an object.',
    },
    write: 'unknown',
  },
  {
    kind: 'null at the top',
    reply: signed(() => 'null'),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: The body of the answer is JSON, but not an object.',
    },
    write: 'unknown',
  },
  {
    kind: 'no result',
    reply: signed((good) => JSON.stringify({ ...(JSON.parse(good) as object), result: undefined })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: The answer has no "result".',
    },
    write: 'unknown',
  },
  {
    kind: 'a result that is a text',
    reply: signed(result('S')),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: "result" of the answer is the string "S", not an object.',
    },
    write: 'unknown',
  },
  {
    kind: 'a resultStatus in lower case',
    reply: signed(result({ resultStatus: 's', resultCode: 'SUCCESS', resultMessage: 'ok' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: "resultStatus" is the string "s"; only "S", "F" and "U" are documented.',
    },
    write: 'unknown',
  },
  {
    kind: 'an unknown resultStatus',
    reply: signed(result({ resultStatus: 'OK', resultCode: 'SUCCESS', resultMessage: 'ok' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: "resultStatus" is the string "OK"; only "S", "F" and "U" are documented.',
    },
    write: 'unknown',
  },
  {
    kind: 'no resultStatus',
    reply: signed(result({ resultCode: 'SUCCESS', resultMessage: 'ok' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: "resultStatus" is missing; only "S", "F" and "U" are documented.',
    },
    write: 'unknown',
  },
  {
    kind: 'a resultStatus that is true',
    reply: signed(result({ resultStatus: true, resultCode: 'SUCCESS', resultMessage: 'ok' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: "resultStatus" is true; only "S", "F" and "U" are documented.',
    },
    write: 'unknown',
  },
  {
    kind: 'a number as resultCode',
    reply: signed(result({ resultStatus: 'S', resultCode: 0, resultMessage: 'ok' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: "resultCode" is the number 0; a code is documented as a string.',
    },
    write: 'unknown',
  },
  {
    kind: 'no resultCode',
    reply: signed(result({ resultStatus: 'F', resultMessage: 'refused' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'No usable answer: "resultCode" is missing; a code is documented as a string.',
    },
    write: 'unknown',
  },
  {
    kind: 'a code with another status than documented',
    reply: signed(result({ resultStatus: 'S', resultCode: 'PROCESS_FAIL', resultMessage: 'ok' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'Not trusted: The answer says S for PROCESS_FAIL, which the documents list as F.',
    },
    write: 'unknown',
  },
  {
    kind: 'U',
    reply: signed(result({ resultStatus: 'U', resultCode: 'UNKNOWN_EXCEPTION', resultMessage: 'try' })),
    read: {
      outcome: 'unknown',
      verification: 'verified',
      headline:
        'Outcome unknown: UNKNOWN_EXCEPTION. Something went wrong for a reason that the platform does not know.',
    },
    write: 'unknown',
  },
  {
    kind: 'F with a code that is not documented',
    reply: signed(result({ resultStatus: 'F', resultCode: 'NEW_CODE', resultMessage: 'no luck' })),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'Refused: NEW_CODE. The documents do not list this code for this endpoint. The answer says: "no luck".',
    },
    write: 'failed',
  },
  {
    kind: 'the resultMsg shape, signed',
    reply: signed(() => gatewayRefusal),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'Refused: PARAM_ILLEGAL. A parameter is not allowed, for instance letters where a number belongs, or an invalid date.',
    },
    write: 'failed',
  },
  {
    kind: 'the resultMsg shape, unsigned',
    reply: signed(() => gatewayRefusal, { change: unsigned }),
    read: {
      outcome: 'refusedUnverified',
      verification: 'unsigned',
      headline:
        'Refused, unverified: PARAM_ILLEGAL. A parameter is not allowed, for instance letters where a number belongs, or an invalid date. The answer has no Signature header.',
    },
    write: 'refusedUnverified',
  },
  {
    kind: 'an unsigned S',
    reply: signed(same, { change: unsigned }),
    read: {
      outcome: 'failed',
      verification: 'unsigned',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The answer has no Signature header.',
    },
    write: 'unknown',
  },
  {
    kind: 'an unsigned F',
    reply: signed(result({ resultStatus: 'F', resultCode: 'INVALID_SIGNATURE', resultMessage: 'bad' }), {
      change: unsigned,
    }),
    read: {
      outcome: 'refusedUnverified',
      verification: 'unsigned',
      headline:
        'Refused, unverified: INVALID_SIGNATURE. The signature is invalid. The answer has no Signature header.',
    },
    write: 'refusedUnverified',
  },
  {
    kind: 'an unsigned U',
    reply: signed(result({ resultStatus: 'U', resultCode: 'UNKNOWN_EXCEPTION', resultMessage: 'try' }), {
      change: unsigned,
    }),
    read: {
      outcome: 'failed',
      verification: 'unsigned',
      headline:
        'Not trusted: The answer says U (UNKNOWN_EXCEPTION), but it is not verified. The answer has no Signature header.',
    },
    write: 'unknown',
  },
  {
    kind: 'an S signed over another body',
    reply: signed(same, { signed: { body: '{}' } }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature covers {} in place of the body.',
    },
    write: 'unknown',
  },
  {
    kind: 'an F signed over another body',
    reply: signed(result({ resultStatus: 'F', resultCode: 'PROCESS_FAIL', resultMessage: 'no' }), {
      signed: { body: '{}' },
    }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says F (PROCESS_FAIL), but it is not verified. The signature covers {} in place of the body.',
    },
    write: 'unknown',
  },
  {
    kind: 'one byte changed on the way',
    reply: changedOnTheWay,
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature does not fit this answer and the public key of the gateway in the profile: either that key is not the gateway’s, or the answer was changed on its way.',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature with another key',
    reply: signed(same, { otherKey: true }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature does not fit this answer and the public key of the gateway in the profile: either that key is not the gateway’s, or the answer was changed on its way.',
    },
    write: 'unknown',
  },
  {
    kind: 'no Response-Time',
    reply: signed(same, { change: (headers) => headers.delete('response-time') }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The answer has a Signature but no Response-Time, which the signature must cover.',
    },
    write: 'unknown',
  },
  {
    kind: 'a Response-Time that was not signed',
    reply: signed(same, { signed: { time: '2026-11-21T09:00:00+08:00' } }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature does not fit this answer and the public key of the gateway in the profile: either that key is not the gateway’s, or the answer was changed on its way.',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature over the Request-Time',
    reply: async (socket, request, endpoint) => {
      socket.end(
        await answerBytes(request, goodAnswer(endpoint), {
          signed: { time: headerOf(request, 'request-time') },
        }),
      );
    },
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline: 'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature covers "20…',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature for another client',
    reply: signed(same, {
      signed: { clientId: 'OTHER' },
      change: (headers) => headers.set('client-id', 'OTHER'),
    }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature covers the Client-Id "OTHER"; the request was made with "5X0000000000000000000001".',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature over another path',
    reply: signed(same, { signed: { path: '/elsewhere' } }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature does not fit this answer and the public key of the gateway in the profile: either that key is not the gateway’s, or the answer was changed on its way.',
    },
    write: 'unknown',
  },
  {
    kind: 'two Signature headers',
    reply: signed(same, { extra: ['signature: algorithm=RSA256, keyVersion=1, signature=AAAA'] }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The answer has 2 Signature headers; only one can be right.',
    },
    write: 'unknown',
  },
  {
    kind: 'two Response-Time headers',
    reply: signed(same, { extra: ['Response-Time: 2026-11-21T10:00:02+08:00'] }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The answer has 2 Response-Time headers; only one can be signed.',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature in raw base64',
    reply: signed(same, { change: signature((header) => decodeURIComponent(header)) }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature is base64 that was not URL-encoded ("+" and "=" must be %2B and %3D).',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature in base64url',
    reply: signed(same, { change: signature(base64url) }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature is in base64url ("-" and "_"); standard base64, URL-encoded, is needed.',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature encoded twice',
    reply: signed(same, { change: signature((header) => header.replaceAll('%', '%25')) }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature is URL-encoded twice ("%25" is an encoded percent sign).',
    },
    write: 'unknown',
  },
  {
    kind: 'a signature cut short',
    reply: signed(same, { change: signature((header) => header.slice(0, -20)) }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The signature does not fit this answer and the public key of the gateway in the profile: either that key is not the gateway’s, or the answer was changed on its way.',
    },
    write: 'unknown',
  },
  {
    kind: 'an empty Signature header',
    reply: signed(same, { change: signature(() => '') }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The Signature header is empty.',
    },
    write: 'unknown',
  },
  {
    kind: 'an unknown algorithm',
    reply: signed(same, { change: signature((header) => header.replace('RSA256', 'ECC224')) }),
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline:
        'Not trusted: The answer says S (SUCCESS), but it is not verified. The Signature header names the algorithm ECC224; only RSA256 is supported.',
    },
    write: 'unknown',
  },
  {
    kind: 'a compressed body',
    reply: async (socket, request, endpoint) => {
      const good = goodAnswer(endpoint);
      const options: AnswerOptions = { signed: { body: good }, extra: ['content-encoding: gzip'] };
      socket.end(await answerBytes(request, gzipSync(good), options));
    },
    read: {
      outcome: 'failed',
      verification: 'notVerified',
      headline: 'No usable answer: The answer is compressed (gzip), although none was asked for.',
    },
    write: 'unknown',
  },
  {
    kind: 'S without its required members',
    reply: signed(() =>
      JSON.stringify({ result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'ok' } }),
    ),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'Not trusted: The answer says S, but /responseId is missing.',
    },
    write: 'unknown',
  },
  {
    kind: 'S with its members null',
    reply: signed((good) =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(JSON.parse(good) as object).map(([name, value]: [string, unknown]) => [
            name,
            name === 'result' ? value : null,
          ]),
        ),
      ),
    ),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'Not trusted: The answer says S, but /responseId is null, not a string.',
    },
    write: 'unknown',
  },
  {
    kind: 'S with wrongly typed members',
    reply: signed((good) =>
      good
        .replace(/"accountBalances":\[\{/, '"accountBalances":[{"x":1},{')
        .replace(/"referenceNo":"[^"]*"/, '"referenceNo":12'),
    ),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline: 'Not trusted: The answer says S, but /accountBalances/0/accountNo is missing.',
    },
    write: 'unknown',
  },
  {
    kind: 'an amount with a decimal point',
    reply: signed((good) => good.replace(/"value":\d+/, '"value":3298993.11').replace('"ACCEPTED"', '12.5')),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'Not trusted: The answer says S, but /accountBalances/0/availableBalance/value is the number 3298993.11, not a whole number of minor units.',
    },
    write: 'unknown',
  },
  {
    kind: 'an amount with an exponent',
    reply: signed((good) => good.replace(/"value":\d+/, '"value":3e8').replace('"ACCEPTED"', '"accepted"')),
    read: {
      outcome: 'failed',
      verification: 'verified',
      headline:
        'Not trusted: The answer says S, but /accountBalances/0/availableBalance/value is the number 3e8, not a whole number of minor units.',
    },
    write: 'unknown',
  },
  {
    kind: 'a body cut off before its Content-Length',
    reply: async (socket, request, endpoint) => {
      const bytes = await answerBytes(request, goodAnswer(endpoint));
      socket.end(bytes.subarray(0, bytes.byteLength - 10));
    },
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the connection was cut off (amid the answer).',
    },
    write: 'unknown',
  },
  {
    kind: 'a chunked body cut off',
    reply: (socket, request, endpoint) => socket.end(chunked(request, goodAnswer(endpoint).slice(0, 40), '')),
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the connection was cut off (amid the answer).',
    },
    write: 'unknown',
  },
  {
    kind: 'a chunk size that is no number',
    reply: (socket, request) => socket.end(chunked(request, '', 'zz\r\nnonsense\r\n')),
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the answer is not valid HTTP (…',
    },
    write: 'unknown',
  },
  {
    kind: 'a body above the limit',
    reply: (socket, request) => void socket.end(chunked(request, 'x'.repeat(200_000), '0\r\n\r\n')),
    maxAnswerBytes: 100_000,
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the answer is larger than allowed (more than 100000 bytes).',
    },
    write: 'unknown',
  },
  {
    kind: 'a body without end',
    reply: endless,
    maxAnswerBytes: 100_000,
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the answer is larger than allowed (more than 100000 bytes).',
    },
    write: 'unknown',
  },
  {
    kind: 'no HTTP at all',
    reply: (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the answer is not valid HTTP (…',
    },
    write: 'unknown',
  },
  {
    kind: 'headers without end',
    reply: (socket) => socket.end(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`),
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the answer is not valid HTTP (…',
    },
    write: 'unknown',
  },
  {
    kind: 'a connection closed without an answer',
    reply: (socket) => socket.end(),
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the connection was cut off (before an answer began).',
    },
    write: 'unknown',
  },
  {
    kind: 'a connection reset without an answer',
    reply: (socket) => socket.resetAndDestroy(),
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the connection was cut off (before an answer began).',
    },
    write: 'unknown',
  },
  {
    kind: 'a connection reset amid the answer',
    reply: async (socket, request, endpoint) => {
      const bytes = await answerBytes(request, goodAnswer(endpoint));
      socket.write(bytes.subarray(0, bytes.byteLength - 10), () => socket.resetAndDestroy());
    },
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No usable answer: the connection was cut off (amid the answer).',
    },
    write: 'unknown',
  },
  {
    kind: 'no answer in time',
    reply: () => undefined,
    timeoutMs: 250,
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No answer: the time was up (250 ms).',
    },
    write: 'unknown',
  },
  {
    kind: 'an answer that trickles beyond the time',
    reply: trickle,
    timeoutMs: 250,
    read: {
      outcome: 'failed',
      verification: undefined,
      headline: 'No answer: the time was up (250 ms).',
    },
    write: 'unknown',
  },
];
