import assert from 'node:assert/strict';
import type { LastSend } from '../../src/protocol/requestEditor.ts';
import { EditorHost } from './editorHost.ts';

const sentAt = Date.UTC(2026, 0, 2, 8, 30);

async function placeOfTheAnswer(endpoint: string, outcome: LastSend['outcome']): Promise<string> {
  const lastSend = { sentAt, profile: 'Acme', ...(outcome !== undefined && { outcome }) };
  await using host = await EditorHost.open({ endpoint, text: '{}', override: { lastSend } });
  return await host.page.locator('.no-response').innerText();
}

describe('the place of an answer that another window had', () => {
  it('says when it was sent, as whom and how that ended, and that the answer is gone', async () => {
    const text = await placeOfTheAnswer('inquiryBalance', 'succeeded');
    assert.match(text, /^Sent at .*30.* as “Acme”\. It succeeded\./);
    assert.match(text, /the answer itself was not kept/);
  });

  for (const outcome of ['unknown', undefined] as const) {
    it(`does not let a write be sent again lightly: ${outcome ?? 'under way when the window ended'}`, async () => {
      const text = await placeOfTheAnswer('applyCreditGrant', outcome);
      assert.match(text, /Its outcome is unknown: find it out before you send anything again\./);
    });
  }

  it('invites to send only where that is possible', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    await host.page.getByText('Send the request with').waitFor();
    const obstacle = { sentence: 'No key.' };
    host.show({ send: { kind: 'blocked', obstacle } });
    await host.page.getByText('Send the request with').waitFor({ state: 'detached' });
  });
});
