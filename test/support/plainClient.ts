import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createSign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sendRaw, type RawAnswer } from './rawHttp.ts';
import { startSimulator, temporaryFolder, type SimulatorProcess } from './simulatorProcess.ts';
import { keys } from './vectors.ts';

export const balancePath = '/amsin/api/v1/business/account/inquiryBalance';
export const vectorClientId = '5X0000000000000000000001';
export const requestTime = '2024-12-31T10:15:30+08:00';

export type PlainHeader = readonly [name: string, value: string];

/** A simulator that knows the vectors' partner and answers with the vectors' gateway key. */
export function vectorSimulator(args: readonly string[] = []): Promise<SimulatorProcess> {
  return startSimulator({
    args,
    config: {
      clientId: vectorClientId,
      partnerPublicKey: keys.partner.publicKeySpkiBase64,
      gatewayPrivateKey: keys.gateway.privateKeyPkcs8Pem,
    },
  });
}

export interface PlainRequest {
  readonly method?: string;
  readonly target?: string;
  readonly headers: readonly PlainHeader[];
  readonly body: string | Buffer;
}

/** The bytes of a request, written out by hand. */
export function requestBytes({ method = 'POST', target = balancePath, headers, body }: PlainRequest): Buffer {
  const bytes = Buffer.from(body);
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: localhost',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

export function sendPlain(simulator: SimulatorProcess, request: PlainRequest): Promise<RawAnswer> {
  return sendRaw(simulator.ready.url, requestBytes(request));
}

/** The partner's signature in plain base64, made without any code of the product. */
export function signature(body: string | Buffer, target = balancePath): string {
  const prefix = `POST ${target}\n${vectorClientId}.${requestTime}.`;
  return createSign('RSA-SHA256').update(prefix).update(body).sign(keys.partner.privateKeyPkcs8Pem, 'base64');
}

/** The four headers of a call, with everything right. */
export function signedHeaders(body: string | Buffer, target = balancePath): readonly PlainHeader[] {
  const encoded = encodeURIComponent(signature(body, target));
  return headersWith(`algorithm=RSA256, keyVersion=2, signature=${encoded}`);
}

/** The four headers of a call, with that Signature header. */
export function headersWith(signatureHeader: string): readonly PlainHeader[] {
  return [
    ['Client-Id', vectorClientId],
    ['Request-Time', requestTime],
    ['Content-Type', 'application/json; charset=UTF-8'],
    ['Signature', signatureHeader],
  ];
}

export function resultCode({ body }: Pick<RawAnswer, 'body'>): string {
  const { result } = JSON.parse(body.toString('utf8')) as { result: { resultCode: string } };
  return result.resultCode;
}

export function headerOf({ headers }: Pick<RawAnswer, 'headers'>, name: string): string {
  return headers.find(([each]) => each === name)?.[1] ?? '';
}

/** Whether an answer's own signature is right, told by the openssl command alone. */
export function opensslVerifies(
  answer: Pick<RawAnswer, 'headers' | 'body'>,
  target = balancePath,
  method = 'POST',
): boolean {
  const folder = temporaryFolder();
  const value = /signature=(.*)$/.exec(headerOf(answer, 'signature'))?.[1] ?? '';
  const prefix = `${method} ${target}\n${headerOf(answer, 'client-id')}.${headerOf(answer, 'response-time')}.`;
  writeFileSync(join(folder, 'key.pem'), keys.gateway.publicKeySpkiPem);
  writeFileSync(join(folder, 'signature'), Buffer.from(decodeURIComponent(value), 'base64'));
  writeFileSync(join(folder, 'content'), Buffer.concat([Buffer.from(prefix), answer.body]));
  const args = ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature', 'content'];
  try {
    return execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString().includes('Verified OK');
  } catch {
    return false;
  }
}

/** That the simulator still answers a right call. */
export async function assertHealthy(simulator: SimulatorProcess): Promise<void> {
  const answer = await sendPlain(simulator, { headers: signedHeaders('{}'), body: '{}' });
  assert.equal(resultCode(answer), 'SUCCESS');
}
