import assert from 'node:assert/strict';
import { once } from 'node:events';
import https, { Agent, type AgentOptions } from 'node:https';
import { connect, Socket } from 'node:net';
import { connect as connectTls, createServer, type Server } from 'node:tls';
import { certificate, certificateKey } from '../support/certificate.ts';
import { callGateway, goodAnswer, writeEndpoint } from '../support/gatewayCalls.ts';
import { answerBytes, startRawGateway, type ReceivedRequest } from '../support/rawGateway.ts';

/**
 * An agent as VS Code puts it under every HTTPS request where a proxy is set: it hands over a socket that is
 * connected already, with TLS still to be agreed on.
 */
class TunnelAgent extends Agent {
  override createConnection(
    options: AgentOptions & { port?: number; host?: string },
    callback?: (error: Error | null, socket: Socket) => void,
  ): undefined {
    const tunnel = connect(Number(options.port), options.host);
    tunnel.once('connect', () => callback?.(null, connectTls({ ...options, socket: tunnel })));
    tunnel.on('error', (error) => callback?.(error, tunnel));
  }
}

/** What that agent does where the proxy cannot be reached: older ones name it with all that is in its address. */
class UnreachableProxy extends Agent {
  readonly #proxies: string;

  constructor(proxies: string) {
    super();
    this.#proxies = proxies;
  }

  override createConnection(
    _options: AgentOptions,
    callback?: (error: Error | null, socket: Socket) => void,
  ): undefined {
    callback?.(
      new Error(`Failed to establish a socket connection to proxies: ${this.#proxies}`),
      new Socket(),
    );
  }
}

describe('gateway client behind a proxy that the editor sets up', () => {
  const { request } = https;
  const trust = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  let server: Server;
  let agent: Agent;
  const received: string[] = [];
  let answer: (socket: Socket, text: string) => void | Promise<void>;

  before(async () => {
    const patched = (url: string | URL, options: https.RequestOptions) => request(url, { ...options, agent });
    https.request = patched as typeof request;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    server = createServer({ cert: certificate, key: certificateKey }, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (chunk: Buffer) => {
        received.push(chunk.toString('latin1'));
        void answer(socket, chunk.toString('latin1'));
      });
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  beforeEach(() => {
    agent = new TunnelAgent();
  });

  after(() => {
    https.request = request;
    if (trust === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = trust;
    server.close();
  });

  function send(settings: { timeoutMs?: number; url?: string } = {}) {
    const { port } = server.address() as { port: number };
    const { url = `https://127.0.0.1:${port}`, ...others } = settings;
    return callGateway(url, { endpoint: writeEndpoint, ...others });
  }

  it('sends the headers under their names and believes the signed answer', async () => {
    answer = async (socket, text) => {
      const [requestLine = '', ...lines] = text.split('\r\n');
      const headers = lines.map((line) => [line.split(': ')[0] ?? '', line.split(': ')[1] ?? ''] as const);
      const request: ReceivedRequest = { requestLine, headers, body: Buffer.alloc(0) };
      socket.end(await answerBytes(request, goodAnswer(writeEndpoint)));
    };
    const exchange = await send();
    assert.equal(exchange.outcome, 'pending');
    assert.deepEqual(exchange.verification, { kind: 'verified' });
    assert.match(received.at(-1) ?? '', /\r\nClient-Id: .*\r\nRequest-Time: .*\r\nSignature: /s);
  });

  it('leaves a write unknown if the connection is cut off after the request', async () => {
    answer = (socket) => void socket.destroy();
    assert.equal((await send()).outcome, 'unknown');
  });

  it('has sent nothing if the time is up before the handshake is done', async () => {
    const silent = await startRawGateway({});
    const exchange = await send({ url: silent.url.replace('http:', 'https:'), timeoutMs: 250 });
    await silent.close();
    assert.equal(exchange.outcome, 'notSent');
    assert.equal(silent.connections(), 1);
  });

  it('has sent nothing if there is no connection', async () => {
    assert.equal((await send({ url: 'https://127.0.0.1:1' })).outcome, 'notSent');
  });

  it('names a proxy that cannot be reached without the password in its address', async () => {
    for (const [proxies, told] of [
      ['PROXY me:secret@proxy.example:3128', 'PROXY proxy.example:3128'],
      ['PROXY me:secret@and@more;too@proxy.example:3128', 'PROXY proxy.example:3128'],
      ['HTTPS me:secret@one.example:1; SOCKS %40me:secret@[::1]:2', 'HTTPS one.example:1; SOCKS [::1]:2'],
      ['PROXY <credentials>@and@proxy.example:3128', 'PROXY proxy.example:3128'],
      ['PROXY proxy.example:3128', 'PROXY proxy.example:3128'],
    ] as const) {
      agent = new UnreachableProxy(proxies);
      const { outcome, transport, headline } = await send();
      assert.equal(outcome, 'notSent');
      assert.equal(transport.kind === 'failed' && transport.failure.kind, 'unreachable');
      assert.ok(JSON.stringify(headline).includes(`to proxies: ${told}"`), JSON.stringify(headline));
    }
  });
});
