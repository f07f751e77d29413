import assert from 'node:assert/strict';
import { applyCreditGrant, endpoints, submitAttachment } from '../../../src/core/catalogue/index.ts';
import type { Schema } from '../../../src/core/schema/dialect.ts';
import { aboutEndpoint } from '../../../src/core/schema/about.ts';
import { inlineCode, plainText } from '../../../src/core/schema/markdown.ts';

/** What a reader of the rendered page sees, near enough: escapes are gone. */
function readable(markdown: string): string {
  return markdown.replace(/\\([\\`*_{}[\]<>#|~])/g, '$1');
}

function texts(schema: Schema): readonly string[] {
  const own = [schema.description, ...(schema.notes ?? [])];
  switch (schema.type) {
    case 'string':
      return [...own, ...(schema.enum ?? []), ...Object.values(schema.enumMeanings ?? {})];
    case 'array':
      return [...own, ...texts(schema.items).slice(1)];
    case 'object':
      return [...own, ...Object.entries(schema.properties).flatMap(([name, one]) => [name, ...texts(one)])];
    default:
      return own;
  }
}

describe('the page about an API', () => {
  for (const endpoint of endpoints) {
    it(`tells everything about ${endpoint.name}`, () => {
      const page = readable(aboutEndpoint(endpoint));
      const expected = [
        endpoint.title,
        endpoint.purpose,
        endpoint.path,
        ...endpoint.notes,
        ...endpoint.bestPractices,
        ...endpoint.headers.map(({ condition }) => condition),
        ...endpoint.results.flatMap(({ code, meaning, furtherAction }) => [code, meaning, furtherAction]),
        ...endpoint.documents.flatMap(({ title, url }) => [title, url]),
        ...endpoint.sample.invented,
        ...texts({ ...endpoint.request, description: endpoint.title }),
        ...membersWithoutAmounts(endpoint.response),
      ];
      for (const text of expected) assert.ok(page.includes(text), text);
    });

    it(`about ${endpoint.name} has tables whose rows all have six cells`, () => {
      const rows = aboutEndpoint(endpoint)
        .split('\n')
        .filter((line) => line.startsWith('|'));
      assert.equal(rows.length, endpoint.results.length + 2);
      for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length, 8, row);
    });
  }

  it('says which sample values are invented and what settles an unknown outcome', () => {
    const page = aboutEndpoint(applyCreditGrant);
    assert.match(page, /Invented values.*`\/timeZone`/);
    assert.match(page, /`inquiryCreditGrant` settles/);
    assert.doesNotMatch(aboutEndpoint(submitAttachment), /settles/);
  });

  it('says where the list of codes is cut', () => {
    assert.match(aboutEndpoint(submitAttachment), /other codes may exist/);
    assert.doesNotMatch(aboutEndpoint(applyCreditGrant), /other codes may exist/);
  });

  it('names its sources by their titles, never by numbers that nobody knows', () => {
    for (const endpoint of endpoints) {
      const page = aboutEndpoint(endpoint);
      assert.doesNotMatch(page, /\b00[0-4]\b/, endpoint.name);
      for (const { title, url } of endpoint.documents) assert.ok(page.includes(url), title);
    }
  });
});

describe('Markdown', () => {
  it('shows a text as it is', () => {
    assert.equal(plainText('a_b *c* [d](e) <f> | `g`'), 'a\\_b \\*c\\* \\[d\\](e) \\<f\\> \\| \\`g\\`');
  });

  it('shows code that holds backticks', () => {
    assert.equal(inlineCode('a'), '`a`');
    assert.equal(inlineCode('a`b'), '`` a`b ``');
  });
});

function membersWithoutAmounts(schema: Schema): readonly string[] {
  return schema.type === 'object'
    ? Object.entries(schema.properties).flatMap(([name, one]) => [name, one.description])
    : [];
}
