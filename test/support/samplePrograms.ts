import { execFile, type ExecFileException } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallTarget } from '../../src/core/calls/exchange.ts';
import { bodyParts } from '../../src/core/samples/bodyParts.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import type { Program, SampleCall } from '../../src/core/samples/sampleCall.ts';
import { sampleLanguages, type SampleLanguage } from '../../src/core/samples/samples.ts';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';
import { temporaryFolder } from './simulatorProcess.ts';

/** The languages whose programs every machine that runs the tests must be able to run. */
export type RunnableLanguage = Exclude<SampleLanguage['id'], 'csharp'>;

export const runnableLanguages = sampleLanguages.flatMap(({ id, ...language }) =>
  id === 'csharp' ? [] : [{ id, ...language }],
);

const commands: Readonly<Record<RunnableLanguage, readonly string[]>> = {
  curl: ['bash'],
  node: [process.execPath],
  python: ['python3'],
  // It compiles and runs for a moment only.
  java: ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
};

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface KeyFiles {
  readonly privateKey: string;
  readonly gatewayKey: string;
}

/** The keys of a simulator as files: the private one in PKCS#1 or PKCS#8, the public one bare or in PEM. */
export function keyFiles(
  { partnerPrivateKey = '', gatewayPublicKey }: ReadyLine,
  form: 'pkcs1' | 'pkcs8',
): KeyFiles {
  const folder = temporaryFolder();
  const files = { privateKey: join(folder, 'private.pem'), gatewayKey: join(folder, 'gateway.pem') };
  const key = createPrivateKey({
    key: Buffer.from(partnerPrivateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  writeFileSync(files.privateKey, key.export({ type: form, format: 'pem' }));
  writeFileSync(files.gatewayKey, form === 'pkcs1' ? `${gatewayPublicKey}\n` : publicPem(gatewayPublicKey));
  return files;
}

export function publicPem(spkiBase64: string): string {
  const lines = spkiBase64.replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN PUBLIC KEY-----\n${lines}\n-----END PUBLIC KEY-----\n`;
}

/** Where a call to a simulator goes. */
export function targetOf(ready: ReadyLine, path: string): Omit<CallTarget, 'accessToken'> {
  const { url, clientId, keyVersion } = ready;
  return { baseUrl: url, path, signedPath: path, clientId, keyVersion };
}

/** The call of an endpoint with this body, whose file paths lead where they say. */
export function sampleCall(
  endpoint: EndpointDescription,
  target: SampleCall['target'],
  body: string,
): SampleCall {
  const parts = bodyParts(endpoint.request, Buffer.from(body), (path) => path);
  if (parts === undefined) throw new Error('The body cannot be taken apart.');
  return { endpoint, target, body: parts, hasToken: false };
}

/** Writes a program into a folder of its own and runs it there, by the command that its first lines name. */
export function runProgram(
  language: RunnableLanguage,
  { fileName, text }: Program,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly options?: readonly string[] } = {},
): Promise<Ran> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, fileName), text);
  const [command = '', ...first] = commands[language];
  const all = [...first, ...(options.options ?? []), fileName, ...args];
  return runCommand(command, all, folder, options.env);
}

/** Runs a command to its end; one that is not on this machine is a failure of the test. */
export function runCommand(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, no_proxy: '*', NO_PROXY: '*', ...env };
    execFile(command, args, { cwd, env: environment, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const code = exitCode(error);
      if (code === undefined) {
        reject(new Error(`"${command}" cannot be run here; this test needs it. ${error?.message ?? ''}`));
      } else {
        // Every JVM says so where its options come from the environment.
        resolve({ code, stdout, stderr: stderr.replace(/^Picked up .*\n/gm, '') });
      }
    });
  });
}

function exitCode(error: ExecFileException | null): number | undefined {
  if (error === null) return 0;
  return typeof error.code === 'number' ? error.code : undefined;
}
