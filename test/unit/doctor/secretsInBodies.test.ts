import assert from 'node:assert/strict';
import { diagnosisText } from '../../../src/core/doctor/diagnosisText.ts';
import { fillGaps } from '../../../src/core/sentence.ts';
import { content, diagnoseSigned } from '../../support/signedRequest.ts';
import { keys } from '../../support/vectors.ts';

const secret = 'canary-5f0c17-9b2d';

/** All that is told of a body whose program signed another one. */
async function told(body: string, signed: string): Promise<string> {
  const diagnosis = await diagnoseSigned({ body, content: content({ body: signed }) });
  return JSON.stringify(diagnosis) + diagnosisText(diagnosis, fillGaps);
}

describe('secrets in a body', () => {
  it('are not told, and hold nobody up, where there are very many of them', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => ({ token: `${secret}-${row}` }));
    const body = JSON.stringify(rows);
    // Each secret looked for by itself would take minutes.
    for (const signed of [`${body}\n`, JSON.stringify(rows, undefined, 2)]) {
      const said = await told(body, signed);
      assert.match(said, /proved/);
      assert.doesNotMatch(said, /canary/);
    }
  }).timeout(30_000);

  for (const [what, body] of [
    ['of a form', `grant_type=refresh&refresh_token=${secret}&a=1`],
    ['in a text that is JSON itself', JSON.stringify({ inner: JSON.stringify({ accessToken: secret }) })],
    ['in a body that was cut off', `{"a":1,"accessToken":"${secret}`],
    ['in figures', '{"authCode":  530718291,"a":1}'],
  ] as const) {
    it(`are not told ${what}`, async () => {
      const said = await told(body, `${body}\n`);
      assert.match(said, /proved/);
      assert.doesNotMatch(said, /canary|530718/);
    });
  }

  for (const length of [6_000, 150_000]) {
    it(`are not told where one has ${length} letters`, async () => {
      const long = 'canary/'.repeat(length / 7);
      for (const body of [
        `{"accessToken":"${long}","a":1}`,
        `{"accessToken":"${long}`,
        `{"a":"${'x'.repeat(2_500_000)}","accessToken":"${long}","b":"${'x'.repeat(1_500_000)}"}`,
      ]) {
        for (const signed of [body.replaceAll('/', '\\/'), `${body}\n`]) {
          const said = await told(body, signed);
          assert.match(said, /proved/);
          assert.doesNotMatch(said, /canary/);
        }
      }
    }).timeout(30_000);
  }

  it('are private keys too, whatever their member is called', async () => {
    const pem = keys.partner.privateKeyPkcs8Pem;
    const bare = pem.replaceAll(/-----.*-----|\s/g, '');
    for (const note of [pem, bare]) {
      const body = JSON.stringify({ note, a: 1 });
      for (const signed of [
        body.replaceAll('/', '\\/'),
        `${body}\n`,
        JSON.stringify({ note, a: 1 }, null, 2),
      ]) {
        const said = (await told(body, signed)).replaceAll(/\\+n?/g, '');
        assert.match(said, /proved/);
        for (let at = 0; at + 12 <= bare.length; at += 1) {
          assert.ok(!said.includes(bare.slice(at, at + 12)), `${bare.slice(at, at + 12)} is in ${said}`);
        }
      }
    }
  });

  it('may be so long in a header that no regular expression holds them', async () => {
    const token = 'canary'.repeat(10_000);
    const diagnosis = await diagnoseSigned({
      headers: [['Access-Token', token]],
      body: `{"note":"${token}"}`,
      content: content({ body: `{"note":"${token}"}\n` }),
    });
    assert.equal(diagnosis.kind, 'explained');
    assert.doesNotMatch(JSON.stringify(diagnosis), /canary/);
  });
});
