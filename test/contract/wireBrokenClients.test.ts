import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { submitAttachment } from '../../src/core/catalogue/index.ts';
import { english } from '../support/english.ts';
import { callSimulator } from '../support/gatewayClient.ts';
import {
  assertHealthy,
  balancePath,
  requestBytes,
  resultCode,
  sendPlain,
  signedHeaders,
  vectorSimulator,
} from '../support/plainClient.ts';
import { sendRaw } from '../support/rawHttp.ts';
import { stopSimulators, type SimulatorProcess } from '../support/simulatorProcess.ts';
import { keys } from '../support/vectors.ts';

const applicationPath = '/amsin/alipay/business/credit/applyCreditGrant';
const members = Array.from({ length: 25 }, (_, index) => [`member${index}`, 'value'] as const);

/** Begins a request on each socket and never goes on; resolves when the other side has closed them all. */
function dawdle(sockets: readonly Socket[]): Promise<unknown> {
  return Promise.all(
    sockets.map((socket) => {
      socket.write(`POST ${balancePath} HTTP/1.1\r\nHost: x\r\nX-Slow: `);
      return new Promise((resolve) => socket.resume().once('close', resolve));
    }),
  );
}

describe('the simulator with large, slow and broken requests', () => {
  let simulator: SimulatorProcess;
  let dawdlersCutOff: Promise<unknown>;
  before(async () => {
    simulator = await vectorSimulator();
    dawdlersCutOff = dawdle(await Promise.all(Array.from({ length: 300 }, open)));
  });
  after(stopSimulators);

  const open = async (): Promise<Socket> => {
    const { hostname, port } = new URL(simulator.ready.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  it('takes an upload of 7 MB as it is', async () => {
    const body = JSON.stringify({
      attachmentId: 'A-7MB',
      attachmentType: 'TYPE',
      attachmentContent: Buffer.alloc(7_340_031, 'invoice').toString('base64'),
      fileName: 'invoice.pdf',
      bizOrderId: 'ORDER',
      bizType: 'BIZ',
    });
    const exchange = await callSimulator(simulator.ready, submitAttachment, {
      body,
      privateKey: keys.partner.privateKeyPkcs8Pem,
    });
    assert.equal(exchange.outcome, 'succeeded', english(exchange.headline));
    const digest = createHash('sha256').update(body).digest('hex');
    await simulator.logged(new RegExp(`S SUCCESS \\[${body.length} bytes, sha256 ${digest}`));
  });

  it('takes a body of 12 MB', async () => {
    const body = JSON.stringify({ currencyList: [], padding: 'x'.repeat(12_000_000) });
    const answer = await sendPlain(simulator, { headers: signedHeaders(body), body });
    assert.equal(resultCode(answer), 'SUCCESS');
  });

  it('survives a signed body of millions of values', async () => {
    const body = `{"currencyList":[${'0,'.repeat(7_500_000)}0]}`;
    const answer = await sendPlain(simulator, { headers: signedHeaders(body), body });
    assert.equal(resultCode(answer), 'PARAM_ILLEGAL');
    assert.match(answer.body.toString(), /more than 300000 values/);
    await assertHealthy(simulator);
  });

  it('reads an application with 10,000 invoices', async () => {
    const invoice = { total: { currency: 'USD', value: 1 }, ...Object.fromEntries(members) };
    const body = JSON.stringify({
      referenceNo: 'REF-10000',
      payeeCode: 'PAYEE',
      vcCode: 'VC',
      invoiceDate: '20241231',
      timeZone: 'Asia/Shanghai',
      attachmentFile: { fileName: 'invoice.pdf', fileKey: 'FK-none' },
      invoiceInfoList: Array.from({ length: 10_000 }, () => invoice),
    });
    const answer = await sendPlain(simulator, {
      target: applicationPath,
      headers: signedHeaders(body, applicationPath),
      body,
    });
    assert.match(answer.body.toString(), /fileKey names no uploaded file/);
  });

  it('refuses a body that announces 1 GB without waiting for it', async () => {
    const head = requestBytes({ headers: signedHeaders('{}'), body: '' })
      .toString('latin1')
      .replace('Content-Length: 0', 'Content-Length: 999999999');
    const answer = await sendRaw(simulator.ready.url, `${head}{`);
    assert.equal(answer.status, 413);
    await assertHealthy(simulator);
  });

  it('refuses a body in chunks that does not end', async () => {
    const socket = await open();
    const answered = once(socket, 'data');
    socket.write(`POST ${balancePath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = Buffer.from(`100000\r\n${'x'.repeat(0x100000)}\r\n`);
    for (let sent = 0; sent < 17; sent += 1) socket.write(chunk);
    assert.match(String((await answered)[0]), /^HTTP\/1\.1 413 /);
    socket.destroy();
    await assertHealthy(simulator);
  });

  it('turns away uploads that together would fill the memory, and takes the next one when they are gone', async () => {
    const head = requestBytes({ headers: signedHeaders('{}'), body: '' })
      .toString('latin1')
      .replace('Content-Length: 0', 'Content-Length: 16000000');
    const uploads = await Promise.all(Array.from({ length: 20 }, open));
    const turnedAway = Promise.any(
      uploads.map(async (socket) => String(((await once(socket, 'data')) as [Buffer])[0])),
    );
    for (const socket of uploads) socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(15_900_000)]));
    assert.match(await turnedAway, /^HTTP\/1\.1 503 /);
    await simulator.logged(/refused, others are sending too much at once/);
    await assertHealthy(simulator);
    for (const socket of uploads) socket.destroy();
    const body = JSON.stringify({ currencyList: [], padding: 'x'.repeat(12_000_000) });
    await assertHealthy(simulator);
    const answer = await sendPlain(simulator, { headers: signedHeaders(body), body });
    assert.equal(resultCode(answer), 'SUCCESS');
  });

  it('cuts off hundreds who have dawdled over their headers since the first of these tests', async () => {
    await assertHealthy(simulator);
    await dawdlersCutOff;
    await assertHealthy(simulator);
  });

  it('answers others while a body trickles in', async () => {
    const socket = await open();
    const bytes = requestBytes({ headers: signedHeaders('{}'), body: '{}' });
    const answered = once(socket, 'data');
    socket.write(bytes.subarray(0, -1));
    await assertHealthy(simulator);
    socket.write(bytes.subarray(-1));
    assert.match(String((await answered)[0]), /"resultCode":"SUCCESS"/);
    socket.destroy();
  });

  it('forgets an upload that breaks off', async () => {
    const whole = requestBytes({ headers: signedHeaders('{}'), body: 'x'.repeat(100_000) });
    const socket = await open();
    socket.write(whole.subarray(0, 50_000), () => socket.destroy());
    await simulator.logged(/broke off before its body was complete/);
    await assertHealthy(simulator);
  });

  it('survives clients that leave before their answer', async () => {
    const bytes = requestBytes({ headers: signedHeaders('{}'), body: '{}' });
    for (let client = 0; client < 50; client += 1) {
      const socket = await open();
      socket.write(bytes, () => socket.resetAndDestroy());
    }
    await assertHealthy(simulator);
  });

  for (const scenario of ['delay:600', 'dropAfterCommit']) {
    it(`survives hundreds of clients under ${scenario}, those that stay and those that leave`, async () => {
      const misbehaving = await vectorSimulator(['--scenario', `inquiryBalance=${scenario}`]);
      const bytes = requestBytes({ headers: signedHeaders('{}'), body: '{}' });
      const { hostname, port } = new URL(misbehaving.ready.url);
      const sockets = await Promise.all(
        Array.from({ length: 300 }, async () => {
          const socket = connect(Number(port), hostname);
          socket.on('error', () => undefined);
          await once(socket, 'connect');
          return socket;
        }),
      );
      await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.write(bytes, resolve))));
      await misbehaving.logged(new RegExp(`scenario inquiryBalance=${scenario}`));
      for (const socket of sockets.slice(0, 150)) socket.resetAndDestroy();
      const body = '{"currency":"USD"}';
      const target = '/aps/api/business/fund/inquiryBalance';
      const other = { target, headers: signedHeaders(body, target), body };
      assert.equal(resultCode(await sendPlain(misbehaving, other)), 'SUCCESS');
      for (const socket of sockets) socket.destroy();
      assert.equal(resultCode(await sendPlain(misbehaving, other)), 'SUCCESS');
      assert.equal(misbehaving.process.exitCode, null);
      assert.doesNotMatch(misbehaving.log(), / error /);
    });
  }

  const post = `POST ${balancePath} HTTP/1.1\r\n`;
  for (const [what, bytes] of [
    ['garbage', '\x00\x01\x02 not http at all\r\n\r\n'],
    ['a TLS greeting', Buffer.from('16030100a5010000a10303', 'hex')],
    ['a header without end', `${post}X: ${'y'.repeat(100_000)}\r\n\r\n`],
    ['thousands of headers', `${post}${'X: y\r\n'.repeat(20_000)}\r\n`],
    ['two lengths that differ', `${post}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`],
    ['a chunk of a wrong size', `${post}Host: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`],
    ['a length and chunks', `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ] as const) {
    it(`survives ${what}`, async () => {
      const answer = await sendRaw(simulator.ready.url, bytes);
      assert.ok(answer.bytes.length === 0 || [400, 431].includes(answer.status), answer.bytes.toString());
      await assertHealthy(simulator);
    });
  }
});
