import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { createPrivateKey, sign } from 'node:crypto';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import { writeSignatureHeader } from '../../src/core/signing/signatureHeader.ts';
import { median, type Row } from './row.ts';

const rounds = 7;
const callsPerRound = 1_500;
const connections = 16;
const path = '/amsin/api/v1/business/account/inquiryBalance';

interface Server {
  readonly url: string;
  readonly clientId: string;
  readonly child: ChildProcess;
}

async function start(script: string, args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { ...(JSON.parse(line) as { url: string; clientId: string }), child };
}

/** Milliseconds for one round of signed calls over kept connections. */
async function oneRound(server: Server, headers: Record<string, string>, body: Buffer): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = callsPerRound;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const call = request(server.url + path, { method: 'POST', agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`HTTP ${answer.statusCode ?? 0}`));
        answer.resume().once('end', resolve);
      });
      call.once('error', reject);
      call.end(body);
    });
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const took = performance.now() - begin;
  agent.destroy();
  return took;
}

/** Requests per second of the simulator, against a bare node server that verifies and signs. */
export async function simulatorThroughput(bareServerScript: string): Promise<Row> {
  const simulator = await start('dist/simulator.js', ['--seed', '1']);
  const bare = await start(bareServerScript, []);
  try {
    const body = Buffer.from('{}');
    const time = '2025-01-01T00:00:00+00:00';
    const key = createPrivateKey({
      key: Buffer.from(demoPartnerKeys.privateKey, 'base64'),
      format: 'der',
      type: 'pkcs8',
    });
    const headersFor = (clientId: string): Record<string, string> => ({
      'client-id': clientId,
      'request-time': time,
      'content-type': 'application/json; charset=UTF-8',
      signature: writeSignatureHeader(
        '1',
        sign('RSA-SHA256', Buffer.from(`POST ${path}\n${clientId}.${time}.{}`), key),
      ),
    });
    const times = { simulator: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const pair = [
        async () => times.simulator.push(await oneRound(simulator, headersFor(simulator.clientId), body)),
        async () => times.bare.push(await oneRound(bare, headersFor(bare.clientId), body)),
      ];
      for (const run of round % 2 === 0 ? pair : pair.toReversed()) await run();
    }
    const perSecond = (ms: readonly number[]): number => (callsPerRound / median(ms)) * 1000;
    const ratio = perSecond(times.simulator) / perSecond(times.bare);
    return {
      figure: 'simulator, requests per second',
      measured: perSecond(times.simulator).toFixed(0),
      comparedWith: `bare node server that verifies and signs, ${perSecond(times.bare).toFixed(0)}`,
      ratio: ratio.toFixed(2),
      budget: '≥ 0.7 ×',
      used: 0.7 / ratio,
    };
  } finally {
    simulator.child.kill();
    bare.child.kill();
  }
}
