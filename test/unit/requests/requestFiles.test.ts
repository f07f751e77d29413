import assert from 'node:assert/strict';
import { endpoints } from '../../../src/core/catalogue/index.ts';
import {
  completedFileName,
  endpointOfFile,
  labelOfFile,
  requestFileName,
} from '../../../src/extension/requests/requestFiles.ts';

describe('the name of a request file', () => {
  const names: readonly (readonly [fileName: string, endpoint: string | undefined, label: string])[] = [
    ['march.inquiryBalance.wf.json', 'inquiryBalance', 'march'],
    ['a.b.applyCreditGrant.wf.json', 'applyCreditGrant', 'a.b'],
    ['inquiryBalance.wf.json', 'inquiryBalance', 'inquiryBalance'],
    ['MARCH.INQUIRYBALANCE.WF.JSON', 'inquiryBalance', 'MARCH'],
    ['Query account balance.inquirybalance.wf.json', 'inquiryBalance', 'Query account balance'],
    ['march.inquiryPrefundingBalance.wf.json', 'inquiryPrefundingBalance', 'march'],
    ['march.myinquiryBalance.wf.json', undefined, 'march.myinquiryBalance'],
    ['inquiryBalance.march.wf.json', undefined, 'inquiryBalance.march'],
    ['march.wf.json', undefined, 'march'],
    ['.wf.json', undefined, ''],
    ['march.inquiryBalance.json', undefined, 'march.inquiryBalance.json'],
    ['march.constructor.wf.json', undefined, 'march.constructor'],
  ];
  for (const [fileName, endpoint, label] of names) {
    it(`${fileName} tells ${endpoint ?? 'no endpoint'}`, () => {
      assert.equal(endpointOfFile(fileName)?.name, endpoint);
      assert.equal(labelOfFile(fileName), label);
    });
  }

  it('that is made for an endpoint tells that endpoint, whatever it is called', () => {
    for (const { name } of endpoints) {
      for (const label of [
        'Query account balance',
        'a/b\\c:d',
        '  ',
        '..',
        'x'.repeat(300),
        'über 💶',
        'a\nb',
      ]) {
        const fileName = requestFileName(label, name);
        assert.equal(endpointOfFile(fileName)?.name, name);
        assert.match(fileName, /^[^\\/:*?"<>|\p{Cc}]{1,160}$/u);
        assert.doesNotMatch(fileName, /^[. ]/);
      }
    }
    assert.equal(
      requestFileName('Query account balance', 'inquiryBalance'),
      'Query account balance.inquiryBalance.wf.json',
    );
  });

  const completed: readonly (readonly [fileName: string, after: string])[] = [
    ['march.inquiryBalance.wf.json', 'march.inquiryBalance.wf.json'],
    ['march.wf.json', 'march.inquiryBalance.wf.json'],
    ['march.json', 'march.inquiryBalance.wf.json'],
    ['march', 'march.inquiryBalance.wf.json'],
    ['march.queryCreditQuota.wf.json', 'march.inquiryBalance.wf.json'],
    ['march.unknown.wf.json', 'march.unknown.inquiryBalance.wf.json'],
    ['march.inquiryBalance.wf.json.wf.json', 'march.inquiryBalance.wf.json'],
    ['march.inquiryBalance.wf.json.json', 'march.inquiryBalance.wf.json'],
    ['march.inquiryBalance.wf', 'march.inquiryBalance.wf.json'],
    ['march.inquiryBalance.json', 'march.inquiryBalance.wf.json'],
    ['march.inquiryBalance', 'march.inquiryBalance.wf.json'],
    ['queryCreditQuota.wf.json', 'request.inquiryBalance.wf.json'],
  ];
  for (const [fileName, after] of completed) {
    it(`${fileName} becomes ${after} for inquiryBalance`, () => {
      assert.equal(completedFileName(fileName, 'inquiryBalance'), after);
    });
  }
});
