import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { endpoints } from '../../src/core/catalogue/index.ts';
import { csharpProgram } from '../../src/core/samples/csharp.ts';
import { completeSample } from '../../src/core/schema/skeleton.ts';
import {
  keyFiles,
  runCommand,
  runnableLanguages,
  runProgram,
  sampleCall,
  targetOf,
} from '../support/samplePrograms.ts';
import { startSimulator, stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';

/** What a person may write into a text of a body. */
const awkward = String.raw`O'Brien \"& Söhne\" $HOME $(id) %s \u00e9 \\ 中文 😀 ` + '`id` ${x} #{y} */ // --';

const awkwardName = `it's "$x" ünï.pdf`;

/** A body that the simulator takes, with a file where there is one to send and with awkward texts. */
function bodyOf(endpoint: EndpointDescription): string {
  const sample = completeSample(endpoint);
  if (endpoint.name === 'submitAttachment') {
    const file = join(temporaryFolder(), awkwardName);
    writeFileSync(file, Buffer.from('%PDF-1.4\n\0\xff', 'latin1'));
    return sample.replace(/("attachmentContent": )"[^"]*"/, `$1${JSON.stringify(`@file:${file}`)}`);
  }
  return endpoint.name === 'applyCreditGrant'
    ? sample.replace(/^\{/, () => `{\r\n\t"vendorName": "${awkward}",`)
    : sample;
}

/** The credentials of a sample, which programs take from their environment. */
function secretsOf({ sample }: EndpointDescription): NodeJS.ProcessEnv {
  const members = Object.entries(sample.request as Readonly<Record<string, unknown>>);
  const texts = members.filter((member): member is [string, string] => typeof member[1] === 'string');
  const nameOf = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return Object.fromEntries(texts.map(([name, value]) => [`WORLDFIRST_${nameOf(name)}`, value]));
}

const succeeded = /^HTTP 200\nresult S SUCCESS\nverified\n\n\{/;

describe('programs that are copied from a request', function () {
  // A compiler and a JVM start for each of them.
  this.timeout(120_000);
  after(stopSimulators);

  for (const [index, language] of runnableLanguages.entries()) {
    for (const endpoint of endpoints) {
      it(`${language.name}: ${endpoint.name} prints S SUCCESS and verified`, async () => {
        const { ready } = await startSimulator();
        const { privateKey, gatewayKey } = keyFiles(ready, index % 2 === 0 ? 'pkcs1' : 'pkcs8');
        const call = sampleCall(endpoint, targetOf(ready, endpoint.path), bodyOf(endpoint));
        const ran = await runProgram(language.id, language.write(call), [privateKey, gatewayKey], {
          env: secretsOf(endpoint),
        });
        assert.equal(ran.stderr, '');
        assert.match(ran.stdout, succeeded);
        assert.equal(ran.code, 0);
      });
    }
  }
});

const dotnet = await runCommand('dotnet', ['--version'], '.').then(
  ({ code, stdout }) => (code === 0 ? stdout.trim() : undefined),
  () => undefined,
);

describe(`C# programs, ${dotnet === undefined ? 'only read: there is no dotnet on this machine' : `run by dotnet ${dotnet}`}`, function () {
  this.timeout(300_000);
  after(stopSimulators);

  for (const endpoint of endpoints) {
    it(endpoint.name, async () => {
      const { ready } = await startSimulator();
      const { fileName, text } = csharpProgram(
        sampleCall(endpoint, targetOf(ready, endpoint.path), bodyOf(endpoint)),
      );
      if (dotnet === undefined) {
        assertLooksRight(text, endpoint);
        return;
      }
      const folder = temporaryFolder();
      const { privateKey, gatewayKey } = keyFiles(ready, 'pkcs1');
      const made = await runCommand('dotnet', ['new', 'console', '-o', folder, '-n', 'call'], folder);
      assert.equal(made.code, 0, made.stdout);
      writeFileSync(join(folder, fileName), text);
      const ran = await runCommand(
        'dotnet',
        ['run', '--', privateKey, gatewayKey],
        folder,
        secretsOf(endpoint),
      );
      assert.match(ran.stdout, succeeded);
      assert.equal(ran.code, 0);
    });
  }
});

/** As much as can be told of a program that nobody compiles. */
function assertLooksRight(text: string, { path }: EndpointDescription): void {
  assert.ok(text.includes(`const string SignedPath = "${path}";`));
  assert.match(text, /SignData\(.*HashAlgorithmName\.SHA256, RSASignaturePadding\.Pkcs1\)/);
  assert.match(text, /VerifyData\(.*HashAlgorithmName\.SHA256, RSASignaturePadding\.Pkcs1\)/);
  assert.match(text, /AllowAutoRedirect = false/);
  assert.equal(text.match(/SendAsync/g)?.length, 1);
  assert.doesNotMatch(text, /PRIVATE KEY-----/);
}
