import assert from 'node:assert/strict';
import { plainMessage } from '../../../src/extension/plainMessage.ts';

describe('a message with somebody else’s words', () => {
  // What the editor turns into links, commands included.
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

  it('holds no link, and every word of it', () => {
    for (const text of [
      'The gateway says: [fix it](command:workbench.action.terminal.new).',
      '“[Acme](https://example.com "title")” is imported.',
    ]) {
      assert.match(text, link);
      assert.doesNotMatch(plainMessage(text), link);
      assert.equal(plainMessage(text).replaceAll(' ', ''), text.replaceAll(' ', ''));
    }
  });

  it('is left alone where it has none', () => {
    assert.equal(plainMessage('/a[0] (USD) is missing.'), '/a[0] (USD) is missing.');
  });
});
