import assert from 'node:assert/strict';
import { givenName } from '../../../src/core/import/imported.ts';
import { importText } from '../../support/imports.ts';

function nameOf(text: string): string | undefined {
  const imported = importText(text);
  assert.ok(imported.ok);
  const [found] = imported.requests;
  assert.ok(found?.reading.ok === true);
  return givenName(found.name, found.reading.request);
}

describe('the name of a request that is imported', () => {
  for (const text of [
    `curl -X post https://user:secret@open.example.com/a -d '{}'`,
    `curl -G 'https://open.example.com/a b' -d token=secret`,
    'POST /a HTTP/1.1\n\n{}',
    JSON.stringify({ method: 'post', url: 'https://open.example.com/a?token=secret', headers: [] }),
  ]) {
    it(`is none where the source gives none: ${text}`, () => {
      assert.equal(nameOf(text), undefined);
    });
  }

  it('is that of Postman', () => {
    const request = { method: 'POST', url: 'https://open.example.com/a', header: [] };
    assert.equal(nameOf(JSON.stringify({ name: 'GET well soon', request })), 'GET well soon');
  });
});
