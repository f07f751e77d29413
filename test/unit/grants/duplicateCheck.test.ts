import assert from 'node:assert/strict';
import type { ApplicationRecord } from '../../../src/core/grants/application.ts';
import { applicationKey, keyText, simulatorHost } from '../../../src/core/grants/applicationKey.ts';
import { stateOf } from '../../../src/core/grants/applicationState.ts';
import { duplicateVerdict } from '../../../src/core/grants/duplicateCheck.ts';
import { proposeReference } from '../../../src/core/grants/proposeReference.ts';
import { follow, newlySent } from '../../../src/core/grants/transitions.ts';
import {
  applicant,
  applied,
  bodyText,
  digestOf,
  exhausted,
  failure,
  inquired,
  minute,
  queried,
  sentAndAnswered,
  sentFacts,
  start,
} from '../../support/applications.ts';

const later = start + 30 * minute;

function verdict(record: ApplicationRecord | undefined, text: string, at = later) {
  return duplicateVerdict(record, digestOf(text), at);
}

describe('the duplicate ledger', () => {
  it('knows nothing against a reference that was never used', () => {
    assert.deepEqual(verdict(undefined, bodyText), { kind: 'new' });
  });

  it('tells the same bytes, the same JSON in other bytes and another body apart', async () => {
    const record = await sentAndAnswered(applied.accepted);
    const shuffled = JSON.stringify(
      Object.fromEntries(Object.entries(JSON.parse(bodyText) as object).reverse()),
      null,
      2,
    );
    assert.equal(verdict(record, bodyText).kind, 'sameBytes');
    assert.equal(verdict(record, shuffled).kind, 'sameJson');
    assert.equal(verdict(record, bodyText.replace('PAYEE01', 'PAYEE02')).kind, 'otherBody');
    assert.equal(verdict(record, `${bodyText} and no JSON`).kind, 'otherBody');
  });

  const equal: readonly (readonly [string, string])[] = [
    ['{"a":1,"b":2}', ' { "b" : 2,\n"a" : 1 } '],
    ['{"a":"\\u00e9\\/"}', '{"a":"é/"}'],
    ['[1.50,100,-0,0.001]', '[15e-1,1E+2,0.0,1e-3]'],
    ['[9007199254740993000]', '[9007199254740993e3]'],
  ];
  for (const [one, other] of equal) {
    it(`takes ${one} and ${JSON.stringify(other)} for the same body`, () => {
      const record = newlySent(applicant, sentFacts(start, one));
      assert.equal(verdict(record, other).kind, 'sameJson');
    });
  }

  const different: readonly (readonly [string, string])[] = [
    ['[9007199254740993]', '[9007199254740992]'],
    ['[1]', '["1"]'],
    ['[-1]', '[1]'],
    ['[10]', '[1]'],
    ['[0.1]', '[0.10000000000000000001]'],
    ['[1,2]', '[2,1]'],
    ['{"a":null}', '{}'],
    ['["a"]', '["a "]'],
    ['{"a":1,"a":1}', '{"a":1}'],
  ];
  for (const [one, other] of different) {
    it(`keeps ${one} and ${other} apart`, () => {
      const record = newlySent(applicant, sentFacts(start, one));
      assert.equal(verdict(record, other).kind, 'otherBody');
    });
  }

  it('lets a corrected body out after a verified refusal or failure, and then only under a new reference', async () => {
    for (const reply of [applied.refused, applied.failed]) {
      const record = await sentAndAnswered(reply);
      assert.equal(verdict(record, '{"corrected":1}').kind, 'correctedAfterFailure');
    }
  });

  it('does not free the reference by a refusal that is not verified', async () => {
    for (const signature of ['missing', 'wrong', 'noKey'] as const) {
      const record = await sentAndAnswered({ ...applied.refused, signature });
      assert.equal(verdict(record, '{"corrected":1}').kind, 'otherBody', signature);
    }
    const failed = await sentAndAnswered({ ...applied.failed, signature: 'noKey' });
    assert.equal(verdict(failed, '{"corrected":1}').kind, 'otherBody');
  });

  it('offers to follow what is not decided, and a repeat of what was refused or stays unknown after seven queries alone', async () => {
    const offers = (record: ApplicationRecord, at = later) => {
      const found = verdict(record, bodyText, at);
      assert.ok(found.kind === 'sameBytes');
      return [found.mayFollow, found.mayRepeat];
    };
    assert.deepEqual(offers(newlySent(applicant, sentFacts()), start + minute), [true, false]);
    assert.deepEqual(offers(await sentAndAnswered(applied.unknown)), [true, false]);
    assert.deepEqual(offers(await sentAndAnswered(applied.accepted)), [true, false]);
    assert.deepEqual(offers(await sentAndAnswered(applied.refused)), [false, true]);
    const unsure = await sentAndAnswered({ ...applied.refused, signature: 'missing' });
    assert.deepEqual(offers(unsure), [true, true]);
    assert.deepEqual(offers(await sentAndAnswered(applied.failed)), [false, false]);
    const accepted = await sentAndAnswered(applied.accepted);
    assert.deepEqual(offers(await queried(accepted, later, inquired.granted)), [false, false]);
    const reviewed = await exhausted(accepted, inquired.accepted);
    assert.deepEqual(offers(reviewed, start + 9_999 * minute), [true, false]);
    const unknown = await exhausted(await sentAndAnswered(applied.unknown), inquired.unknown);
    assert.deepEqual(offers(unknown, start + 700 * minute), [true, true]);
  });

  it('keeps a verified refusal what it is, though somebody follows its reference', async () => {
    const refused = await sentAndAnswered(applied.refused);
    const followed = follow(refused, later);
    assert.equal(stateOf(followed, later), 'refused');
    assert.equal(verdict(followed, '{"corrected":1}').kind, 'correctedAfterFailure');
  });

  it('holds nothing against what never left', async () => {
    const record = await sentAndAnswered(failure(false));
    assert.equal(verdict(record, bodyText).kind, 'new');
  });

  it('is kept by host, client, customer and reference: each of them makes another application', () => {
    const target = { baseUrl: 'https://a.example', clientId: 'C', customerId: '1' };
    const keys = [
      applicationKey('p', target, 'R'),
      applicationKey('p', { ...target, baseUrl: 'https://a.example:8443' }, 'R'),
      applicationKey('p', { ...target, clientId: 'D' }, 'R'),
      applicationKey('p', { ...target, customerId: '2' }, 'R'),
      applicationKey('p', { baseUrl: target.baseUrl, clientId: 'C' }, 'R'),
      applicationKey('p', target, 'r'),
      applicationKey('p', target, 'R '),
    ];
    assert.equal(new Set(keys.map(keyText)).size, keys.length);
    assert.equal(keyText(applicationKey('another profile', target, 'R')), keyText(keys[0]!));
    assert.equal(applicationKey('simulator', target, 'R').host, simulatorHost);
  });

  it('proposes references that nobody has taken', () => {
    const taken = new Set(['REF-0001-R2', 'REF-0001-R3']);
    assert.equal(
      proposeReference('REF-0001', () => false),
      'REF-0001-R2',
    );
    assert.equal(
      proposeReference('REF-0001', (each) => taken.has(each)),
      'REF-0001-R4',
    );
    assert.equal(
      proposeReference('REF-0001-R9', () => false),
      'REF-0001-R10',
    );
  });
});
