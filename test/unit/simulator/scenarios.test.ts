import assert from 'node:assert/strict';
import { endpoints } from '../../../src/core/catalogue/index.ts';
import { codeFor, type Cause } from '../../../src/simulator/refusals.ts';
import { allScenarios, readScenarios } from '../../../src/simulator/scenarios.ts';

describe('the simulator’s scenarios', () => {
  it('are every code but SUCCESS that an endpoint lists, and no other', () => {
    const listed = endpoints.flatMap(({ name, results }) => results.map(({ code }) => `${name}=${code}`));
    const names = allScenarios(endpoints).map(({ name }) => name);
    assert.deepEqual(
      names,
      listed.filter((name) => !name.endsWith('=SUCCESS')),
    );
    assert.equal(listed.length, 72);
  });

  it('refuses an unknown name with the list of those there are', () => {
    const read = readScenarios(['submitAttachment=OAUTH_FAIL'], endpoints);
    assert.ok(!read.ok);
    assert.match(read.sentence, /no scenario "submitAttachment=OAUTH_FAIL"/);
    assert.match(read.sentence, /inquiryBalance=SYSTEM_ERROR/);
  });

  it('plays one at each endpoint', () => {
    const read = readScenarios(['inquiryBalance=SYSTEM_ERROR', 'queryCreditQuota=PROCESS_FAIL'], endpoints);
    assert.ok(read.ok);
    assert.equal(read.scenarios.length, 2);
    const clash = readScenarios(['inquiryBalance=SYSTEM_ERROR', 'inquiryBalance=PROCESS_FAIL'], endpoints);
    assert.ok(!clash.ok);
    assert.match(clash.sentence, /exclude each other/);
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
