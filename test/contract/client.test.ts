import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import fc from 'fast-check';
import { JsonNumber } from '../../src/core/json/json.ts';
import { submitAttachment } from '../../src/core/catalogue/index.ts';
import { contentToSign } from '../../src/core/signing/contentToSign.ts';
import { readSignatureHeader } from '../../src/core/signing/signatureHeader.ts';
import { valueAt } from '../../src/core/schema/pointer.ts';
import { createVerifier } from '../../src/gateway/rsa.ts';
import { wireHeaders } from '../../src/gateway/wireHeaders.ts';
import { certificate, certificateKey } from '../support/certificate.ts';
import { english } from '../support/english.ts';
import { jsonBodies } from '../support/jsonBodies.ts';
import { callGateway, goodAnswer, readEndpoint, writeEndpoint } from '../support/gatewayCalls.ts';
import {
  answerBytes,
  headerOf,
  startRawGateway,
  type RawBehaviour,
  type RawGateway,
  type ReceivedRequest,
} from '../support/rawGateway.ts';
import { keys, timeOf, vectors } from '../support/vectors.ts';

const partnerVerifier = createVerifier(keys.partner.publicKeySpkiPem);

/** Whether a received request's signature fits what was received. */
async function isSigned({ requestLine, headers, body }: ReceivedRequest): Promise<boolean> {
  const read = readSignatureHeader(headerOf({ headers }, 'signature'));
  const [method = '', path = ''] = requestLine.split(' ');
  const clientId = headerOf({ headers }, 'client-id');
  const time = headerOf({ headers }, 'request-time');
  return (
    read.ok &&
    (await partnerVerifier.verify(
      contentToSign({ method, path, clientId, time }, [body]),
      read.header.signature,
    ))
  );
}

describe('gateway client', () => {
  const opened: { close(): Promise<void> }[] = [];

  async function start(behaviour: RawBehaviour): Promise<RawGateway> {
    const gateway = await startRawGateway(behaviour);
    opened.push(gateway);
    return gateway;
  }

  function answering(body: string, change?: (headers: Map<string, string>) => void): Promise<RawGateway> {
    return start({
      onRequest: async (socket, request) => {
        socket.end(await answerBytes(request, body, change === undefined ? {} : { change }));
      },
    });
  }

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((gateway) => gateway.close()));
  });

  describe('what it sends', () => {
    it('is the documented headers under their names, an exact length, and nothing unexpected', async () => {
      const gateway = await answering(goodAnswer(readEndpoint));
      const exchange = await callGateway(gateway.url, {
        accessToken: 'token-1',
        clock: { now: () => Date.UTC(2024, 11, 31, 2, 15, 30, 999), offsetMinutes: () => 480 },
      });
      assert.equal(exchange.outcome, 'succeeded');
      const [request] = gateway.requests;
      assert.ok(request);
      assert.equal(request.requestLine, `POST ${readEndpoint.path} HTTP/1.1`);
      assert.deepEqual(request.headers, [
        ['Host', new URL(gateway.url).host],
        ['Client-Id', '5X0000000000000000000001'],
        ['Request-Time', '2024-12-31T10:15:30+08:00'],
        ['Signature', exchange.request.signatureHeader],
        ['Content-Type', 'application/json; charset=UTF-8'],
        ['Access-Token', 'token-1'],
        ['Content-Length', String(exchange.request.bodyBytes)],
        ['Accept', '*/*'],
        ['Accept-Encoding', 'identity'],
        ['User-Agent', 'worldfirst-workbench'],
        ['Connection', 'close'],
      ]);
      assert.deepEqual(wireHeaders(exchange.request), request.headers, 'and is known beforehand');
      assert.equal(await isSigned(request), true);
    });

    it('is the local time with its offset', async () => {
      const gateway = await answering(goodAnswer(readEndpoint));
      const { request, sentAt } = await callGateway(gateway.url);
      const offset = 0 - new Date(sentAt).getTimezoneOffset();
      const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(request.requestTime) ?? [];
      assert.equal(Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)), offset);
      assert.ok(Math.abs(Date.parse(request.requestTime) - sentAt) < 5_000);
    });

    it('is the body byte for byte and rightly signed, for 1,000 generated bodies', async () => {
      const answer = goodAnswer(readEndpoint);
      const gateway = await answering(answer);
      await fc.assert(
        fc.asyncProperty(jsonBodies, fc.array(fc.nat(), { maxLength: 4 }), async (text, cuts) => {
          const bytes = Buffer.from(text);
          const places = [
            0,
            ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b),
            bytes.length,
          ];
          const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
          const exchange = await callGateway(gateway.url, { body: pieces });
          const request = gateway.requests.at(-1);
          assert.ok(request);
          assert.equal(exchange.outcome, 'succeeded');
          assert.deepEqual(request.body, bytes);
          assert.equal(await isSigned(request), true);
        }),
        { numRuns: 1_000 },
      );
      assert.equal(gateway.requests.length, gateway.connections());
    }).timeout(60_000);

    it('carries an upload of 7 MB whole', async () => {
      const gateway = await answering(goodAnswer(submitAttachment));
      const content = Buffer.alloc(9_786_708, 'QUJD');
      const body = [Buffer.from('{"attachmentContent":"'), content, Buffer.from('"}')];
      const exchange = await callGateway(gateway.url, { endpoint: submitAttachment, body });
      const [request] = gateway.requests;
      assert.ok(request);
      assert.equal(exchange.outcome, 'succeeded');
      assert.equal(Buffer.concat(body).equals(request.body), true);
      assert.equal(await isSigned(request), true);
    });

    it('goes out on a connection of its own each time', async () => {
      const gateway = await start({
        onRequest: async (socket, request) => {
          const keepAlive = (headers: Map<string, string>) => headers.set('connection', 'keep-alive');
          socket.write(await answerBytes(request, goodAnswer(readEndpoint), { change: keepAlive }));
        },
      });
      await callGateway(gateway.url);
      await callGateway(gateway.url);
      assert.equal(gateway.connections(), 2);
    });

    for (const [what, settings, sentence] of [
      ['a client id with a line end', { clientId: 'a\r\nX-Evil: 1' }, 'client id holds blanks or characters'],
      ['a client id with a blank', { clientId: ' 5X' }, 'client id holds blanks or characters'],
      ['an empty client id', { clientId: '' }, 'client id is empty'],
      ['an access token that is not ASCII', { accessToken: 'tökén' }, 'access token holds blanks'],
      ['a path with a blank', { path: '/amsin/api /x' }, 'path "/amsin/api /x" cannot be sent'],
      ['a path with dots', { path: '/amsin/../x' }, 'path "/amsin/../x" cannot be sent'],
      ['a path without a slash', { path: 'amsin/x' }, 'path "amsin/x" cannot be sent'],
      ['a path with a fragment', { path: '/amsin/x#y' }, 'path "/amsin/x#y" cannot be sent'],
    ] as const) {
      it(`is nothing for ${what}`, async () => {
        const gateway = await answering(goodAnswer(readEndpoint));
        const exchange = await callGateway(gateway.url, settings);
        assert.equal(exchange.outcome, 'notSent');
        assert.ok(english(exchange.headline).includes(sentence), english(exchange.headline));
        assert.equal(gateway.connections(), 0);
      });
    }
  });

  describe('what it believes', () => {
    for (const vector of vectors.filter(({ kind }) => kind === 'response')) {
      it(`${vector.id}: the answer of the official SDKs' vector verifies`, async () => {
        const gateway = await answering(vector.body, (headers) => {
          headers.set('signature', vector.signatureHeader);
          headers.set('response-time', timeOf(vector));
        });
        const exchange = await callGateway(gateway.url, { clientId: vector.clientId, path: vector.path });
        assert.deepEqual(exchange.verification, { kind: 'verified' });
      });
    }

    for (const [form, change] of [
      ['without blanks', (text: string) => text.replaceAll(', ', ',')],
      [
        'with names and algorithm in other cases',
        (text: string) => text.replace('algorithm=RSA256, keyVersion', 'ALGORITHM=rsa256, keyversion'),
      ],
      [
        'with escapes in lower case',
        (text: string) => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
      ],
    ] as const) {
      it(`verifies a Signature header ${form}`, async () => {
        const gateway = await answering(goodAnswer(readEndpoint), (headers) =>
          headers.set('signature', change(headers.get('signature') ?? '')),
        );
        assert.deepEqual((await callGateway(gateway.url)).verification, { kind: 'verified' });
      });
    }

    it('verifies with the signed path where a profile sends another', async () => {
      const gateway = await start({
        onRequest: async (socket, request) => {
          const signed = { path: readEndpoint.path };
          socket.end(await answerBytes(request, goodAnswer(readEndpoint), { signed }));
        },
      });
      const exchange = await callGateway(gateway.url, {
        path: '/amsin/sandbox/x',
        signedPath: readEndpoint.path,
      });
      assert.deepEqual(exchange.verification, { kind: 'verified' });
      assert.equal(gateway.requests[0]?.requestLine, 'POST /amsin/sandbox/x HTTP/1.1');
      assert.equal(exchange.request.contentPrefix.split('\n')[0], `POST ${readEndpoint.path}`);
    });

    it('keeps the headers of the answer in their order and case, and its bytes as they came', async () => {
      const body = `${goodAnswer(readEndpoint)}\r\n\t `;
      const gateway = await start({
        onRequest: async (socket, request) => {
          socket.end(await answerBytes(request, body, { extra: ['X-Trace: 1', 'x-trace: 2'] }));
        },
      });
      const { answer } = await callGateway(gateway.url);
      assert.ok(answer);
      assert.equal(Buffer.from(answer.body).toString(), body);
      assert.deepEqual(answer.headers.slice(-2), [
        ['X-Trace', '1'],
        ['x-trace', '2'],
      ]);
    });

    it('keeps whole numbers above 2^53 in their digits', async () => {
      const digits = '9007199254740993';
      const gateway = await answering(goodAnswer(readEndpoint).replace(/"value":\d+/, `"value":${digits}`));
      const exchange = await callGateway(gateway.url);
      assert.equal(exchange.outcome, 'succeeded');
      const value = valueAt(exchange.answer!.json!, ['accountBalances', '0', 'availableBalance', 'value']);
      assert.deepEqual(value, new JsonNumber(digits));
    });

    it('notes an answer for another client id, although its signature is right', async () => {
      const gateway = await answering(goodAnswer(readEndpoint), (headers) => headers.set('client-id', 'X'));
      const exchange = await callGateway(gateway.url);
      assert.deepEqual(exchange.verification, { kind: 'verified' });
      assert.equal(
        english(exchange.answer?.departures),
        'The header Client-Id names "X", not our client id.',
      );
    });

    it('lets the outcome stand without a public key of the gateway, and says so', async () => {
      const gateway = await answering(goodAnswer(writeEndpoint));
      const exchange = await callGateway(gateway.url, { endpoint: writeEndpoint, withoutKey: true });
      assert.equal(exchange.outcome, 'pending');
      assert.deepEqual(exchange.verification, { kind: 'notVerifiable' });
      assert.match(
        english(exchange.headline),
        /^Accepted, not finished, not verified: creditGrantStatus ACCEPTED\./,
      );
      assert.match(english(exchange.advice), /Set the public key of the gateway/);
    });

    it('shows S with creditGrantStatus FAILED as a failed application', async () => {
      const gateway = await answering(goodAnswer(writeEndpoint).replace('ACCEPTED', 'FAILED'));
      const exchange = await callGateway(gateway.url, { endpoint: writeEndpoint });
      assert.equal(exchange.outcome, 'failed');
      assert.equal(exchange.gateway?.kind === 'result' && exchange.gateway.status, 'S');
      assert.equal(exchange.business?.kind === 'known' && exchange.business.standing, 'failed');
      assert.match(english(exchange.headline), /^Failed: creditGrantStatus FAILED\./);
    });

    it('does not take an answer about another reference for the answer to this application', async () => {
      const gateway = await answering(
        goodAnswer(writeEndpoint).replace(/"referenceNo":"[^"]*"/, '"referenceNo":"OTHER"'),
      );
      const exchange = await callGateway(gateway.url, { endpoint: writeEndpoint });
      assert.deepEqual(exchange.verification, { kind: 'verified' });
      assert.equal(exchange.outcome, 'unknown');
      assert.equal(exchange.business, undefined);
      assert.match(english(exchange.headline), /the answer belongs to another request/);
    });
  });

  describe('when it is stopped', () => {
    it('has sent nothing if it was cancelled before', async () => {
      const gateway = await answering(goodAnswer(writeEndpoint));
      const exchange = await callGateway(gateway.url, {
        endpoint: writeEndpoint,
        signal: AbortSignal.abort(),
      });
      assert.equal(exchange.outcome, 'notSent');
      assert.equal(english(exchange.headline), 'Not sent: it was cancelled.');
      assert.equal(gateway.connections(), 0);
    });

    it('leaves a write unknown if it was cancelled after the request had left', async () => {
      const abort = new AbortController();
      const gateway = await start({ onRequest: () => abort.abort() });
      const exchange = await callGateway(gateway.url, { endpoint: writeEndpoint, signal: abort.signal });
      assert.equal(exchange.outcome, 'unknown');
      assert.equal(english(exchange.headline), 'Outcome unknown: it was cancelled.');
      assert.equal(gateway.requests.length, 1);
    });

    it('leaves a write unknown if it was cancelled amid the answer', async () => {
      const abort = new AbortController();
      const gateway = await start({
        onRequest: (socket) =>
          void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{', () => abort.abort()),
      });
      const exchange = await callGateway(gateway.url, { endpoint: writeEndpoint, signal: abort.signal });
      assert.equal(exchange.outcome, 'unknown');
    });

    for (const [what, url, detail] of [
      ['the base URL is none', 'gateway', 'Invalid URL'],
      ['the base URL is not HTTP', 'ftp://127.0.0.1', 'ftp: is not HTTP'],
      ['the base URL holds a password', 'http://a:b@127.0.0.1', 'The URL holds a user name or a password'],
    ] as const) {
      it(`has sent nothing if ${what}`, async () => {
        const exchange = await callGateway(url, { endpoint: writeEndpoint });
        assert.equal(exchange.outcome, 'notSent');
        assert.equal(english(exchange.headline), `Not sent: the call could not be completed (${detail}).`);
      });
    }

    for (const [what, url, kind] of [
      ['nothing listens', 'http://127.0.0.1:1', 'refused'],
      ['the host name is unknown', 'https://gateway.invalid', 'nameNotFound'],
    ] as const) {
      it(`has sent nothing if ${what}`, async () => {
        const exchange = await callGateway(url, { endpoint: writeEndpoint });
        assert.equal(exchange.outcome, 'notSent');
        assert.ok(exchange.transport.kind === 'failed');
        assert.equal(exchange.transport.failure.kind, kind);
        assert.match(english(exchange.headline), /^Not sent: /);
      });
    }
  });

  describe('over TLS', () => {
    /** A TLS server that tells what it read in clear text. */
    async function startTls(onData: (socket: Socket) => void) {
      let read = '';
      const closed: Promise<unknown>[] = [];
      const server = createTlsServer({ cert: certificate, key: certificateKey }, (socket) => {
        socket.on('data', (chunk: Buffer) => {
          read += chunk.toString('latin1');
          onData(socket);
        });
        socket.on('error', () => undefined);
      });
      const sockets = new Set<Socket>();
      server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        closed.push(once(socket, 'close'));
      });
      server.on('tlsClientError', () => undefined);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      opened.push({
        close: () =>
          new Promise((resolve) => {
            sockets.forEach((socket) => socket.destroy());
            server.close(() => resolve());
          }),
      });
      const { port } = server.address() as { port: number };
      return {
        url: `https://127.0.0.1:${port}`,
        read: async () => {
          await Promise.all(closed);
          return read;
        },
      };
    }

    it('sends nothing to a server whose certificate is not trusted', async () => {
      const server = await startTls(() => undefined);
      const exchange = await callGateway(server.url, { endpoint: writeEndpoint });
      assert.equal(exchange.outcome, 'notSent');
      assert.match(
        english(exchange.headline),
        /^Not sent: no trusted TLS connection came about \(self.signed certificate\)\.$/,
      );
      assert.equal(await server.read(), '');
    });

    it('sends nothing to a server that does not speak TLS', async () => {
      let received = '';
      const gateway = await start({
        onConnection: (socket) => {
          socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
          socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
        },
      });
      const exchange = await callGateway(gateway.url.replace('http:', 'https:'), { endpoint: writeEndpoint });
      assert.equal(exchange.outcome, 'notSent');
      assert.match(english(exchange.headline), /^Not sent: no trusted TLS connection came about/);
      assert.equal(received.includes('POST'), false);
    });

    it('has sent nothing if the time is up before the handshake is done', async () => {
      const gateway = await start({});
      const exchange = await callGateway(gateway.url.replace('http:', 'https:'), {
        endpoint: writeEndpoint,
        timeoutMs: 250,
      });
      assert.equal(exchange.outcome, 'notSent');
      assert.equal(english(exchange.headline), 'Not sent: the time was up (250 ms).');
    });

    describe('trusted', () => {
      const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;

      beforeEach(() => {
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
      });

      afterEach(() => {
        if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
        else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
      });

      it('leaves a write unknown if the connection is cut off after the request', async () => {
        const server = await startTls((socket) => socket.destroy());
        const exchange = await callGateway(server.url, { endpoint: writeEndpoint });
        assert.equal(exchange.outcome, 'unknown');
        assert.match(await server.read(), /^POST /);
      });

      it('leaves a write unknown if it is cancelled after the request', async () => {
        const abort = new AbortController();
        const server = await startTls(() => abort.abort());
        const exchange = await callGateway(server.url, { endpoint: writeEndpoint, signal: abort.signal });
        assert.equal(exchange.outcome, 'unknown');
        assert.match(await server.read(), /^POST /);
      });
    });
  });

  it('logs every call without its token, at every level and in every form', async () => {
    const token = 'canary+token/1';
    const gateway = await answering(
      goodAnswer(readEndpoint).replace('{', `{"echo":${JSON.stringify(token)},`),
    );
    const lines: string[] = [];
    const add = (line: string) => void lines.push(line);
    await callGateway(gateway.url, { accessToken: token, logger: { info: add, debug: add, trace: add } });
    assert.equal(gateway.requests[0] && headerOf(gateway.requests[0], 'access-token'), token);
    assert.match(lines[0] ?? '', /^inquiryBalance at http:\/\/127\.0\.0\.1:\d+, \d+ ms: Succeeded\.$/);
    assert.ok(lines.join('\n').includes('Access-Token: [redacted]'));
    assert.ok(lines.join('\n').includes('"echo":"[redacted]"'));
    assert.equal(lines.join('\n').includes('canary'), false);
  });

  it('logs the beginning of a large body alone, without a token that stands on its edge', async () => {
    const token = 'canary-token-on-the-edge';
    const gateway = await answering(goodAnswer(readEndpoint));
    const lines: string[] = [];
    const add = (line: string) => void lines.push(line);
    const logger = { info: add, debug: add, trace: add };
    const body = [
      Buffer.from(`{"x":"${'y'.repeat(16_384 - 12)}${token}`),
      Buffer.alloc(9_000_000, 'QUJD'),
      Buffer.from('"}'),
    ];
    await callGateway(gateway.url, { body, accessToken: token, logger });
    assert.equal(lines.join('\n').includes('canary'), false);
    assert.ok(lines.join('\n').includes('… (cut)'));
    assert.ok(lines.join('\n').length < 40_000);
  });

  it('keeps the token out of what tells where the call went', async () => {
    const gateway = await answering(goodAnswer(readEndpoint));
    const { target } = await callGateway(gateway.url, { accessToken: 'canary-token' });
    assert.equal(JSON.stringify(target).includes('canary'), false);
  });
});
