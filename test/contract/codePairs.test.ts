import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { endpoints, submitAttachment } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import type { Transport, WireRequest } from '../../src/core/calls/ports.ts';
import { answerBody, callSimulator, type ClientCall } from '../support/gatewayClient.ts';
import { sendRaw } from '../support/rawHttp.ts';
import { startSimulator, stopSimulators, type SimulatorProcess } from '../support/simulatorProcess.ts';

const validBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  inquiryBalance: {},
  inquiryPrefundingBalance: { currency: 'USD' },
  queryCreditQuota: { productCode: 'AMAZON_VC_FACTORING_LOAN' },
  submitAttachment: {
    attachmentId: 'A-1',
    attachmentType: 'TYPE',
    attachmentContent: 'JVBERi0xLjQK',
    fileName: 'invoice.pdf',
    bizOrderId: 'ORDER-1',
    bizType: 'BIZ',
  },
  applyCreditGrant: {
    referenceNo: 'REF-1',
    payeeCode: 'PAYEE',
    vcCode: 'VC',
    invoiceDate: '20241231',
    timeZone: 'Asia/Shanghai',
    attachmentFile: { fileName: 'invoice.pdf', fileKey: 'to be uploaded' },
    invoiceInfoList: [],
  },
  inquiryCreditGrant: { referenceNo: 'REF-1' },
  applyToken: { grantType: 'AUTHORIZATION_CODE', authCode: 'CODE-1' },
  revokeToken: { token: 'unknown', tokenType: 'ACCESS_TOKEN' },
};

/** A member that the endpoint's schema refuses. */
const badMember: Readonly<Record<string, unknown>> = {
  currencyList: 'USD',
  currency: 'US',
  productCode: 'OTHER',
  attachmentContent: '%%',
  invoiceDate: '20240230',
  referenceNo: 5,
  grantType: 'PASSWORD',
  tokenType: 'REFRESH_TOKEN',
};

const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

type Produce = (endpoint: EndpointDescription) => Promise<Exchange>;

describe('every result code of every endpoint', () => {
  let simulator: SimulatorProcess;
  let keyless: SimulatorProcess;

  before(async () => {
    const customers = [
      {
        id: 'PARTNER',
        authCodes: ['CODE-1', 'CODE-2'],
        accounts: [{ accountNo: 'A', currency: 'USD', available: 5 }],
        prefunding: [{ currency: 'USD', value: 5 }],
        credit: { cap: 1_000_000_000 },
      },
      { id: 'BARE' },
      { id: 'LOCKED', accessToken: 'right' },
      { id: 'LAPSED', accessToken: 'old', tokenExpiresAt: '2020-01-01T00:00:00Z' },
    ];
    simulator = await startSimulator({ config: { customers } });
    keyless = await startSimulator({ config: { partnerPublicKey: null } });
  });
  after(stopSimulators);

  const body = (endpoint: EndpointDescription) => validBodies[endpoint.name];
  const call =
    (change: Partial<ClientCall> = {}): Produce =>
    (endpoint) =>
      callSimulator(simulator.ready, endpoint, { body: body(endpoint), ...change });
  const callWith =
    (members: Readonly<Record<string, unknown>>): Produce =>
    (endpoint) =>
      callSimulator(simulator.ready, endpoint, { body: { ...body(endpoint), ...members } });

  /** Uploads the invoice that an application has to name. */
  const apply: Produce = async (endpoint) => {
    const upload = await callSimulator(simulator.ready, submitAttachment, {
      body: { ...validBodies['submitAttachment'], attachmentId: 'A-FOR-APPLICATION' },
    });
    const attachmentFile = answerBody(upload)['attachmentInfo'];
    return callWith({ attachmentFile })(endpoint);
  };

  const success: Produce = async (endpoint) => {
    if (endpoint.name === 'applyCreditGrant') return apply(endpoint);
    if (endpoint.name !== 'inquiryCreditGrant') return call()(endpoint);
    const application = endpoints.find(({ name }) => name === 'applyCreditGrant');
    assert.ok(application !== undefined);
    await apply(application);
    return call()(endpoint);
  };

  const revoke: Produce = async (endpoint) => {
    const apply = endpoints.find(({ name }) => name === 'applyToken');
    assert.ok(apply !== undefined);
    const { accessToken: token } = answerBody(await callWith({ authCode: 'CODE-2' })(apply));
    return callWith({ token })(endpoint);
  };

  const changed =
    (change: (request: WireRequest) => string): Produce =>
    (endpoint) =>
      call({ transport: rawTransport(change) })(endpoint);

  const uploadTwice: Produce = async (endpoint) => {
    const attachmentId = 'A-TWICE';
    await callWith({ attachmentId })(endpoint);
    return callWith({ attachmentId, attachmentContent: 'AAAA' })(endpoint);
  };

  const unlessCreditLine: Produce = async (endpoint) => {
    const upload = await callSimulator(simulator.ready, submitAttachment, {
      body: validBodies['submitAttachment'],
      customerId: 'BARE',
    });
    const attachmentFile = answerBody(upload)['attachmentInfo'];
    return call({ body: { ...body(endpoint), attachmentFile }, customerId: 'BARE' })(endpoint);
  };

  /** What really leads to a code, at all endpoints or at one. Where nothing does, a scenario plays it. */
  const causes: Readonly<Record<string, Produce>> = {
    SUCCESS: success,
    PARAM_ILLEGAL: (endpoint) => {
      const name = Object.keys(endpoint.request.properties).find((property) => property in badMember);
      assert.ok(name !== undefined);
      return callWith({ [name]: badMember[name] })(endpoint);
    },
    INVALID_API: (endpoint) => call({ path: `${endpoint.path}s` })(endpoint),
    INVALID_CLIENT: call({ clientId: 'NOBODY' }),
    INVALID_SIGNATURE: call({ privateKey: foreignKey }),
    METHOD_NOT_SUPPORTED: changed(() => 'GET'),
    USER_NOT_EXIST: call({ customerId: 'NOBODY' }),
    ACCOUNT_NOT_EXIST: call({ customerId: 'BARE' }),
    SERVICE_NOT_ALLOWED: callWith({ balanceTypes: ['SAME_NAME_TOP_UP_BALANCE'] }),
    CURRENCY_NOT_SUPPORT: callWith({ currencyList: ['XAU'] }),
    AUTHORIZATION_NOT_EXIST: call({ customerId: 'LOCKED', accessToken: 'wrong' }),
    ACCESS_TOKEN_EXPIRED: call({ customerId: 'LAPSED', accessToken: 'old' }),
    UN_SUPPORT_BUSINESS: callWith({ currency: 'GBP' }),
    KEY_NOT_FOUND: (endpoint) => callSimulator(keyless.ready, endpoint, { body: body(endpoint) }),
    ACCESS_DENIED: call({ customerId: 'NOBODY' }),
    MEDIA_TYPE_NOT_ACCEPTABLE: changed(({ method }) => `${method} text/plain`),
    USER_LOAN_STATUS_QUERY_FAILED: call({ customerId: 'NOBODY' }),
    QUOTA_QUERY_FAILED: call({ customerId: 'BARE' }),
    'revokeToken SUCCESS': revoke,
    'applyToken OAUTH_FAIL': callWith({ authCode: 'unknown' }),
    'revokeToken OAUTH_FAIL': call(),
    'submitAttachment REPEAT_REQ_INCONSISTENT': uploadTwice,
    'queryCreditQuota OAUTH_FAIL': call({ customerId: 'LOCKED', accessToken: 'wrong' }),
    'applyCreditGrant OAUTH_FAIL': call({ customerId: 'LOCKED' }),
    'applyCreditGrant PROCESS_FAIL': unlessCreditLine,
    'inquiryCreditGrant OAUTH_FAIL': call({ customerId: 'LAPSED', accessToken: 'old' }),
  };

  const causeOf = (endpoint: EndpointDescription, code: string): Produce | undefined =>
    causes[`${endpoint.name} ${code}`] ?? causes[code];
  const playedCodes = (endpoint: EndpointDescription): readonly string[] =>
    endpoint.results.map(({ code }) => code).filter((code) => causeOf(endpoint, code) === undefined);

  /** A simulator plays one code of each endpoint; the next codes of all of them need the next simulator. */
  const players = new Map<number, Promise<SimulatorProcess>>();
  const player = (index: number): Promise<SimulatorProcess> => {
    const names = endpoints.flatMap((endpoint) => {
      const code = playedCodes(endpoint)[index];
      return code === undefined ? [] : ['--scenario', `${endpoint.name}=${code}`];
    });
    const playing = players.get(index) ?? startSimulator({ args: names });
    players.set(index, playing);
    return playing;
  };
  const scenario =
    (code: string): Produce =>
    async (endpoint) => {
      const { ready } = await player(playedCodes(endpoint).indexOf(code));
      return callSimulator(ready, endpoint, { body: body(endpoint) });
    };

  let pairs = 0;
  for (const endpoint of endpoints) {
    for (const listed of endpoint.results) {
      const cause = causeOf(endpoint, listed.code);
      pairs += 1;
      it(`${endpoint.name} answers ${listed.code}, ${cause ? 'for its own cause' : 'as a scenario'}`, async () => {
        const exchange = await (cause ?? scenario(listed.code))(endpoint);
        assert.deepEqual(exchange.transport, { kind: 'answered', httpStatus: 200 });
        const { gateway } = exchange;
        assert.equal(gateway?.kind, 'result');
        assert.equal(gateway.code, listed.code);
        assert.equal(gateway.status, listed.status);
        assert.equal(gateway.documentedStatus, undefined);
        assert.equal(gateway.meaning, listed.meaning);
        assert.equal(gateway.furtherAction, listed.furtherAction);
        assert.ok(listed.code === 'SUCCESS' || listed.furtherAction.length > 0);
        assert.deepEqual(exchange.answer?.departures, []);
        // A GET was sent and answered, while the client believes that it sent a POST.
        if (listed.code !== 'METHOD_NOT_SUPPORTED') assert.equal(exchange.verification?.kind, 'verified');
      });
    }
  }

  it('are 92', () => assert.equal(pairs, 92));

  it('do not include codes that an endpoint does not list', async () => {
    for (const produce of [
      call({ clientId: 'NOBODY' }),
      changed(() => 'GET'),
      call({ customerId: 'NOBODY' }),
    ]) {
      const { gateway } = await produce(submitAttachment);
      assert.equal(gateway?.kind === 'result' && gateway.code, 'PARAM_ILLEGAL');
    }
  });
});

/** Sends with another method, and with another media type where one follows the method. */
function rawTransport(change: (request: WireRequest) => string): Transport {
  return {
    async send(request) {
      const [method = '', mediaType] = change(request).split(' ');
      const body = Buffer.concat(request.body);
      const headers = request.headers.map(([name, value]) =>
        name === 'Content-Type' && mediaType !== undefined ? `${name}: ${mediaType}` : `${name}: ${value}`,
      );
      const head = [
        `${method} ${new URL(request.url).pathname} HTTP/1.1`,
        'Host: localhost',
        ...headers,
        `Content-Length: ${body.length}`,
      ];
      const bytes = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
      const answer = await sendRaw(request.url, bytes);
      return { ok: true, answer: { ...answer, statusText: '' } };
    },
  };
}
