import assert from 'node:assert/strict';
import { diagnosisText } from '../../../src/core/doctor/diagnosisText.ts';
import { fillGaps, sentence } from '../../../src/core/sentence.ts';
import { content, diagnoseSigned, path } from '../../support/signedRequest.ts';

const token = 'agt_5f0c/Qm9vbSE=+secret-token-value';

describe('the page of a diagnosis', () => {
  it('says what is wrong, shows where, and gives the content to sign', async () => {
    const page = diagnosisText(
      await diagnoseSigned({
        content: content({ first: `POST https://gw.example${path}\n` }),
        headers: [['Host', 'gw.example']],
      }),
      fillGaps,
    );
    assert.match(page, /^# The host was signed together with the path\n/);
    assert.match(page, /Examined: the request "POST \/amsin/);
    assert.match(page, /\*\*Proved\.\*\* The signature covers the path/);
    assert.match(page, /signed {2}POST ▶https:\/\/gw\.example/);
    assert.match(page, /sent {4}POST ▶\/amsin/);
    assert.ok(page.includes(`\`\`\`text\n${content({})}\n\`\`\``));
    // One fault is named by the first heading alone.
    assert.equal(page.split('The host was signed together').length, 2);
  });

  it('numbers two faults, and gives the content to sign once', async () => {
    const page = diagnosisText(
      await diagnoseSigned({ content: content({ first: `post ${path}\r\n` }) }),
      fillGaps,
    );
    assert.deepEqual(page.match(/^#.*$/gm), [
      '# The method was signed in another case, and one more fault was found',
      '## 1. The method was signed in another case',
      '## 2. The line break after the path is CRLF',
      '## What has to be signed',
    ]);
    assert.equal(page.split(content({})).length, 2);
  });

  it('says once where the contents part and what to change, for two faults of one path', async () => {
    const page = diagnosisText(
      await diagnoseSigned({
        target: `${path}?lang=en`,
        content: content({ first: `POST ${path.slice(1)}\n` }),
      }),
      fillGaps,
    );
    assert.deepEqual(page.match(/^#.*$/gm), [
      '# The slash at the beginning of the path is not the same, and one more fault was found',
      '## 1. The slash at the beginning of the path is not the same',
      '## 2. The query of the path is not the same',
      '## What has to be signed',
    ]);
    assert.equal(page.split('Sign the path as it stands in the request line').length, 2);
    assert.match(page, /^\*\*What to change:\*\* The same as for 1\.$/m);
    assert.equal(page.split('signed  POST ').length, 2);
    assert.match(page, /signed {2}POST ▶amsin/);
  });

  it('says twice what to change where only the words around it are the same', async () => {
    const found = await diagnoseSigned({ content: content({ first: `post ${path}\r\n` }) });
    const findings = found.findings.map((finding, index) => ({
      ...finding,
      change: sentence('Sign {0} as it is sent.', index === 0 ? 'the method' : 'the line break'),
    }));
    const page = diagnosisText({ ...found, findings }, fillGaps);
    assert.match(page, /Sign the method as it is sent\./);
    assert.match(page, /Sign the line break as it is sent\./);
    assert.doesNotMatch(page, /The same as for/);
  });

  it('does not give the content to sign where just that was signed', async () => {
    const page = diagnosisText(
      await diagnoseSigned({ write: (text) => `algorithm=RSA256, keyVersion=2, signature=${text}` }),
      fillGaps,
    );
    assert.match(page, /^# The signature was not URL-encoded\n/);
    assert.match(page, /Signature: algorithm=RSA256, keyVersion=2, signature=/);
    assert.doesNotMatch(page, /What has to be signed/);
  });

  it('cannot be taken over by the message', async () => {
    const body = '{"a":"```\\n# Heading <img src=x>"}';
    const page = diagnosisText(
      await diagnoseSigned({ body, clientId: 'x](http://evil)<b>', content: 'else' }),
      fillGaps,
    );
    assert.ok(page.includes('````text\n'));
    for (const line of page.replaceAll(/````text\n[\s\S]*?\n````/g, '').split('\n')) {
      assert.doesNotMatch(line, /(?<!\\)<|(?<!\\)\]\(/);
    }
  });
});

describe('secrets of a message', () => {
  const bodies = [
    `{"refreshToken":"${token}","a":1}`,
    `{"a":"x","accessToken" : "${token}"}`,
    `{"authCode":"${token}"}`,
  ];
  const write: readonly ((body: string) => string)[] = [
    (body) => JSON.stringify(JSON.parse(body), null, 2),
    (body) => body.replaceAll('/', '\\/'),
    (body) => body.replaceAll('=', '\\u003d'),
    (body) => body.replace(token, token.slice(0, 12)),
    (body) => `${body}\n`,
    (body) => `\ufeff${body}`,
    () => 'nothing of it',
  ];
  for (const body of bodies) {
    it(`are in no diagnosis and on no page: ${body.slice(0, 16)}`, async () => {
      for (const written of write) {
        const diagnosis = await diagnoseSigned({
          body,
          target: `${path}?access_token=${encodeURIComponent(token)}`,
          headers: [
            ['Access-Token', token],
            ['Authorization', `Bearer ${token}`],
          ],
          content: content({ first: `POST ${path}\n`, body: written(body) }),
        });
        const told = JSON.stringify(diagnosis) + diagnosisText(diagnosis, fillGaps);
        for (let at = 0; at + 8 <= token.length; at += 4) {
          const part = token.slice(at, at + 8);
          assert.ok(!told.includes(part), `${part} is in ${told}`);
        }
      }
    }).timeout(30_000);
  }

  it('are those that the caller names too', async () => {
    const diagnosis = await diagnoseSigned({
      body: `{"note":"${token}"}`,
      content: content({ body: `{"note": "${token}"}` }),
      known: { secrets: [token] },
    });
    assert.doesNotMatch(JSON.stringify(diagnosis), /agt_5f0c|secret-token/);
  });
});
