import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
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
    const folder = temporaryFolder();
    const subject = '-subj /CN=localhost -addext subjectAltName=IP:127.0.0.1';
    const command = `req -x509 -newkey rsa:2048 -nodes -days 2 ${subject} -keyout key.pem -out cert.pem`;
    execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' });
    const cert = join(folder, 'cert.pem');
    const secure = await vectorSimulator(['--tls-cert', cert, '--tls-key', join(folder, 'key.pem')]);
    assert.match(secure.ready.url, /^https:\/\/127\.0\.0\.1:/);
    for (const [base, open] of [
      [simulator.ready.url, httpRequest],
      [secure.ready.url, httpsRequest],
    ] as const) {
      const headers = Object.fromEntries(signedHeaders('{}'));
      const call = open(new URL(balancePath, base), { method: 'POST', headers, ca: readFileSync(cert) });
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
});
