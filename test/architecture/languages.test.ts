import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { composedSentences, translatableTexts } from '../support/translatableTexts.ts';

const chinese = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<
  Record<string, string>
>;
const texts = translatableTexts();
const gapsOf = (text: string): readonly string[] => [...new Set(text.match(/\{\d*\}/g))].sort();

describe('the Chinese texts of the host and the page', () => {
  it('are there for every text that is asked for', () => {
    assert.ok(texts.size > 900, `${texts.size} texts`);
    const missing = [...texts].filter(([text]) => (chinese[text] ?? '').trim() === '');
    assert.deepEqual(missing, []);
  });

  it('can be looked up, because no sentence of core is put together from parts', () => {
    assert.deepEqual(composedSentences(), []);
  });

  it('are there for no text that nobody asks for', () => {
    assert.deepEqual(
      Object.keys(chinese).filter((text) => !texts.has(text)),
      [],
    );
  });

  it('leave the same gaps as the English ones', () => {
    const different = Object.entries(chinese).filter(
      ([english, translated]) => gapsOf(english).join() !== gapsOf(translated).join(),
    );
    assert.deepEqual(different, []);
  });
});
