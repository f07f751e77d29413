import assert from 'node:assert/strict';
import { redactBody, secretsInBody } from '../../../src/core/calls/redactBody.ts';
import { endpoints } from '../../../src/core/catalogue/index.ts';
import { isCredentialName, secretMembers } from '../../../src/core/schema/secretMembers.ts';
import type { ObjectSchema, StringSchema } from '../../../src/core/schema/dialect.ts';

const text: StringSchema = { type: 'string', description: 'Text.', status: 'documented' };
const credential: StringSchema = { ...text, secret: true };
const schema: ObjectSchema = {
  type: 'object',
  description: 'An answer.',
  status: 'documented',
  properties: {
    accessToken: credential,
    expireTime: text,
    sessions: {
      type: 'array',
      description: 'Sessions.',
      status: 'documented',
      items: {
        type: 'object',
        description: 'A session.',
        status: 'documented',
        properties: { refreshToken: credential },
        required: [],
      },
    },
  },
  required: [],
};
const harmless: ObjectSchema = { ...schema, properties: { expireTime: text } };

const token = 'at-7Xq29/LmZ+w==';

function redact(body: string | Uint8Array, known: readonly string[] = []) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const result = redactBody(schema, bytes, known);
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.body),
    redacted: result.redacted,
  };
}

describe('redaction of bodies', () => {
  for (const [what, body, left, pointers] of [
    [
      'a member with all blanks around it',
      `{ "accessToken" :\t"${token}" ,\n "expireTime": "2024" }`,
      '{ "accessToken" :\t"[redacted]" ,\n "expireTime": "2024" }',
      ['/accessToken'],
    ],
    [
      'both members of one name',
      `{"accessToken":"${token}","accessToken":"second-token"}`,
      '{"accessToken":"[redacted]","accessToken":"[redacted]"}',
      ['/accessToken', '/accessToken'],
    ],
    [
      'a name written with escapes',
      `{"access\\u0054oken":"${token}"}`,
      '{"access\\u0054oken":"[redacted]"}',
      ['/accessToken'],
    ],
    [
      'a name in another case and with underscores',
      `{"ACCESS_TOKEN":"${token}"}`,
      '{"ACCESS_TOKEN":"[redacted]"}',
      ['/ACCESS_TOKEN'],
    ],
    [
      'members where the schema has none',
      `{"result":{"deep":[{"refreshToken":"${token}"}]}}`,
      '{"result":{"deep":[{"refreshToken":"[redacted]"}]}}',
      ['/result/deep/0/refreshToken'],
    ],
    [
      'lists and objects in the place of a text',
      `{"accessToken":["${token}",{"a":1}],"refreshToken":{"value":"${token}"}}`,
      '{"accessToken":"[redacted]","refreshToken":"[redacted]"}',
      ['/accessToken', '/refreshToken'],
    ],
    [
      'a number in the place of a text',
      '{"accessToken":12345}',
      '{"accessToken":"[redacted]"}',
      ['/accessToken'],
    ],
    [
      'a list in the place of the object',
      `[{"accessToken":"${token}"}]`,
      '[{"accessToken":"[redacted]"}]',
      ['/0/accessToken'],
    ],
    [
      'JSON inside a text',
      `{"extendInfo":${JSON.stringify(JSON.stringify({ accessToken: token }))},"a":1}`,
      '{"extendInfo":"[redacted]","a":1}',
      ['/extendInfo'],
    ],
    [
      'a form inside a text',
      `{"extendInfo":"state=1&access%54oken=${encodeURIComponent(token)}"}`,
      '{"extendInfo":"[redacted]"}',
      ['/extendInfo'],
    ],
    [
      'a repetition in a sentence and in a name',
      `{"resultMessage":"no such token: ${token}","${token}":1,"accessToken":"${token}"}`,
      '{"resultMessage":"no such token: [redacted]","[redacted]":1,"accessToken":"[redacted]"}',
      ['/resultMessage', `/${token.replace('/', '~1')}`, '/accessToken'],
    ],
  ] as const) {
    it(`replaces ${what}`, () => {
      assert.deepEqual(redact(body), { text: left, redacted: pointers });
    });
  }

  it('replaces what the caller knows to be secret, however it is written', () => {
    const encoded = Buffer.from(token).toString('base64');
    const found = redact(`{"resultMessage":"${encoded}","a":"at-7Xq29\\/LmZ\\u002bw=="}`, [token]);
    assert.equal(found.text.includes(encoded.slice(4, 12)), false);
    assert.match(found.text, /"a":"\[redacted\]"/);
  });

  it('keeps sentences that only speak of a token, empty values, and the very bytes where nothing is secret', () => {
    for (const body of [
      '{"result":{"resultCode":"ACCESS_TOKEN_EXPIRED","resultMessage":"The accessToken has expired"}}',
      '{"accessToken":"","refreshToken":null,"accessTokenExpireTime":"2024-01-01T00:00:00Z"}',
      '{"n":1e400,"n":9007199254740993}',
    ]) {
      const bytes = new TextEncoder().encode(body);
      assert.equal(redactBody(schema, bytes).body, bytes);
    }
    const broken = new TextEncoder().encode(`{"accessToken":"${token}`);
    assert.equal(redactBody(harmless, broken).body, broken);
  });

  it('replaces credentials where the schema has none, in JSON', () => {
    for (const name of ['accessToken', 'refresh_token', 'authCode', 'access\\u0054oken']) {
      const body = new TextEncoder().encode(`{"a":[{"${name}":"${token}"}],"expireTime":"${token}"}`);
      const { body: left } = redactBody(harmless, body);
      assert.equal(
        Buffer.from(left).toString(),
        `{"a":[{"${name}":"[redacted]"}],"expireTime":"[redacted]"}`,
      );
      assert.deepEqual(secretsInBody(harmless, body), [token]);
    }
    const page = new TextEncoder().encode(`<p>Your access token is not known here.</p>`);
    assert.equal(redactBody(harmless, page).body, page);
  });

  it('knows every credential of the catalogue but for the one that is only called a token', () => {
    const names = endpoints.flatMap(({ request, response }) => [
      ...secretMembers(request),
      ...secretMembers(response),
    ]);
    assert.deepEqual(
      [...new Set(names)].filter((name) => !isCredentialName(name)),
      ['token'],
    );
  });

  for (const [what, body, left] of [
    [
      'is cut off inside the token',
      `{"expireTime":"2024","accessToken":"${token}`,
      '{"expireTime":"2024","accessToken[redacted]',
    ],
    ['is cut off behind it', `{"accessToken":"${token}","exp`, '{"accessToken[redacted]'],
    ['has a byte order mark', `\uFEFF{"accessToken":"${token}"}`, '\uFEFF{"accessToken[redacted]'],
    ['is a form', `expireTime=1&access_token=${token}`, 'expireTime=1&access_token[redacted]'],
    ['is a page', `<p>access&#x54;oken</p><p>${token}</p>`, '<p>access&#x54;oken[redacted]'],
    ['has an escaped name', `{'access\\u0054oken':'${token}'}`, "{'access\\u0054oken[redacted]"],
    ['has two values', `{"a":1}{"accessToken":"${token}"}`, '{"a":1}{"accessToken[redacted]'],
  ] as const) {
    it(`cuts a body that ${what}`, () => {
      assert.deepEqual(redact(body), { text: left, redacted: [''] });
    });
  }

  it('hides what is not UTF-8 as a whole', () => {
    const wide = Buffer.from(`\uFEFF{"accessToken":"${token}"}`, 'utf16le');
    assert.deepEqual(redact(wide), { text: '[redacted]', redacted: [''] });
  });

  it('shows a page in which no secret member is named', () => {
    assert.deepEqual(redact('<h1>502 Bad Gateway</h1>'), { text: '<h1>502 Bad Gateway</h1>', redacted: [] });
  });

  it('finds its way through a body that nests deeper than a stack allows', () => {
    const depth = 20_000;
    const body = `${'['.repeat(depth)}{"accessToken":"${token}"}${']'.repeat(depth)}`;
    assert.equal(redact(body).text.includes(token), false);
  });

  it('tells the credentials of a body so that they can be kept out of other texts', () => {
    const body = `{"accessToken":"${token}","x":{"refresh\\u0054oken":["one-two-three"]},"expireTime":"2024"}`;
    assert.deepEqual(secretsInBody(schema, new TextEncoder().encode(body)), [token, 'one-two-three']);
  });
});
