import assert from 'node:assert/strict';
import { frozenCurl } from '../../../src/core/samples/frozenCurl.ts';
import { allRequests, onlyRequest, problemOf } from '../../support/imports.ts';

const url = 'https://open.example.com/amsin/api/v1/business/account/inquiryBalance';

describe('a curl command that is imported', () => {
  it('keeps method, headers in their order and every byte of the body', () => {
    const { request, body, notes } = onlyRequest(
      `curl --location --request POST '${url}' \\
        --header 'Client-Id: 5X0000' \\
        -H "Request-Time: 2024-12-31T10:15:30+08:00" \\
        -H 'signature:algorithm=RSA256, keyVersion=1, signature=a%2Bb' \\
        --data-raw '{
  "name": "it'\\''s \\"big\\" \\\\ $HOME", "n": 12345678901234567890
}' --compressed -sS -k`,
    );
    assert.equal(request.method, 'POST');
    assert.equal(request.target, url);
    assert.deepEqual(request.headers.slice(0, 3), [
      ['Client-Id', '5X0000'],
      ['Request-Time', '2024-12-31T10:15:30+08:00'],
      ['signature', 'algorithm=RSA256, keyVersion=1, signature=a%2Bb'],
    ]);
    assert.equal(body, `{\n  "name": "it's \\"big\\" \\\\ $HOME", "n": 12345678901234567890\n}`);
    assert.deepEqual(notes, []);
  });

  it('adds the headers that curl adds, unless they are given or taken away', () => {
    const types = (command: string): unknown =>
      onlyRequest(command).request.headers.filter(([name]) => /content-type|accept/i.test(name));
    assert.deepEqual(types(`curl ${url} -d {}`), [['Content-Type', 'application/x-www-form-urlencoded']]);
    assert.deepEqual(types(`curl ${url} --json {}`), [
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json'],
    ]);
    assert.deepEqual(types(`curl ${url} -d {} -H content-type:text/x`), [['content-type', 'text/x']]);
    assert.deepEqual(types(`curl ${url} -d {} -H Content-Type:`), []);
    assert.deepEqual(types(`curl ${url}`), []);
  });

  for (const [what, command, expected] of [
    ['a short option with its value in one word', `curl -XPUT ${url} -d'{"a":1}'`, ['PUT', '{"a":1}']],
    ['several short options in one word', `curl -sSLd '{"a":1}' ${url}`, ['POST', '{"a":1}']],
    ['--url and no method', `curl --url ${url} --data '{}'`, ['POST', '{}']],
    ['data that is joined', `curl ${url} -d a=1 --data-raw @b --data-binary c`, ['POST', 'a=1&@b&c']],
    ['json that is put together', `curl ${url} --json '{"a":' --json '1}'`, ['POST', '{"a":1}']],
    ['double quotes', `curl ${url} -d "{\\"a\\": \\"\\$x \\\\\\\\ !\\"}"`, ['POST', '{"a": "$x \\\\ !"}']],
    [
      'quotes of bash alone',
      String.raw`curl ${url} -d $'{"a":"\u4e2d\x41\n\'\\"}'`,
      ['POST', `{"a":"中A\n'\\"}`],
    ],
    ['parts of a word in several quotes', `curl ${url} -d '{"a":'"\\"b\\""\\}`, ['POST', '{"a":"b"}']],
    [
      'a backslash before the end of a line, in CRLF too',
      `curl \\\r\n ${url} \\\r\n -d '{}'\r\n`,
      ['POST', '{}'],
    ],
    [
      'a document that follows',
      `curl ${url} --data-binary @- <<'END'\n{"a": "$x"}\nEND\n`,
      ['POST', '{"a": "$x"}\n'],
    ],
    [
      'a document without its line ends',
      `curl ${url} -d @- <<-END\n\t{"a":\n\t1}\n\tEND\n`,
      ['POST', '{"a":1}'],
    ],
    [
      'a document in which the shell fills in',
      `curl ${url} --data-binary @- <<END\n{"a": "\\\\\\$x \\\\\n\\\n"}\nEND\n`,
      ['POST', '{"a": "\\$x \\\n"}\n'],
    ],
    [
      'what stands around it',
      `# note 'x\nset -e; X=1 curl ${url} -d '{}' > out.json 2>&1 | jq .`,
      ['POST', '{}'],
    ],
    ['a prompt', `user text\n$ curl ${url} -d '{}'`, ['POST', '{}']],
    ['nothing but a URL', `curl ${url}`, ['GET', '']],
    ['json and data, which curl joins apart', `curl ${url} --json '{}' -d x`, ['POST', '{}&x']],
    [
      'a header that other commands make, one inside the other',
      `curl ${url} -H "Signature: $(encode "$(sign ")" | base64)")" -H X:$(a $(b "c")) -d '{"a":1}'`,
      ['POST', '{"a":1}'],
    ],
    [
      'arithmetic and a default in its headers',
      `curl ${url} -H A:$((1+(2))) -H "B: \${X:-\${Y:-}}" -d '{}'`,
      ['POST', '{}'],
    ],
    [
      'its answer taken by a variable',
      `answer=$(curl -s -X POST "${url}" \\\n  -d '{"a":1}')\necho "$answer"`,
      ['POST', '{"a":1}'],
    ],
    [
      'its answer taken by a variable, in backticks',
      `answer=\`curl ${url} -d '{"a":1}' -H "X: \\\`id\\\`"\``,
      ['POST', '{"a":1}'],
    ],
    ['a word before it', `time curl ${url} -d '{}'`, ['POST', '{}']],
    ['a condition around it', `if ! curl -f ${url} -d '{}'; then exit 1; fi`, ['POST', '{}']],
    [
      'a command of Windows',
      `curl.exe -X POST "${url}" -d "{\\"a\\":\\"50% ^^ \\\\\\\\\\"}"`,
      ['POST', '{"a":"50% ^ \\\\"}'],
    ],
    ['lines continued with a caret', `curl ^\r\n  "${url}" ^\r\n  -d "{""a"":1}"`, ['POST', '{"a":1}']],
    [
      'what a browser copies for cmd',
      `curl ^"${url}^" ^\n  -H ^"Content-Type: application/json^" ^\n  --data-raw ^"^{^\\^"a^\\^":^\\^"b ^& c^\\^"^}^"`,
      ['POST', '{"a":"b & c"}'],
    ],
    [
      'PowerShell with escaped quotes',
      `PS C:\\> curl.exe -X POST '${url}' -d '{\\"a\\":\\"it''s\\"}'`,
      ['POST', `{"a":"it's"}`],
    ],
    [
      'PowerShell since 7.3',
      `curl.exe '${url}' \`\n  -d '{"a":"say \\"b\\""}'`,
      ['POST', '{"a":"say \\"b\\""}'],
    ],
    [
      'PowerShell in double quotes',
      `curl.exe '${url}' -d "{\`"a\`":\`"x\`ty\`$\`"}"`,
      ['POST', '{"a":"x\ty$"}'],
    ],
  ] as const) {
    it(`is read with ${what}`, () => {
      const { request, body } = onlyRequest(command);
      assert.equal(request.target, url);
      assert.deepEqual([request.method, body], expected);
    });
  }

  for (const [what, command, problem] of [
    ['its body in a file', `curl ${url} -d @body.json`, /in the file "body.json"/],
    ['its body from another program', `cat x | curl ${url} -d @-`, /comes from another program/],
    ['a form', `curl ${url} -F a=b`, /--form/],
    [
      'a body that the shell fills in',
      `curl ${url} -d "{\\"a\\": \\"$NAME $(date)\\"}"`,
      /body takes \$NAME, \$\(date\) from the shell/,
    ],
    [
      'an open parenthesis',
      `curl ${url} \\\n -H "A: $(date" -d '{"a":1}'\n`,
      /that opens in line 2 is not closed/,
    ],
    [
      'a document with a variable',
      `curl ${url} -d @- <<END\n{"a": "\\\\$NAME"}\nEND\n`,
      /body takes \$NAME from the shell/,
    ],
    ['commands in commands without an end', `curl ${'$('.repeat(100_000)}`, /more than 50 deep/],
    ['an open quote', `curl ${url} \\\n -d '{"a":1}\n`, /quote that opens in line 2 is not closed/],
    ['no URL', `curl -X POST -d '{}'`, /names no URL/],
    ['an option without its value', `curl ${url} -d`, /option data has no value/],
    ['an open document', `curl ${url} -d @- <<END\n{}`, /line with END alone/],
  ] as const) {
    it(`is refused with ${what}`, () => assert.match(problemOf(command), problem));
  }

  it('says what it left out', () => {
    const { notes, request } = onlyRequest(
      `curl ${url} -u me:secret -H "Access-Token: $TOKEN" -H @headers.txt -H token-7Xq29 -d '{}' https://other.example.com`,
    );
    assert.deepEqual(notes, [
      'The credentials of --user were left out.',
      'The header Access-Token takes $TOKEN from the shell, whose value is not known here.',
      'The headers in the file "headers.txt" were not read.',
      'A header without a name or without a colon was left out.',
      'Only the first of 2 URLs was taken.',
    ]);
    assert.ok(!JSON.stringify(request.headers).includes('secret'));
  });

  it('says which option it does not know, for the word behind it may be its value', () => {
    const { notes } = onlyRequest(`curl ${url} --no-compressed --data='{}' --insecure`);
    assert.equal(notes.length, 1);
    assert.match(notes.join(), /option --data=\{\} is not known/);
  });

  it('may be one of several', () => {
    const found = allRequests(`curl ${url}/1 -d 1; curl ${url}/2 -d 2 --next ${url}/3\ncurl ${url}/4`);
    assert.deepEqual(
      found.map(({ request }) => [request.method, request.target.slice(url.length)]),
      [
        ['POST', '/1'],
        ['POST', '/2'],
        ['GET', '/3'],
        ['GET', '/4'],
      ],
    );
  });

  it('may be a frozen cURL of the workbench', () => {
    const headers = [
      ['Client-Id', "it's"],
      ['Signature', 'algorithm=RSA256, keyVersion=1, signature=x%2B'],
      ['Content-Type', 'application/json; charset=UTF-8'],
    ] as const;
    const bytes = Buffer.from(`{"a": "it's $x \\u00e9 \u00a0 中"}\r\n`);
    const program = frozenCurl('inquiryBalance', { url, headers, requestTime: '2024' }, [
      { kind: 'bytes', bytes },
    ]);
    const { request } = onlyRequest(program.text);
    assert.deepEqual(request, { method: 'POST', target: url, headers, body: new Uint8Array(bytes) });
  });
});
