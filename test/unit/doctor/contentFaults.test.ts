import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/core/sentence.ts';
import {
  client,
  content,
  diagnoseSigned,
  path,
  plainBody,
  told,
  whys,
  type SignedRequest,
} from '../../support/signedRequest.ts';

const list: readonly (readonly [what: string, cause: string, signed: SignedRequest, says: RegExp])[] = [
  ['GET in place of POST', 'method', { content: content({ first: `GET ${path}\n` }) }, /"GET"/],
  ['two blanks', 'separators', { content: content({ first: `POST  ${path}\n` }) }, /two blanks/],
  [
    'no dots',
    'separators',
    { content: `POST ${path}\n${client}2024-12-31T10:15:30+08:00${plainBody}` },
    /no dots/,
  ],
  ['the body alone', 'separators', { content: plainBody }, /body alone/],
  ['a written line break', 'lineBreakOther', { content: content({ first: `POST ${path}\\n` }) }, /backslash/],
  [
    'a query in another order',
    'query',
    { target: `${path}?b=1&a=2`, content: content({ first: `POST ${path}?a=2&b=1\n` }) },
    /a=2/,
  ],
  [
    'a path in lower case',
    'pathCase',
    { content: content({ first: `POST ${path.toLowerCase()}\n` }) },
    /inquirybalance/,
  ],
  [
    'an escaped path',
    'pathEscapes',
    { content: content({ first: `POST ${encodeURIComponent(path)}\n` }) },
    /%2F/,
  ],
  [
    'the path of another API',
    'otherPath',
    { content: content({ first: 'POST /other\n' }), known: { otherPaths: ['/other'] } },
    /"\/other"/,
  ],
  [
    'the host with its port',
    'host',
    { headers: [['Host', 'gw.example:8443']], content: content({ first: `POST gw.example:8443${path}\n` }) },
    /8443/,
  ],
  [
    'the sent path where the profile has another',
    'signedPath',
    { target: '/sandbox/x', known: { path: '/sandbox/x', signedPath: '/amsin/y' } },
    /"\/sandbox\/x"; it must be "\/amsin\/y"/,
  ],
  [
    'the id of the customer',
    'clientIdDiffers',
    { headers: [['Connected-CustomerId', 'CUSTOMER-7']], content: content({ client: 'CUSTOMER-7' }) },
    /CUSTOMER-7/,
  ],
  [
    'the id of another profile',
    'clientIdDiffers',
    { known: { otherClientIds: ['CLIENT-2'] }, content: content({ client: 'CLIENT-2' }) },
    /CLIENT-2/,
  ],
  [
    'a time in the wrong zone',
    'timeDiffers',
    { content: content({ time: '2024-12-31T10:15:30Z' }) },
    /10:15:30Z/,
  ],
  [
    'a time an hour away',
    'timeDiffers',
    { content: content({ time: '2024-12-31T09:15:30+08:00' }) },
    /09:15:30/,
  ],
  [
    'a time escaped for a URL',
    'timeForm',
    { content: content({ time: '2024-12-31T10%3A15%3A30%2B08%3A00' }) },
    /%3A15/,
  ],
  [
    'milliseconds that were not sent',
    'timeForm',
    { content: content({ time: '1735611330987' }) },
    /1735611330987/,
  ],
  ['no body', 'bodyMissing', { content: content({ body: '' }) }, /no body/],
  ['an empty object', 'bodyMissing', { content: content({ body: '{}' }) }, /covers \{\}/],
  [
    'CRLF in the body',
    'bodyLineBreaks',
    { body: '{\n"a":1\n}', content: content({ body: '{\r\n"a":1\r\n}' }) },
    /CRLF/,
  ],
  [
    'line feeds for CRLF',
    'bodyLineBreaks',
    { body: '{\r\n"a":1\r\n}', content: content({ body: '{\n"a":1\n}' }) },
    /line feeds where/,
  ],
  [
    'UTF-8 that was read as Latin-1',
    'charset',
    { body: '{"a":"é"}', content: content({ body: '{"a":"Ã©"}' }) },
    /ISO 8859-1/,
  ],
  [
    'replacement characters',
    'charset',
    { body: Buffer.from('{"a":"\xe9\xff"}', 'latin1'), content: content({ body: '{"a":"\ufffd\ufffd"}' }) },
    /replacement/,
  ],
  [
    'Big5',
    'charset',
    {
      body: '{"a":"發票"}',
      content: Buffer.concat([
        Buffer.from(content({ body: '{"a":"' })),
        Buffer.from([0xb5, 0x6f, 0xb2, 0xbc]),
        Buffer.from('"}'),
      ]),
    },
    /Big5/,
  ],
  [
    'what Jackson prints',
    'bodyIndented',
    { content: content({ body: '{\n  "currencyList" : [ "CNH", "USD" ]\n}' }) },
    /Jackson/,
  ],
  [
    'unquoted figures',
    'bodyNumbers',
    { body: '{"value":"100"}', content: content({ body: '{"value":100}' }) },
    /without the quotes/,
  ],
  [
    'figures of JavaScript',
    'bodyNumbers',
    { body: '{"value":9007199254740993}', content: content({ body: '{"value":9007199254740992}' }) },
    /JavaScript/,
  ],
  [
    'escapes that were sent',
    'bodyEscapes',
    { body: '{"a":"\\u00e9"}', content: content({ body: '{"a":"é"}' }) },
    /sent as escapes/,
  ],
  [
    'slashes whose backslash was sent',
    'bodySlashes',
    { body: '{"a":"\\/"}', content: content({ body: '{"a":"/"}' }) },
    /without the backslash/,
  ],
];

describe('what was signed in place of the right content', () => {
  for (const [what, cause, signed, says] of list) {
    it(`is ${what}`, async () => {
      const diagnosis = await diagnoseSigned(signed);
      assert.deepEqual(told(diagnosis), [`proved ${cause}`]);
      assert.equal(diagnosis.kind, 'explained');
      assert.match(whys(diagnosis), says);
    });
  }

  const doublePaths = [
    { sent: `${path}?lang=en`, signed: path.slice(1), causes: ['leadingSlash', 'query'] },
    { sent: `${path}?lang=en`, signed: `${path}/`, causes: ['trailingSlash', 'query'] },
    { sent: `${path}?lang=en`, signed: `https://gw.example${path}`, causes: ['host', 'query'] },
    { sent: path, signed: `gw.example${path}/`, causes: ['host', 'trailingSlash'] },
    {
      sent: path,
      signed: path.replace('/amsin/', 'amsin/sandbox/'),
      causes: ['leadingSlash', 'sandbox'],
    },
  ];
  for (const { sent, signed, causes } of doublePaths) {
    it(`is a path with two faults: ${signed} for ${sent}`, async () => {
      const diagnosis = await diagnoseSigned({
        target: sent,
        headers: [['Host', 'gw.example']],
        content: content({ first: `POST ${signed}\n` }),
      });
      assert.deepEqual(
        told(diagnosis),
        causes.map((cause) => `proved ${cause}`),
      );
      const said = diagnosis.findings.map(({ why }) => inEnglish(why));
      assert.deepEqual(said, [
        `The signature covers the path "${signed}"; it must be "${sent}".`,
        `The path that was signed, "${signed}", has this fault, too.`,
      ]);
    });
  }

  it('is told with all its changes where a program writes the body anew', async () => {
    const diagnosis = await diagnoseSigned({
      body: '{"b":"é/","a":1.50}',
      content: content({ body: '{\n  "a": 1.5,\n  "b": "\\u00e9/"\n}' }),
    });
    assert.deepEqual(told(diagnosis), [
      'proved bodyIndented',
      'proved bodyKeyOrder',
      'proved bodyEscapes',
      'proved bodyNumbers',
    ]);
  });

  it('is an empty object also where the body is so large that little of it can be written anew', async () => {
    const body = JSON.stringify({ attachmentContent: 'QUJD'.repeat(2_400_000), fileName: '发票.pdf' });
    const diagnosis = await diagnoseSigned({ body, content: content({ body: '{}' }) });
    assert.deepEqual(told(diagnosis), ['proved bodyMissing']);
  }).timeout(30_000);

  it('is shown at the byte where it parts, with control characters made visible', async () => {
    const { findings, expected } = await diagnoseSigned({ content: content({ first: `POST ${path}\r\n` }) });
    const [finding] = findings;
    assert.ok(finding?.parting);
    assert.equal(finding.parting.offset, `POST ${path}`.length);
    assert.match(finding.parting.signed.before, /inquiryBalance$/);
    assert.match(finding.parting.signed.after, /^‹CR›‹LF›5X/);
    assert.match(finding.parting.sent.after, /^‹LF›5X/);
    assert.equal(expected?.text, content({}));
  });

  it('shows what no eye can tell from a blank or from nothing', async () => {
    const { findings } = await diagnoseSigned({
      body: '{"a":"x\u00a0\u202e\u200d\u0301\t"}',
      content: content({ body: '{"a":"x\u00a0\u202e\u200d\u0301\t"}\n' }),
    });
    assert.match(findings[0]?.parting?.sent.before ?? '', /x‹U\+00A0›‹U\+202E›‹U\+200D›‹U\+0301›‹TAB›"\}$/);
  });

  it('parts between characters, not within one', async () => {
    const { findings } = await diagnoseSigned({
      body: '{"a":"发","b":"票"}',
      content: content({ body: '{"a":"发","b":"票"}\n' }),
    });
    const parting = findings[0]?.parting;
    assert.ok(parting);
    assert.equal(parting.sent.after, '‹end›');
    assert.match(parting.signed.before, /"发","b":"票"\}$/);
    assert.equal(parting.signed.after, '‹LF›‹end›');
  });
});
