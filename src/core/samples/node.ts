import { embeddedBytes } from './embeddedBytes.ts';
import {
  aboutProgram,
  takesSecrets,
  timeoutSeconds,
  variables,
  type BodyPart,
  type Program,
  type SampleCall,
} from './sampleCall.ts';
import { stringLiteral, utf16Escape, type StringForm } from './stringForm.ts';

const form: StringForm = { quote: "'", escape: utf16Escape };

const literal = (value: string): string => stringLiteral(value, form);

/** The call as a program for Node.js 18 and newer, with nothing but what Node.js brings. */
export function nodeProgram(call: SampleCall): Program {
  const { endpoint, target, body, hasToken } = call;
  const fileName = `${endpoint.name}.mjs`;
  const about = aboutProgram(call, 'It needs Node.js 18 or newer and nothing else.', `node ${fileName}`);
  const customer = target.customerId;
  const text = String.raw`${about.map((line) => `// ${line}`.trimEnd()).join('\n')}

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const url = new URL(${literal(target.baseUrl + target.path)});
const signedPath = ${literal(target.signedPath)};
const clientId = ${literal(target.clientId)};
const keyVersion = ${literal(target.keyVersion)};
${customer === undefined ? '' : `const customerId = ${literal(customer)};\n`}
function makeBody() {
  return Buffer.concat([
${body.map((part) => `    ${partOf(part)},\n`).join('')}  ]);
}

function contentToSign(time, bytes) {
  return Buffer.concat([Buffer.from('POST ' + signedPath + '\n' + clientId + '.' + time + '.'), bytes]);
}

function keyFile(place, variable) {
  const path = process.argv[place] || process.env[variable];
  if (!path) throw new Error('Name the key files, or set ' + variable + '.');
  return readFileSync(path, 'utf8');
}

function pem(text) {
  return text.includes('-----BEGIN') ? text : '-----BEGIN PUBLIC KEY-----\n' + text.trim() + '\n-----END PUBLIC KEY-----';
}
${takesSecrets(call) ? environment : ''}${body.some(({ kind }) => kind === 'secret') ? insideString : ''}
function prepare() {
  const privateKey = createPrivateKey(keyFile(2, '${variables.privateKey}'));
  const gatewayKey = createPublicKey(pem(keyFile(3, '${variables.gatewayKey}')));
  if (privateKey.asymmetricKeyType !== 'rsa' || gatewayKey.asymmetricKeyType !== 'rsa') {
    throw new Error('Both keys must be RSA keys.');
  }
  const body = makeBody();
  const time = new Date().toISOString().slice(0, 19) + '+00:00';
  const signature = sign('RSA-SHA256', contentToSign(time, body), privateKey).toString('base64');
  const headers = {
    'Client-Id': clientId,
    'Request-Time': time,
    'Signature': 'algorithm=RSA256, keyVersion=' + keyVersion + ', signature=' + encodeURIComponent(signature),
    'Content-Type': 'application/json; charset=UTF-8',
${customer === undefined ? '' : `    'Connected-CustomerId': customerId,\n`}${hasToken ? `    'Access-Token': fromEnvironment('${variables.accessToken}'),\n` : ''}    'Content-Length': body.length,
  };
  return { gatewayKey, headers, body };
}

async function send(headers, body) {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(${timeoutSeconds * 1000});
  const outgoing = request(url, { method: 'POST', headers, agent: false, signal });
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  const [answer] = await once(outgoing, 'response');
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { answer, bytes: Buffer.concat(chunks) };
}

/** Why the answer's own signature cannot be relied on; undefined where it is right. */
function misfit({ answer, bytes }, gatewayKey) {
  const signatures = answer.headersDistinct['signature'] ?? [];
  const times = answer.headersDistinct['response-time'] ?? [];
  if (signatures.length === 0) return 'the answer is not signed';
  if (signatures.length !== 1 || times.length !== 1) return 'it needs one Signature and one Response-Time';
  const value = /(?:^|,)\s*signature\s*=\s*((?:[A-Za-z0-9+/=]|%2[BF]|%3D)+)\s*(?:,|$)/i.exec(signatures[0])?.[1];
  if (value === undefined) return 'its Signature header cannot be read';
  const signature = Buffer.from(decodeURIComponent(value), 'base64');
  const fits = verify('RSA-SHA256', contentToSign(times[0], bytes), gatewayKey, signature);
  return fits ? undefined : 'its signature does not fit the public key of the gateway';
}

function resultOf(bytes) {
  try {
    return JSON.parse(bytes.toString('utf8')).result ?? {};
  } catch {
    return {};
  }
}

let ready;
try {
  ready = prepare();
} catch (error) {
  console.error('Nothing was sent: ' + error.message);
  process.exit(2);
}
try {
  const received = await send(ready.headers, ready.body);
  const why = misfit(received, ready.gatewayKey);
  const { resultStatus, resultCode } = resultOf(received.bytes);
  console.log('HTTP ' + received.answer.statusCode);
  console.log('result ' + (resultStatus ?? '?') + ' ' + (resultCode ?? '?'));
  console.log(why === undefined ? 'verified' : 'not verified: ' + why);
  console.log('\n' + received.bytes.toString('utf8'));
  process.exitCode = received.answer.statusCode === 200 && resultStatus === 'S' && why === undefined ? 0 : 1;
} catch (error) {
  console.error('No whole answer came, and the request may have arrived: ' + error.message);
  process.exitCode = 1;
}
`;
  return { fileName, text };
}

const environment = String.raw`
function fromEnvironment(variable) {
  const value = process.env[variable];
  if (!value || !/^[\x21-\x7e]+$/.test(value)) throw new Error('Set ' + variable + '.');
  return value;
}
`;

const insideString = String.raw`
function insideString(value) {
  return Buffer.from(JSON.stringify(value).slice(1, -1));
}
`;

function partOf(part: BodyPart): string {
  switch (part.kind) {
    case 'file':
      return `Buffer.from(readFileSync(${literal(part.path)}).toString('base64'))`;
    case 'secret':
      return `insideString(fromEnvironment(${literal(part.variable)}))`;
    case 'bytes': {
      const { kind, literals } = embeddedBytes(part.bytes, form);
      const lines = literals.map((line) => `      ${line},\n`).join('');
      return `Buffer.from([\n${lines}    ].join('')${kind === 'base64' ? ", 'base64'" : ''})`;
    }
  }
}
