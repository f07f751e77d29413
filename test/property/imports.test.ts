import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { applyToken, endpoints } from '../../src/core/catalogue/index.ts';
import { bashCommands } from '../../src/core/import/bashCommands.ts';
import { importRequest } from '../../src/core/import/importRequest.ts';
import { endpointsOfTarget, toRequestFile } from '../../src/core/import/toRequestFile.ts';
import { shellString } from '../../src/core/samples/shellString.ts';
import { allRequests, onlyRequest } from '../support/imports.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '$',
        '`',
        '^',
        '%',
        '{"a":',
        ' ',
        '\n',
        '\r\n',
        '\t',
        'é😀',
        '!',
        '#',
        '&',
        '|',
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join('')),
);
const withoutNul = anyText.map((text) => text.replaceAll('\0', ''));
const url = 'https://open.example.com/amsin/api/v1/business/account/inquiryBalance';

/** Pieces of bash that begin and end within a word, whatever they are joined with. */
const wordPiece = fc.oneof(
  withoutNul.map(shellString),
  fc.string({ maxLength: 20 }).map((text) => `'${text.replaceAll("'", '')}'`),
  fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\\\\',
        '\\"',
        '\\$',
        '\\`',
        '\\n',
        '\\x',
        "'",
        '#',
        '\\\n',
        'é',
        '$ ',
        '!',
        '%',
      ),
      { maxLength: 12 },
    )
    .map((parts) => `"${parts.join('')}"`),
  fc
    .array(
      fc.constantFrom(
        'a',
        '\\n',
        '\\t',
        '\\\\',
        "\\'",
        '\\"',
        '\\x41',
        '\\101',
        '\\u00e9',
        '\\U0001f600',
        '\\e',
        '\\q',
        '\\xc3\\xa9',
        '"',
        '$',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => `$'${parts.join('')}'`),
  fc.constantFrom('a', '\\ ', '\\$', "\\'", '\\#', '\\\n', 'x#y', '%', 'é', '=', ',', '@-'),
);

describe('a text that is imported', () => {
  it('is taken apart as bash takes it apart', () => {
    const lines = fc.array(
      fc.array(wordPiece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    const sources = fc.sample(lines, 300).map((words) => `printf '%s\\0' _ ${words.join(' ')}`);
    const output = execFileSync('bash', {
      input: `${sources.map((source) => `${source}\nprintf -- '-- end of words --\\0'`).join('\n')}\n`,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      maxBuffer: 1e8,
    });
    const told = output.toString('latin1').split('-- end of words --\0').slice(0, -1);
    sources.forEach((source, index) => {
      const read = bashCommands(source);
      assert.ok(read.ok, source);
      const words = read.commands[0]!.words.slice(2).map(
        ({ bytes }) => `${Buffer.from(bytes).toString('latin1')}\0`,
      );
      assert.equal(words.join(''), told[index], source);
    });
  });

  it('gives back every body that bash, cmd or PowerShell can hand to curl', () => {
    const cmdQuoted = (text: string): string =>
      // As browsers copy for cmd: each character that the prompt or the program would take for its own is escaped.
      `^"${text
        .replace(/\\+(?="|$)/g, '$&$&')
        .replaceAll('"', '\\"')
        .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/gu, '^$&')
        .replaceAll('\n', '^\n\n')}^"`;
    fc.assert(
      fc.property(withoutNul, (body) => {
        assert.equal(onlyRequest(`curl ${url} --data-raw ${shellString(body)}`).body, body);
        if (!/[\r%]/.test(body)) {
          assert.equal(onlyRequest(`curl ^"${url}^" ^\n --data-raw ${cmdQuoted(body)}`).body, body);
        }
        if (!/["\r]/.test(body)) {
          const quoted = `'${body.replaceAll("'", "''")}'`;
          assert.equal(onlyRequest(`curl.exe '${url}' \`\n --data-raw ${quoted}`).body, body);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives back every body of an HTTP message, a HAR file and a Postman request', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), withoutNul, (bytes, text) => {
        const head = `POST ${url} HTTP/1.1\r\nContent-Length: ${bytes.length}\r\n\r\n`;
        const { request: read } = onlyRequest(Buffer.concat([Buffer.from(head), bytes]));
        assert.ok(Buffer.from(bytes).equals(read.body));
        const request = { method: 'POST', url, headers: [], postData: { text } };
        assert.equal(onlyRequest(JSON.stringify({ log: { entries: [{ request }] } })).body, text);
        const item = {
          name: 'x',
          request: { method: 'POST', url, header: [], body: { mode: 'raw', raw: text } },
        };
        assert.equal(onlyRequest(JSON.stringify({ info: {}, item: [item] })).body, text);
      }),
      { numRuns: 500 },
    );
  });

  const seeds: readonly string[] = [
    `curl -X POST '${url}' -H 'Client-Id: 5X' -H "Signature: algorithm=RSA256, keyVersion=1, signature=a%2Bb" -d '{"a":1}'`,
    `curl ^"${url}^" ^\n -H ^"A: b^" --data-raw ^"^{^\\^"a^\\^":1^}^"`,
    `curl.exe '${url}' \`\n -d '{\\"a\\":1}'`,
    `curl ${url} -d @- <<-'END'\n\t{}\n\tEND\n`,
    `x=$(curl ${url} -H "A: $(b "$(c)" \`d\`)" -d @- <<END\n{}\nEND\n)`,
    `POST ${url} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    `POST /a HTTP/1.1\nContent-Length: 2\n\n{}\n`,
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: 'POST',
              url,
              headers: [{ name: 'a', value: 'b' }],
              postData: { text: '{}', encoding: 'base64' },
              bodySize: 2,
            },
          },
        ],
      },
    }),
    JSON.stringify({
      info: {},
      item: [
        {
          name: 'a',
          item: [
            {
              name: 'b',
              event: [{ listen: 'prerequest' }],
              request: {
                url: { raw: url },
                header: [{ key: 'a', value: '{{b}}' }],
                body: { mode: 'raw', raw: '{}' },
              },
            },
          ],
        },
      ],
    }),
  ];
  const scraps = fc.oneof(
    fc.constantFrom(
      "'",
      '"',
      '\\',
      '$(',
      ')',
      '$(('.repeat(40),
      '`',
      '^',
      '\n',
      '\r\n',
      '--',
      ' -d ',
      '@',
      '<<',
      '|',
      '{',
      '[',
      ':',
      '\0',
      '\u{1f600}',
      '-H',
      '--next ',
      "$'\\x",
      'null',
      '1e9',
    ),
    fc.string({ maxLength: 5 }),
  );
  const mutated = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), scraps), { maxLength: 6 }),
    )
    .map(([seed, edits]) =>
      edits.reduce((text, [at, length, scrap]) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + scrap + text.slice(from + length);
      }, seed),
    );

  it('never breaks an importer, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, anyText, fc.json(), fc.uint8Array({ maxLength: 100 })), (source) => {
        const imported = importRequest(typeof source === 'string' ? Buffer.from(source) : source);
        if (!imported.ok) return;
        assert.ok(imported.requests.length > 0);
        for (const { reading } of imported.requests) {
          if (!reading.ok) continue;
          for (const endpoint of [...endpointsOfTarget(reading.request.target, endpoints), applyToken]) {
            toRequestFile(reading.request, endpoint);
          }
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('may be as large as an upload', () => {
    const body = `{"attachmentContent":"${'QUJD\\"'.repeat(1_600_000)}"}`;
    assert.equal(onlyRequest(`curl ${url} --data-raw ${shellString(body)}`).body, body);
    assert.equal(onlyRequest(`POST ${url} HTTP/1.1\r\n\r\n${body}`).body, body);
    assert.equal(allRequests(`curl ${url} -d "${body.replace(/[\\"]/g, '\\$&')}"`)[0]?.body, body);
  });
});
