import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { certificate, certificateKey } from '../support/certificate.ts';
import {
  balancePath,
  headerOf,
  headersWith,
  opensslVerifies,
  resultCode,
  sendPlain,
  signedHeaders,
  vectorSimulator,
} from '../support/plainClient.ts';
import { sendRaw } from '../support/rawHttp.ts';
import { stopSimulators, temporaryFolder, type SimulatorProcess } from '../support/simulatorProcess.ts';
import { acceptedVariants, captures, negatives, vectors } from '../support/vectors.ts';

describe('the simulator on the wire', () => {
  let simulator: SimulatorProcess;
  before(async () => (simulator = await vectorSimulator()));
  after(stopSimulators);

  for (const vector of vectors.filter(({ kind }) => kind === 'request')) {
    for (const header of [vector.signatureHeader, vector.signatureHeaderSdkStyle ?? '']) {
      it(`accepts ${vector.id} with ${header.slice(0, 33)}…`, async () => {
        const answer = await sendPlain(simulator, {
          target: vector.path,
          headers: [
            ['Client-Id', vector.clientId],
            ['Request-Time', vector.requestTime ?? ''],
            ['Content-Type', 'application/json; charset=UTF-8'],
            ['Signature', header],
          ],
          body: vector.body,
        });
        // The application of the vectors names a file that nobody uploaded.
        const applies = vector.path.endsWith('applyCreditGrant');
        assert.equal(resultCode(answer), applies ? 'PARAM_ILLEGAL' : 'SUCCESS');
        if (applies) assert.match(answer.body.toString(), /fileKey names no uploaded file/);
        assert.ok(opensslVerifies(answer, vector.path));
      });
    }
  }

  for (const { id, fault, sent, signatureHeader } of negatives) {
    it(`refuses ${id}: ${fault}`, async () => {
      const answer = await sendPlain(simulator, {
        target: sent.path,
        headers: [
          ['Client-Id', sent.clientId],
          ['Request-Time', sent.requestTime],
          ['Content-Type', 'application/json; charset=UTF-8'],
          ['Signature', signatureHeader],
        ],
        body: sent.body,
      });
      assert.equal(answer.status, 200);
      assert.equal(resultCode(answer), 'INVALID_SIGNATURE');
      assert.ok(opensslVerifies(answer, sent.path));
    });
  }

  for (const variant of acceptedVariants) {
    it(`accepts ${variant.id}`, async () => {
      const answer = await sendPlain(simulator, {
        headers: headersWith(variant.signatureHeader),
        body: '{"currencyList":["CNH","USD"]}',
      });
      assert.equal(resultCode(answer), 'SUCCESS');
    });
  }

  for (const capture of captures) {
    it(`answers the Python SDK’s own bytes: ${capture.requestLine}`, async () => {
      const head = [capture.requestLine, ...capture.headers.map((header) => header.join(': '))];
      const answer = await sendRaw(simulator.ready.url, `${head.join('\r\n')}\r\n\r\n${capture.body}`);
      assert.equal(answer.status, 200);
      assert.equal(resultCode(answer), 'SUCCESS');
      assert.ok(opensslVerifies(answer, new URL(capture.requestLine.split(' ')[1] ?? '').pathname));
    });
  }

  it('writes every response header name in lower case', async () => {
    const answer = await sendPlain(simulator, { headers: signedHeaders('{}'), body: '{}' });
    const names = answer.headers.map(([name]) => name);
    assert.deepEqual(
      names,
      names.map((name) => name.toLowerCase()),
    );
    for (const name of ['client-id', 'signature', 'response-time', 'content-type']) {
      assert.equal(names.filter((each) => each === name).length, 1, name);
    }
    assert.equal(headerOf(answer, 'content-type'), 'application/json; charset=UTF-8');
    assert.match(headerOf(answer, 'response-time'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    assert.match(headerOf(answer, 'signature'), /^algorithm=RSA256, keyVersion=1, signature=[A-Za-z0-9%]+$/);
  });

  it('signs refusals of unknown paths, clients and methods so that the caller can verify them', async () => {
    const headers = signedHeaders('{}');
    const unknownPath = await sendPlain(simulator, { target: '/nowhere?x=1', headers, body: '{}' });
    assert.equal(resultCode(unknownPath), 'INVALID_API');
    assert.ok(opensslVerifies(unknownPath, '/nowhere?x=1'));
    const renamed = headers.map(([name, value]) => [name, name === 'Client-Id' ? 'NOBODY' : value] as const);
    const unknownClient = await sendPlain(simulator, { headers: renamed, body: '{}' });
    assert.equal(resultCode(unknownClient), 'INVALID_CLIENT');
    assert.equal(headerOf(unknownClient, 'client-id'), 'NOBODY');
    assert.ok(opensslVerifies(unknownClient));
    const method = await sendPlain(simulator, { method: 'PUT', headers, body: '{}' });
    assert.equal(resultCode(method), 'METHOD_NOT_SUPPORTED');
    assert.ok(opensslVerifies(method, balancePath, 'PUT'));
  });

  it('is seen by openssl to have changed when one byte of an answer is altered', async () => {
    const answer = await sendPlain(simulator, { headers: signedHeaders('{}'), body: '{}' });
    const body = Buffer.from(answer.body);
    body[body.length - 2] = (body[body.length - 2] ?? 0) ^ 1;
    assert.ok(opensslVerifies(answer));
    assert.ok(!opensslVerifies({ ...answer, body }));
  });

  it('speaks http and https to a client that builds its headers by hand', async () => {
    const secure = await secureSimulator();
    assert.match(secure.ready.url, /^https:\/\/127\.0\.0\.1:/);
    for (const [base, open] of [
      [simulator.ready.url, httpRequest],
      [secure.ready.url, httpsRequest],
    ] as const) {
      const headers = Object.fromEntries(signedHeaders('{}'));
      const call = open(new URL(balancePath, base), { method: 'POST', headers, ca: certificate });
      call.end('{}');
      const [response] = (await once(call, 'response')) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const answered = Object.entries(response.headers).map(
        ([name, value]) => [name, String(value)] as const,
      );
      const body = Buffer.concat(chunks);
      assert.equal(response.statusCode, 200);
      assert.equal(resultCode({ body }), 'SUCCESS');
      assert.ok(opensslVerifies({ headers: answered, body }));
    }
  });

  it('says in one line of its log why a client and its TLS do not come together', async () => {
    const secure = await secureSimulator();
    const plainAddress = secure.ready.url.replace('https:', 'http:');
    await sendRaw(plainAddress, `POST ${balancePath} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await secure.logged(/warn A connection was closed: the client speaks http, this address https\.\n/);
    const distrustful = ['s_client', '-verify_return_error', '-connect', new URL(secure.ready.url).host];
    execFile('openssl', distrustful, () => undefined);
    await secure.logged(/warn A connection was closed: the client does not trust the certificate\.\n/);
    const mistaken = httpsRequest(simulator.ready.url.replace('http:', 'https:'));
    mistaken.on('error', () => undefined).end();
    await simulator.logged(
      /warn A connection was closed: the client speaks https, this address http.*--tls-cert and --tls-key\.\n/,
    );
    assert.equal(secure.log().match(/ warn /g)?.length, 2);
  });
});

async function secureSimulator(): Promise<SimulatorProcess> {
  const folder = temporaryFolder();
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, certificate);
  writeFileSync(key, certificateKey);
  return vectorSimulator(['--tls-cert', cert, '--tls-key', key]);
}
