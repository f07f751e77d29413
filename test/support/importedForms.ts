import { createPrivateKey, sign } from 'node:crypto';
import { inquiryBalance } from '../../src/core/catalogue/endpoints/inquiryBalance.ts';
import type { OwnProfile } from './ownProfile.ts';
import type { PlantedSecrets } from './plantedSecrets.ts';

/** A request as another tool keeps it, with secrets in every place that its form has for them. */
export interface ImportedForm {
  readonly name: string;
  readonly text: string;
  /** The question that is asked where there are several requests. */
  readonly several?: RegExp;
  /** What is said of one that is not imported. */
  readonly refused?: string;
}

export function importedForms(own: OwnProfile, secrets: PlantedSecrets): readonly ImportedForm[] {
  const word = (name: string): string => secrets.word(name);
  const url = new URL(inquiryBalance.path, own.gateway.url).href;
  const telling = (name: string): string =>
    url.replace('://', `://me:${word(`${name}-user`)}@`) + `?access_token=${word(`${name}-query`)}`;
  const body = (name: string): string =>
    JSON.stringify({ currencyList: ['EURO'], accessToken: word(`${name}-body`) });
  const headers = (name: string, content: string): readonly (readonly [string, string])[] => [
    ['Content-Type', 'application/json; charset=UTF-8'],
    ['Client-Id', own.gateway.clientId],
    ['Request-Time', time],
    ['Signature', signature(own, content)],
    ['Connected-CustomerId', '2188220000000007'],
    ['Access-Token', own.customerToken],
    ['Authorization', `Bearer ${word(`${name}-bearer`)}`],
    ['Cookie', `session=${word(`${name}-cookie`)}`],
  ];
  const har = (name: string): unknown => ({
    startedDateTime: time,
    time: 1,
    request: {
      method: 'POST',
      url: telling(name),
      httpVersion: 'HTTP/1.1',
      headers: headers(name, body(name)).map(([key, value]) => ({ name: key, value })),
      queryString: [{ name: 'access_token', value: word(`${name}-query`) }],
      cookies: [{ name: 'session', value: word(`${name}-cookie`) }],
      postData: { mimeType: 'application/json', text: body(name) },
    },
    response: {
      status: 200,
      headers: [{ name: 'Set-Cookie', value: `session=${word(`${name}-cookie`)}` }],
      content: { mimeType: 'application/json', text: JSON.stringify({ accessToken: own.customerToken }) },
    },
  });
  const postman = {
    info: { name: 'Partner' },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: word('postman-auth') }] },
    variable: [{ key: 'token', value: word('postman-variable') }],
    event: [
      {
        listen: 'prerequest',
        script: { exec: [`pm.environment.set('token', '${word('postman-script')}')`] },
      },
    ],
    item: [
      {
        name: 'Balance of a customer',
        request: {
          method: 'POST',
          url: { raw: telling('postman') },
          header: headers('postman', body('postman')).map(([key, value]) => ({ key, value })),
          body: { mode: 'raw', raw: body('postman') },
          auth: { type: 'basic', basic: [{ key: 'password', value: word('postman-password') }] },
        },
        response: [{ name: 'kept', body: JSON.stringify({ accessToken: own.customerToken }) }],
      },
    ],
  };
  return [
    {
      name: 'call.sh',
      text: [
        `curl -X POST '${telling('curl')}' -u me:${word('curl-password')} --proxy-user me:${word('curl-proxy')}`,
        `--oauth2-bearer ${word('curl-oauth')} -H ${word('curl-no-colon')}`,
        ...headers('curl', body('curl')).map(([key, value]) => `-H ${shell(`${key}: ${value}`)}`),
        `--data-raw ${shell(body('curl'))}`,
      ].join(' \\\n  '),
    },
    { name: 'call.http', text: http(telling('http'), headers('http', body('http')), body('http')) },
    {
      name: 'calls.har',
      text: JSON.stringify({ log: { entries: [har('har'), har('other')] } }),
      several: /Which of these 2/,
    },
    { name: 'entry.har', text: JSON.stringify(har('entry')) },
    { name: 'calls.postman.json', text: JSON.stringify(postman) },
    {
      name: 'nocolon.http',
      text: `POST ${url} HTTP/1.1\nHost: a\nAccess-Token ${word('http-no-colon')}\n\n{}`,
      refused: 'is no header',
    },
    {
      name: 'key.http',
      text: http(url, [], JSON.stringify({ remark: own.keys.privatePem })),
      refused: 'The body holds a private key',
    },
    {
      name: 'token.http',
      text: http(
        url.replace(/[^/]*$/, 'applyToken'),
        [],
        JSON.stringify({ grantType: 'AUTHORIZATION_CODE', authCode: word('imported-code') }),
      ),
      refused: 'Get Access Token',
    },
  ];
}

const time = '2026-01-02T03:04:05Z';

/** Over the path without its first slash, so that there is something to diagnose. */
function signature(own: OwnProfile, body: string): string {
  const content = `POST ${inquiryBalance.path.slice(1)}\n${own.gateway.clientId}.${time}.${body}`;
  const made = sign('sha256', Buffer.from(content), createPrivateKey(own.keys.privatePem));
  return `algorithm=RSA256, keyVersion=1, signature=${encodeURIComponent(made.toString('base64'))}`;
}

function http(url: string, headers: readonly (readonly [string, string])[], body: string): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`POST ${url} HTTP/1.1`, 'Host: gateway.example.com', ...lines, '', body].join('\r\n');
}

function shell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
