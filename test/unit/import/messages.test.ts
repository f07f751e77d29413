import assert from 'node:assert/strict';
import { allRequests, importText, onlyRequest, problemOf } from '../../support/imports.ts';

const path = '/amsin/api/v1/business/account/inquiryBalance';
const url = `https://open.example.com${path}`;

describe('an HTTP message that is imported', () => {
  for (const end of ['\n', '\r\n']) {
    it(`keeps its body to the byte with ${JSON.stringify(end)} between its lines`, () => {
      const head = [
        `POST ${path} HTTP/1.1`,
        'Host: open.example.com',
        'client-id:5X',
        'X-Folded: a',
        '  b',
        '',
        '',
      ];
      const bytes = Buffer.concat([Buffer.from(head.join(end)), Buffer.from('{"a":\r\n "\xff"}', 'latin1')]);
      const { request, notes } = onlyRequest(bytes);
      assert.equal(request.method, 'POST');
      assert.equal(request.target, path);
      assert.deepEqual(request.headers, [
        ['Host', 'open.example.com'],
        ['client-id', '5X'],
        ['X-Folded', 'a b'],
      ]);
      assert.deepEqual(Buffer.from(request.body), Buffer.from('{"a":\r\n "\xff"}', 'latin1'));
      assert.deepEqual(notes, []);
    });
  }

  it('ends where Content-Length says, and says what does not fit', () => {
    const message = (length: number, body: string): string =>
      `POST ${path} HTTP/1.1\r\nContent-Length: ${length}\r\n\r\n${body}`;
    assert.deepEqual(
      [onlyRequest(message(2, '{}\n')).body, onlyRequest(message(2, '{}\n')).notes],
      ['{}', []],
    );
    const longer = onlyRequest(message(2, '{}POST'));
    assert.equal(longer.body, '{}');
    assert.match(longer.notes.join(), /the last 4 were left out/);
    const shorter = onlyRequest(message(9, '{\n}'));
    assert.equal(shorter.body, '{\n}');
    assert.match(shorter.notes.join(), /says 9 bytes, but only 3 follow/);
  });

  it('may come in chunks, with comments above, or as other tools write it', () => {
    const chunked = `POST ${path} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n{"\r\n4\r\na":1\r\n1\r\n}\r\n0\r\n\r\n`;
    assert.equal(onlyRequest(chunked).body, '{"a":1}');
    const file = `### balances\n# by hand\n@host = x\n\nPOST {{host}}${path}\nContent-Type: application/json\n\n{}`;
    const read = onlyRequest(file);
    assert.equal(read.request.target, `{{host}}${path}`);
    assert.match(read.notes.join(), /\{\{host\}\}/);
  });

  it('may be one of several in a file, with answers between them', () => {
    const file = [
      `# Succeeded.\n\nPOST ${path} HTTP/1.1\nContent-Length: 7\n\n{\n###\n}`,
      'HTTP/1.1 200 OK\n\n{}',
      `# next\nPOST ${path}\n\n{"b":1}`,
      `POST ${path}\nHost: a`,
    ].join('\n\n###\n\n');
    const read = allRequests(file);
    assert.deepEqual(
      read.map(({ body, notes }) => [body, notes]),
      [
        ['{\n###\n}', []],
        ['{"b":1}', []],
        ['', []],
      ],
    );
  });

  it('is kept with its last line break where nothing says whose it is', () => {
    const { body, notes } = onlyRequest(`POST ${url}\n\n{}\n`);
    assert.equal(body, '{}\n');
    assert.match(notes.join(), /ends with a line break/);
  });

  for (const [what, text, problem] of [
    ['an answer', 'HTTP/1.1 200 OK\r\n\r\n{}', /an answer, not a request/],
    [
      'a line that is no header',
      `POST ${path} HTTP/1.1\nHost: a\nAccess-Token wf-7Xq29`,
      /^Line 3 is no header(?!.*wf-7Xq29)/,
    ],
    ['a compressed body', `POST ${path} HTTP/1.1\nContent-Encoding: gzip\n\nx`, /compressed \(gzip\)/],
    ['broken chunks', `POST ${path} HTTP/1.1\nTransfer-Encoding: chunked\n\n{}`, /not made of any/],
  ] as const) {
    it(`is refused as ${what}`, () => assert.match(problemOf(text), problem));
  }
});

describe('a HAR file that is imported', () => {
  const request = (body: unknown, more: object = {}): object => ({
    method: 'POST',
    url,
    httpVersion: 'HTTP/2',
    headers: [
      { name: ':method', value: 'POST' },
      { name: 'client-id', value: '5X' },
    ],
    postData: body,
    bodySize: -1,
    ...more,
  });

  it('lists its entries, those that cannot be read too', () => {
    const entries = [
      {
        request: request({ mimeType: 'application/json', text: '{"n":12345678901234567890,"é":"\\u00e9"}' }),
      },
      { request: request({ text: 'eyJhIjoxfQ==', encoding: 'base64' }) },
      { request: request(undefined, { bodySize: 12 }) },
      {},
    ];
    const imported = importText(JSON.stringify({ log: { version: '1.2', entries } }));
    assert.ok(imported.ok);
    assert.deepEqual(
      imported.requests.map(({ name, reading }) => [
        name,
        reading.ok ? Buffer.from(reading.request.body).toString() : reading.problem.template,
      ]),
      [
        [`POST ${url}`, '{"n":12345678901234567890,"é":"\\u00e9"}'],
        [`POST ${url}`, '{"a":1}'],
        [`POST ${url}`, 'The body in {0} of the HAR file is missing or is a form.'],
        ['4', 'There is no request with a method and a URL in {0} of the HAR file.'],
      ],
    );
  });

  it('may be one entry or one request of it', () => {
    const one = request({ text: '{}' });
    for (const text of [JSON.stringify({ request: one, response: {} }), JSON.stringify(one)]) {
      const read = onlyRequest(text);
      assert.deepEqual(read.request.headers, [['client-id', '5X']]);
      assert.equal(read.body, '{}');
    }
  });

  it('says so where the size of a body is another', () => {
    const { notes } = onlyRequest(JSON.stringify(request({ text: '{}' }, { bodySize: 3 })));
    assert.match(notes.join(), /had 3 bytes, but holds 2/);
  });
});

describe('a Postman collection that is imported', () => {
  const item = (name: string, more: object = {}): object => ({
    name,
    request: {
      method: 'POST',
      header: [
        { key: 'Client-Id', value: '{{clientId}}' },
        { key: 'Off', value: '1', disabled: true },
      ],
      body: { mode: 'raw', raw: '{\r\n "a": 1e400}', options: { raw: { language: 'json' } } },
      url: { raw: `{{baseUrl}}${path}`, host: ['{{baseUrl}}'] },
      ...more,
    },
  });

  it('lists its requests with their folders', () => {
    const collection = {
      info: { name: 'WF', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      item: [item('one'), { name: 'folder', item: [item('two', { url, body: undefined })] }],
    };
    const imported = importText(JSON.stringify(collection));
    assert.ok(imported.ok);
    assert.deepEqual(
      imported.requests.map(({ name }) => name),
      ['one', 'folder / two'],
    );
    const [first, second] = allRequests(JSON.stringify(collection));
    assert.equal(first!.body, '{\r\n "a": 1e400}');
    assert.deepEqual(first!.request.headers, [['Client-Id', '{{clientId}}']]);
    assert.match(first!.notes.join(), /\{\{baseUrl\}\}, \{\{clientId\}\}/);
    assert.deepEqual([second!.request.target, second!.body], [url, '']);
  });

  it('tells of scripts and authorization, and refuses other bodies than text', () => {
    const scripted = {
      ...item('x', { auth: { type: 'bearer' } }),
      event: [{ listen: 'prerequest', script: {} }],
    };
    assert.match(onlyRequest(JSON.stringify(scripted)).notes.join(), /script of Postman.*authorization/);
    const form = item('x', { body: { mode: 'formdata', formdata: [] } });
    assert.match(problemOf(JSON.stringify(form)), /"x" is of the kind "formdata"/);
  });
});

describe('a text that is nothing of that', () => {
  for (const [what, text, problem] of [
    ['no text', ' \n', /the text is empty/],
    ['prose', 'Dear support, my call fails.', /neither a curl command nor an HTTP message/],
    ['a body alone', '{"transferFactor": {}}', /A body alone does not say what it is for/],
    ['broken JSON', '{\n "log": {]}', /line 2, column \d+/],
    ['another encoding', Buffer.from([0xff, 0xfe, 0x41, 0]), /not UTF-8/],
    ['a word of curl', 'the curl command is fine', /no curl command|neither a curl/],
  ] as const) {
    it(`is refused: ${what}`, () => assert.match(problemOf(text), problem));
  }
});

describe('the name of an imported request', () => {
  const secret = 'https://me:pass-7Xq29@h.example:8443/a/b?access_token=query-7Xq29#x';
  for (const [what, text] of [
    ['a curl command', `curl '${secret}' -d '{}'`],
    ['an HTTP message', `POST ${secret} HTTP/1.1\nHost: h\n\n{}`],
    ['a HAR entry', JSON.stringify({ request: { method: 'POST', url: secret, headers: [] } })],
    ['a Postman request without a name', JSON.stringify({ method: 'POST', url: secret, header: [] })],
  ] as const) {
    it(`is the method and the target of ${what}, without what may be secret in it`, () => {
      const imported = importText(text);
      assert.ok(imported.ok);
      assert.deepEqual(
        imported.requests.map(({ name }) => name),
        ['POST https://h.example:8443/a/b'],
      );
    });
  }
});
