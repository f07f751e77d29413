import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inquiryBalance, queryCreditQuota } from '../../src/core/catalogue/index.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import { answerBody, callSimulator } from '../support/gatewayClient.ts';
import {
  runSimulator,
  startSimulator,
  stopSimulators,
  temporaryFolder,
} from '../support/simulatorProcess.ts';

const shortKey = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs8', format: 'der' })
  .toString('base64');

describe('the simulator as a command', () => {
  after(stopSimulators);

  it('prints one line when it is ready, and answers with nothing configured', async () => {
    const { ready } = await startSimulator();
    assert.deepEqual(Object.keys(ready).sort(), [
      'clientId',
      'gatewayPublicKey',
      'keyVersion',
      'partnerPrivateKey',
      'url',
    ]);
    assert.match(ready.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const exchange = await callSimulator(ready, inquiryBalance, { body: {} });
    assert.equal(exchange.outcome, 'succeeded');
    assert.equal(exchange.verification?.kind, 'verified');
  });

  it('says nothing of a private key where a partner key is configured', async () => {
    const { ready } = await startSimulator({
      config: { partnerPublicKey: demoPartnerKeys.publicKey, clientId: 'MINE' },
    });
    assert.equal(ready.clientId, 'MINE');
    assert.equal(ready.partnerPrivateKey, undefined);
    assert.equal((await callSimulator(ready, inquiryBalance, { body: {} })).outcome, 'succeeded');
  });

  it('takes keys as PEM and as bare base64, PKCS#8 and PKCS#1', async () => {
    const gateway = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const partner = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const [gatewayPrivateKey, partnerPublicKey] of [
      [
        gateway.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        partner.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      ],
      [
        gateway.privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
        partner.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      ],
    ]) {
      const { ready } = await startSimulator({ config: { gatewayPrivateKey, partnerPublicKey } });
      const exchange = await callSimulator(ready, inquiryBalance, {
        body: {},
        privateKey: partner.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      });
      assert.equal(exchange.outcome, 'succeeded');
      assert.equal(exchange.verification?.kind, 'verified');
    }
  });

  it('explains itself with --help', async () => {
    const { code, stdout } = await runSimulator({ args: ['--help'] });
    assert.equal(code, 0);
    assert.match(stdout, /--preferred-port/);
  });

  for (const [what, options, says] of [
    ['an unknown option', { args: ['--prot', '1'] }, /--prot/],
    [
      'a scenario that does not exist',
      { args: ['--scenario', 'NONE'] },
      /"NONE".*inquiryBalance=SYSTEM_ERROR/s,
    ],
    [
      'a missing configuration',
      { args: ['--config', '/nowhere/c.json'] },
      /--config \/nowhere\/c\.json cannot be read/,
    ],
    ['a configuration that is not JSON', { config: '{' }, /cannot be used\. It is not JSON/],
    [
      'a gateway key that is no key',
      { config: { gatewayPrivateKey: 'AAAA' } },
      /\/gatewayPrivateKey of the configuration: /,
    ],
    [
      'a gateway key that is too short',
      { config: { gatewayPrivateKey: shortKey } },
      /\/gatewayPrivateKey .*2048/,
    ],
    [
      'a private key in place of the public one',
      { config: { partnerPublicKey: demoPartnerKeys.privateKey } },
      /\/partnerPublicKey of the configuration: .*private/i,
    ],
    [
      'a certificate that is missing',
      { args: ['--tls-cert', '/nowhere/c', '--tls-key', '/nowhere/k'] },
      /--tls-cert/,
    ],
    [
      'a certificate that is none',
      { args: ['--tls-cert', import.meta.filename, '--tls-key', import.meta.filename] },
      /not a PEM certificate and its key/,
    ],
    [
      'a control token that is too short',
      { env: { WORLDFIRST_SIMULATOR_CONTROL: 'short' } },
      /at least 32 characters/,
    ],
  ] as const) {
    it(`does not start with ${what}`, async () => {
      const { code, stdout, stderr } = await runSimulator(options);
      assert.equal(code, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n {4}at /, 'A stack is no sentence.');
    });
  }

  it('does not start over a state that it cannot read', async () => {
    const state = join(temporaryFolder(), 'state.json');
    writeFileSync(state, 'not a state');
    const { code, stderr } = await runSimulator({ args: ['--state', state] });
    assert.equal(code, 2);
    assert.match(stderr, /state\.json cannot be used as the state.*Delete it/);
  });

  it('does not start where it cannot keep its state', async () => {
    const { code, stdout, stderr } = await runSimulator({
      args: ['--state', join(temporaryFolder(), 'no such folder', 'state.json')],
    });
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /The state cannot be kept in .*state\.json: /);
  });

  describe('on a port that is in use', () => {
    const occupant = createServer();
    let port: number;
    before(async () => {
      await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
      const address = occupant.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
    });
    after(() => void occupant.close());

    it('fails where the port was asked for by --port', async () => {
      const { code, stderr } = await runSimulator({ args: ['--port', String(port)] });
      assert.equal(code, 1);
      assert.match(stderr, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use`));
    });

    it('takes the next free one where the port was only preferred', async () => {
      const { ready } = await startSimulator({ args: ['--preferred-port', String(port)] });
      assert.ok(Number(new URL(ready.url).port) > port);
    });
  });

  it('names an address that is not this machine’s', async () => {
    const { code, stderr } = await runSimulator({
      args: ['--host', '203.0.113.1', '--preferred-port', '4000'],
    });
    assert.equal(code, 1);
    assert.match(stderr, /203\.0\.113\.1 is not an address of this machine/);
  });

  it('says that others can reach it, and whether they can sign, where the host is not this machine alone', async () => {
    const open = await startSimulator({ args: ['--host', '0.0.0.0'] });
    assert.match(open.ready.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    await open.logged(/warn 0\.0\.0\.0 can be reached from the network\. The demo keys are public/);
    const guarded = await startSimulator({
      args: ['--host', '0.0.0.0'],
      config: {
        partnerPublicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
          type: 'spki',
          format: 'pem',
        }),
      },
    });
    await guarded.logged(/warn 0\.0\.0\.0 can be reached from the network\.\n/);
  });

  it('logs each call with the digest of its body, and why a signature does not fit', async () => {
    const simulator = await startSimulator();
    await callSimulator(simulator.ready, inquiryBalance, { body: '{"currencyList":["USD"]}' });
    const digest = createHash('sha256').update('{"currencyList":["USD"]}').digest('hex');
    await simulator.logged(new RegExp(`inquiryBalance\\): S SUCCESS \\[24 bytes, sha256 ${digest}`));
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await callSimulator(simulator.ready, inquiryBalance, {
      body: {},
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    });
    await simulator.logged(
      /Why the signature does not fit: The signature was made with another key\. .*registered public key/,
    );
  });

  for (const [by, options] of [
    ['its command line', { args: ['--explain-signatures'] }],
    ['its configuration', { config: { explainSignatures: true } }],
  ] as const) {
    it(`says in its answer why a signature does not fit where ${by} asks for it, in at most 256 characters`, async () => {
      const simulator = await startSimulator(options);
      const exchange = await callSimulator(simulator.ready, inquiryBalance, {
        body: { currencyList: ['USD'] },
        signedPath: `/sandbox${inquiryBalance.path}`,
      });
      const { resultCode, resultMessage } = answerBody(exchange)['result'] as Record<string, string>;
      assert.equal(resultCode, 'INVALID_SIGNATURE');
      assert.match(
        resultMessage ?? '',
        /^The sandbox part of the path is not the same\. The signature covers the path "\/sandbox\/amsin/,
      );
      assert.ok((resultMessage ?? '').length <= 256);
    });
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends at ${signal} with nothing of its log missing`, async () => {
      const simulator = await startSimulator();
      await callSimulator(simulator.ready, inquiryBalance, { body: {} });
      await simulator.stop(signal);
      assert.equal(simulator.process.exitCode, 0);
      assert.match(simulator.log(), /inquiryBalance\): S SUCCESS/);
    });
  }

  it('never logs a body, a token or a key', async () => {
    const simulator = await startSimulator();
    const canary = `canary${randomBytes(8).toString('hex')}`;
    await callSimulator(simulator.ready, inquiryBalance, { body: { currencyList: [canary] } });
    await callSimulator(simulator.ready, queryCreditQuota, { body: {}, accessToken: canary });
    await simulator.logged(/queryCreditQuota\)/);
    assert.doesNotMatch(simulator.log(), new RegExp(canary));
    assert.doesNotMatch(simulator.log(), new RegExp((simulator.ready.partnerPrivateKey ?? '').slice(0, 40)));
  });

  it('checks Request-Time only where the configuration sets a tolerance', async () => {
    const strict = await startSimulator({ config: { requestTimeToleranceSeconds: 60, seed: 1 } });
    const { gateway } = await callSimulator(strict.ready, inquiryBalance, { body: {} });
    assert.equal(gateway?.kind === 'result' && gateway.code, 'PARAM_ILLEGAL');
    assert.match(gateway?.kind === 'result' ? gateway.message : '', /Request-Time is \d+ s away/);
  });

  it('asks a token of the customer who has one', async () => {
    const accounts = [{ accountNo: 'A', currency: 'USD', available: 7 }];
    const { ready } = await startSimulator({
      config: { customers: [{ id: 'ME' }, { id: 'C', accessToken: 'secret', accounts }] },
    });
    const right = await callSimulator(ready, inquiryBalance, {
      body: {},
      customerId: 'C',
      accessToken: 'secret',
    });
    assert.equal(right.outcome, 'succeeded');
    assert.equal(JSON.stringify(answerBody(right)).match(/"value":7/g)?.length, 2);
    const without = await callSimulator(ready, inquiryBalance, { body: {}, customerId: 'C' });
    assert.equal(without.gateway?.kind === 'result' && without.gateway.code, 'AUTHORIZATION_NOT_EXIST');
  });
});
