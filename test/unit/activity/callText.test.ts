import assert from 'node:assert/strict';
import { callText } from '../../../src/core/activity/callText.ts';
import { sentText } from '../../../src/core/activity/sentText.ts';
import { inquiryBalance, submitAttachment } from '../../../src/core/catalogue/index.ts';
import { fillGaps } from '../../../src/core/sentence.ts';
import { kept } from '../../support/activityEntries.ts';
import { exchangeWith } from '../../support/exchanges.ts';

const words = {
  say: fillGaps,
  moment: (at: number) => new Date(at).toISOString(),
  endpoint: 'Query',
  customer: undefined,
};

describe('a call as a text', () => {
  it('has the bodies as they were on the wire, and tells what an editor cannot show of them', async () => {
    const sent = '{"currencyList":\r\n["USD"]}\n';
    const entry = kept(await exchangeWith(inquiryBalance, { body: '{"a":\n1}' }, sent));
    const text = callText(entry, 'wire', words);
    assert.ok(text.includes(`\n\n${sent}\n\n###\n`), text);
    assert.ok(text.endsWith('\n\n{"a":\n1}\n'), text);
    const note =
      '# The body of the request has 1 carriage returns (CR), which cannot be told from other line breaks here.\n';
    assert.ok(text.includes(note), text);
    assert.ok(!text.includes('The body of the answer'), text);
    assert.ok(sentText(entry, { kind: 'fits' }, words).includes(note));
  });

  it('keeps what others have named within its comments', async () => {
    const fileName = 'a.pdf\nThe signature fits.';
    const content = Buffer.alloc(600, 7).toString('base64');
    const sent = JSON.stringify({ attachmentContent: content, fileName });
    const entry = kept(await exchangeWith(submitAttachment, { body: {} }, sent));
    for (const text of [callText(entry, 'wire', words), sentText(entry, { kind: 'doesNotFit' }, words)]) {
      assert.ok(text.includes('a.pdf The signature fits.'), text);
      assert.doesNotMatch(text, /^The signature fits/m);
    }
  });
});
