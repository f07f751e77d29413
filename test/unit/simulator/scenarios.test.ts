import assert from 'node:assert/strict';
import { endpoints } from '../../../src/core/catalogue/index.ts';
import { codeFor, type Cause } from '../../../src/simulator/refusals.ts';
import { readScenarios, scenarioNames } from '../../../src/simulator/scenarios.ts';
import { scenarioTable, scenarioTexts, type ScenarioEffect } from '../../../src/simulator/scenarioTable.ts';

function sentenceFor(...names: readonly string[]): string {
  const read = readScenarios(names, endpoints);
  assert.ok(!read.ok);
  return read.sentence;
}

function effectOf(name: string): ScenarioEffect | undefined {
  const read = readScenarios([name], endpoints);
  assert.ok(read.ok, read.ok ? '' : read.sentence);
  assert.equal(read.scenarios[0]?.name, name);
  return read.scenarios[0].effect;
}

describe('the simulator’s scenarios', () => {
  const table = scenarioTable(endpoints);
  const namesOf = (endpoint: string): readonly string[] =>
    table.filter((row) => row.endpoint === endpoint && row.code === undefined).map(({ name }) => name);

  it('hold every code but SUCCESS that an endpoint lists, and no other', () => {
    const listed = endpoints.flatMap(({ name, results }) => results.map(({ code }) => `${name}=${code}`));
    assert.deepEqual(
      table.filter(({ code }) => code !== undefined).map(({ name }) => name),
      listed.filter((name) => !name.endsWith('=SUCCESS')),
    );
    assert.equal(listed.length, 92);
  });

  it('are offered where the endpoint can play them', () => {
    const everywhere = ['delay', 'dropBeforeCommit', 'dropAfterCommit'];
    const signatures = ['wrongSignature', 'missingSignature', 'staleSignature'];
    const named = (endpoint: string, words: readonly string[]) => words.map((word) => `${endpoint}=${word}`);
    assert.deepEqual(
      namesOf('applyCreditGrant'),
      named('applyCreditGrant', [
        'successAfterInquiries',
        'failedAfterInquiries',
        'successAfterSeconds',
        'failedAfterSeconds',
        'unfamiliarStatus',
        ...everywhere,
        ...signatures,
        'throttledAfter',
      ]),
    );
    assert.deepEqual(
      namesOf('inquiryCreditGrant'),
      named('inquiryCreditGrant', [
        'unknownUntil',
        'unfamiliarStatus',
        ...everywhere,
        ...signatures,
        'throttledAfter',
      ]),
    );
    assert.deepEqual(namesOf('submitAttachment'), named('submitAttachment', [...everywhere, ...signatures]));
  });

  it('have a heading, a name and a sentence with room for their number or code', () => {
    for (const { name, group, title, sentence, parameter, code } of table) {
      assert.ok(scenarioTexts.includes(group) && scenarioTexts.includes(sentence), name);
      assert.equal(title === undefined, code !== undefined, name);
      assert.ok(title === undefined || scenarioTexts.includes(title), name);
      assert.equal(title?.includes('{0}') ?? false, parameter !== undefined, name);
      assert.equal(sentence.includes('{0}'), parameter !== undefined || code !== undefined, name);
      assert.match(sentence, /^[A-Z].*\.$/, name);
    }
  });

  it('are called differently where they do different things', () => {
    for (const { name: endpoint } of endpoints) {
      const titles = table.flatMap((row) => (row.endpoint === endpoint ? [row.title ?? row.code] : []));
      assert.equal(new Set(titles).size, titles.length, endpoint);
      for (const title of titles) assert.ok((title?.length ?? 0) <= 48, title);
    }
  });

  it('read every name that they offer as that very scenario', () => {
    for (const name of scenarioNames(endpoints)) assert.ok(effectOf(name));
  });

  it('take their number from the name', () => {
    assert.deepEqual(effectOf('inquiryBalance=delay:600'), { kind: 'delay', seconds: 600 });
    assert.deepEqual(effectOf('inquiryCreditGrant=unknownUntil:3'), { kind: 'unknownUntil', call: 3 });
    assert.deepEqual(effectOf('applyCreditGrant=failedAfterSeconds:86400'), {
      kind: 'settle',
      plan: { as: 'FAILED', after: 'seconds', count: 86_400 },
    });
    assert.deepEqual(effectOf('applyCreditGrant=successAfterInquiries:0'), {
      kind: 'settle',
      plan: { as: 'SUCCESS', after: 'inquiries', count: 0 },
    });
  });

  for (const number of ['', ':', ':x', ':-1', ':0', ':601', ':1.5', ':007', ':1e2', ':2:3', ': 2', ':٣']) {
    it(`refuse a delay of "${number}" with what belongs there`, () => {
      assert.equal(
        sentenceFor(`inquiryBalance=delay${number}`),
        `inquiryBalance=delay needs a number of seconds from 1 to 600, such as inquiryBalance=delay:2, not "inquiryBalance=delay${number}".`,
      );
    });
  }

  it('refuse a number where none belongs', () => {
    assert.match(sentenceFor('applyCreditGrant=dropAfterCommit:2'), /takes no number/);
    assert.match(sentenceFor('inquiryBalance=SYSTEM_ERROR:1'), /takes no number/);
  });

  it('refuse an unknown name with the list of those there are', () => {
    const sentence = sentenceFor('submitAttachment=OAUTH_FAIL');
    assert.match(sentence, /no scenario "submitAttachment=OAUTH_FAIL"/);
    assert.match(sentence, /^ {2}inquiryBalance=SYSTEM_ERROR$/m);
    assert.match(sentence, /^ {2}inquiryCreditGrant=unknownUntil:<calls>$/m);
    assert.match(sentenceFor('submitAttachment=unknownUntil:3'), /no scenario/);
    assert.match(sentenceFor('dropAfterCommit'), /no scenario/);
  });

  it('play one at each endpoint', () => {
    const read = readScenarios(['inquiryBalance=SYSTEM_ERROR', 'queryCreditQuota=delay:5'], endpoints);
    assert.ok(read.ok);
    assert.equal(read.scenarios.length, 2);
    assert.match(sentenceFor('inquiryBalance=delay:1', 'inquiryBalance=PROCESS_FAIL'), /exclude each other/);
    assert.match(sentenceFor('inquiryBalance=delay:1', 'inquiryBalance=delay:2'), /exclude each other/);
  });
});

describe('the codes of a refusal', () => {
  const everywhere: readonly Cause[] = [
    'wrongMethod',
    'badHeader',
    'unknownClient',
    'clientWithoutKey',
    'wrongMediaType',
    'badSignature',
    'badBody',
    'unknownCustomer',
    'unknownToken',
    'expiredToken',
    'unsupportedCurrency',
    'balanceTypeNotOpen',
    'repeatedWithOtherFields',
    'internalFault',
  ];
  for (const endpoint of endpoints) {
    it(`are codes that ${endpoint.name} lists, whatever the cause`, () => {
      const listed = endpoint.results.map(({ code }) => code);
      for (const cause of everywhere) assert.ok(listed.includes(codeFor(cause, endpoint)), cause);
    });
  }

  it('is INVALID_API where there is no endpoint', () => {
    assert.equal(codeFor('unknownApi', undefined), 'INVALID_API');
  });
});
