import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyCreditGrant,
  inquiryBalance,
  inquiryCreditGrant,
  inquiryPrefundingBalance,
  queryCreditQuota,
  submitAttachment,
} from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { demoConnectedCustomers } from '../../src/simulator/demoNames.ts';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';
import { answerBody, callSimulator } from '../support/gatewayClient.ts';
import { startSimulator, stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';

const upload = {
  attachmentId: 'ATT-1',
  attachmentType: 'TYPE',
  attachmentContent: 'JVBERi0xLjQK',
  fileName: 'invoice.pdf',
  bizOrderId: 'ORDER-1',
  bizType: 'BIZ',
};

interface Quota {
  readonly cap: number;
  readonly granted: number;
  readonly available: number;
  readonly unpaid: number;
  readonly status: string;
}

async function quotaOf(ready: ReadyLine, customerId?: string): Promise<Quota> {
  const exchange = await callSimulator(ready, queryCreditQuota, {
    body: { productCode: 'AMAZON_VC_FACTORING_LOAN' },
    ...(customerId === undefined ? {} : { customerId }),
  });
  const body = answerBody(exchange) as Record<string, { value: number }> & { productStatus: string };
  const value = (name: string): number => body[name]?.value ?? NaN;
  return {
    cap: value('capLimitTotalAmount'),
    granted: value('grantTotalAmount'),
    available: value('availableTotalAmount'),
    unpaid: value('unpaidTotalAmount'),
    status: body.productStatus,
  };
}

function code(exchange: Exchange): string | undefined {
  return exchange.gateway?.kind === 'result' ? exchange.gateway.code : undefined;
}

async function fileKey(ready: ReadyLine, customerId?: string): Promise<string> {
  const exchange = await callSimulator(ready, submitAttachment, {
    body: upload,
    ...(customerId === undefined ? {} : { customerId }),
  });
  const { attachmentInfo } = answerBody(exchange) as { attachmentInfo: { fileKey: string } };
  return attachmentInfo.fileKey;
}

function application(key: string, invoices: readonly unknown[] = []): Record<string, unknown> {
  return {
    referenceNo: 'REF-1',
    payeeCode: 'PAYEE',
    vcCode: 'VC',
    invoiceDate: '20241231',
    timeZone: 'Asia/Shanghai',
    attachmentFile: { fileName: 'invoice.pdf', fileKey: key },
    invoiceInfoList: invoices,
  };
}

describe('the simulator’s business', () => {
  after(stopSimulators);

  it('takes an application in, then grants it, and only SUCCESS raises the quota', async () => {
    // The clock of a seed begins on 5 January 2026.
    const { ready } = await startSimulator({ args: ['--seed', '1'] });
    const before = await quotaOf(ready);
    assert.equal(before.granted, before.available + before.unpaid);
    const body = application(await fileKey(ready), [{ total: { currency: 'USD', value: 1_250_000 } }]);
    const applied = answerBody(await callSimulator(ready, applyCreditGrant, { body }));
    assert.equal(applied['creditGrantStatus'], 'ACCEPTED');
    assert.equal(applied['referenceNo'], 'REF-1');
    assert.ok(String(applied['creditGrantNo']).length <= 32);
    assert.deepEqual(await quotaOf(ready), before);

    const ask = { body: { referenceNo: 'REF-1' } };
    const first = answerBody(await callSimulator(ready, inquiryCreditGrant, ask));
    assert.equal(first['creditGrantStatus'], 'ACCEPTED');
    assert.equal(first['creditGrantAmount'], undefined);
    assert.deepEqual(await quotaOf(ready), before);

    const second = answerBody(await callSimulator(ready, inquiryCreditGrant, ask));
    assert.equal(second['creditGrantStatus'], 'SUCCESS');
    assert.equal(second['creditGrantAmount'], '1250000');
    assert.equal(second['creditGrantCurrency'], 'USD');
    assert.match(String(second['annualPercentageRate']), /^0\.\d+$/);
    assert.equal(second['dueDate'], '20260405');
    assert.equal(second['creditGrantNo'], applied['creditGrantNo']);
    const raised = await quotaOf(ready);
    assert.deepEqual(raised, {
      ...before,
      granted: before.granted + 1_250_000,
      available: before.available + 1_250_000,
    });
    await callSimulator(ready, inquiryCreditGrant, ask);
    assert.deepEqual(await quotaOf(ready), raised);
  });

  it('answers an equal application again and refuses another body under its reference', async () => {
    const { ready } = await startSimulator();
    const body = application(await fileKey(ready));
    body['invoiceInfoList'] = [{ total: { currency: 'USD', value: 1_200 } }];
    const first = await callSimulator(ready, applyCreditGrant, { body });
    const reordered = Object.fromEntries(Object.entries(body).reverse());
    const again = await callSimulator(ready, applyCreditGrant, {
      body: JSON.stringify(reordered, null, 2).replace('1200', '1.2e3').replace('PAYEE', '\\u0050AYEE'),
    });
    assert.deepEqual(answerBody(again), answerBody(first));
    const other = await callSimulator(ready, applyCreditGrant, { body: { ...body, payeeCode: 'OTHER' } });
    assert.equal(code(other), 'PARAM_ILLEGAL');
  });

  it('tells amounts above 2^53 apart that differ in their last digit', async () => {
    const { ready } = await startSimulator();
    const key = await fileKey(ready);
    const ending = (digit: number): string =>
      JSON.stringify(application(key, [{ number: 'N' }])).replace('"N"', `900719925474099${digit}`);
    await callSimulator(ready, applyCreditGrant, { body: ending(2) });
    assert.equal(code(await callSimulator(ready, applyCreditGrant, { body: ending(2) })), 'SUCCESS');
    assert.equal(code(await callSimulator(ready, applyCreditGrant, { body: ending(3) })), 'PARAM_ILLEGAL');
  });

  it('keeps the references of customers apart', async () => {
    const { ready } = await startSimulator();
    const customerId = demoConnectedCustomers[0].id;
    await callSimulator(ready, applyCreditGrant, { body: application(await fileKey(ready)) });
    const foreign = await callSimulator(ready, inquiryCreditGrant, {
      body: { referenceNo: 'REF-1' },
      customerId,
    });
    assert.equal(code(foreign), 'PARAM_ILLEGAL');
    const key = await fileKey(ready, customerId);
    const own = await callSimulator(ready, applyCreditGrant, { body: application(key), customerId });
    assert.equal(answerBody(own)['creditGrantStatus'], 'ACCEPTED');
  });

  it('fails an application of a customer with an overdue loan, in an answer that is S', async () => {
    const { ready } = await startSimulator();
    const customerId = demoConnectedCustomers[1].id;
    assert.equal((await quotaOf(ready, customerId)).status, 'OVD');
    const key = await fileKey(ready, customerId);
    const exchange = await callSimulator(ready, applyCreditGrant, { body: application(key), customerId });
    assert.equal(code(exchange), 'SUCCESS');
    assert.equal(exchange.outcome, 'failed');
    const answer = answerBody(exchange);
    assert.equal(answer['creditGrantStatus'], 'FAILED');
    assert.ok(answer['failCode']);
    assert.ok(answer['failMessage']);
  });

  it('stores an equal upload once more, for its id makes no repeat idempotent', async () => {
    const { ready } = await startSimulator();
    const [first, second] = [await fileKey(ready), await fileKey(ready)];
    assert.notEqual(first, second);
    for (const [index, key] of [first, second].entries()) {
      const body = { ...application(key), referenceNo: `REF-${index}` };
      assert.equal(code(await callSimulator(ready, applyCreditGrant, { body })), 'SUCCESS');
    }
    const other = await callSimulator(ready, submitAttachment, { body: { ...upload, bizOrderId: 'OTHER' } });
    assert.equal(code(other), 'REPEAT_REQ_INCONSISTENT');
  });

  it('takes one of many equal applications that arrive at once', async () => {
    const { ready } = await startSimulator();
    const body = application(await fileKey(ready));
    const exchanges = await Promise.all(
      Array.from({ length: 12 }, () => callSimulator(ready, applyCreditGrant, { body })),
    );
    const numbers = exchanges.map((exchange) => answerBody(exchange)['creditGrantNo']);
    assert.equal(new Set(numbers).size, 1);
    const asked = await Promise.all(
      Array.from({ length: 12 }, () =>
        callSimulator(ready, inquiryCreditGrant, { body: { referenceNo: 'REF-1' } }),
      ),
    );
    const granted = asked.filter((each) => answerBody(each)['creditGrantStatus'] === 'SUCCESS');
    assert.equal(granted.length, 11);
    assert.equal((await quotaOf(ready)).granted, 205_400_000 + 1_000_000);
  });

  it('fails an application where the whole limit is granted already', async () => {
    const { ready } = await startSimulator({
      config: { customers: [{ id: 'ME', credit: { cap: 100, available: 60, unpaid: 40 } }] },
    });
    const exchange = await callSimulator(ready, applyCreditGrant, {
      body: application(await fileKey(ready)),
    });
    assert.equal(exchange.outcome, 'failed');
    assert.equal(answerBody(exchange)['failCode'], 'SIMULATED_QUOTA_EXHAUSTED');
  });

  it('refuses an application whose file was never uploaded', async () => {
    const { ready } = await startSimulator();
    const exchange = await callSimulator(ready, applyCreditGrant, { body: application('FK-unknown') });
    assert.equal(code(exchange), 'PARAM_ILLEGAL');
    assert.match(
      exchange.gateway?.kind === 'result' ? exchange.gateway.message : '',
      /submitAttachment first/,
    );
  });

  describe('refuses an upload of', () => {
    let ready: ReadyLine;
    before(async () => ({ ready } = await startSimulator()));

    for (const [what, change] of [
      ['a file of another kind', { fileName: 'invoice.exe' }],
      ['a file without an extension', { fileName: 'invoice' }],
      ['content that is not base64', { attachmentContent: 'JVBERi0x*jQK' }],
      ['content without its padding', { attachmentContent: 'JVBERi0xLjQ' }],
      ['an empty file', { attachmentContent: '' }],
      ['a reference to a file that was not joined', { attachmentContent: '@file:invoice.pdf' }],
    ] as const) {
      it(what, async () => {
        const exchange = await callSimulator(ready, submitAttachment, { body: { ...upload, ...change } });
        assert.equal(code(exchange), 'PARAM_ILLEGAL');
      });
    }
  });

  it('shows all currencies for {} and for an empty list, and only those asked for otherwise', async () => {
    const { ready } = await startSimulator();
    const currencies = async (body: unknown): Promise<readonly string[]> => {
      const answer = answerBody(await callSimulator(ready, inquiryBalance, { body }));
      return (answer['accountBalances'] as { currency: string }[]).map(({ currency }) => currency);
    };
    assert.deepEqual(await currencies({}), ['CNH', 'USD', 'EUR', 'JPY']);
    assert.deepEqual(await currencies({ currencyList: [] }), ['CNH', 'USD', 'EUR', 'JPY']);
    assert.deepEqual(await currencies({ currencyList: ['JPY', 'USD'] }), ['USD', 'JPY']);
    assert.deepEqual(await currencies({ currencyList: ['GBP'] }), []);
  });

  it('knows the currency of every account that it shows', async () => {
    const accounts = [{ accountNo: 'A', currency: 'THB', available: 5 }];
    const { ready } = await startSimulator({ config: { customers: [{ id: 'ME', accounts }] } });
    const asked = await callSimulator(ready, inquiryBalance, { body: { currencyList: ['THB'] } });
    assert.deepEqual(
      (answerBody(asked)['accountBalances'] as { accountNo: string }[]).map(({ accountNo }) => accountNo),
      ['A'],
    );
    const other = await callSimulator(ready, inquiryBalance, { body: { currencyList: ['THB', 'XAU'] } });
    assert.equal(code(other), 'CURRENCY_NOT_SUPPORT');
  });

  it('keeps kinds of balance apart', async () => {
    const { ready } = await startSimulator();
    const customerId = demoConnectedCustomers[0].id;
    const count = async (balanceTypes: readonly string[]): Promise<number> => {
      const exchange = await callSimulator(ready, inquiryBalance, { body: { balanceTypes }, customerId });
      return (answerBody(exchange)['accountBalances'] as unknown[]).length;
    };
    assert.equal(await count([]), 2);
    assert.equal(await count(['NORMAL_BALANCE']), 2);
    assert.equal(await count(['SAME_NAME_TOP_UP_BALANCE']), 1);
    assert.equal(await count(['NORMAL_BALANCE', 'SAME_NAME_TOP_UP_BALANCE']), 3);
  });

  it('writes amounts as integers in one family, as strings in the other, exact above 2^53', async () => {
    const customers = [
      {
        id: 'ME',
        accounts: [{ accountNo: 'A', currency: 'USD', available: '9007199254740993' }],
        prefunding: [{ currency: 'USD', value: '9007199254740993' }],
      },
    ];
    const { ready } = await startSimulator({ config: { customers } });
    const text = (exchange: Exchange): string => Buffer.from(exchange.answer?.body ?? []).toString();
    const balance = await callSimulator(ready, inquiryBalance, { body: {} });
    assert.match(text(balance), /"availableBalance":\{"currency":"USD","value":9007199254740993\}/);
    const prefunding = await callSimulator(ready, inquiryPrefundingBalance, { body: { currency: 'USD' } });
    assert.match(text(prefunding), /"balance":\[\{"currency":"USD","value":"9007199254740993"\}\]/);
  });

  it('starts again from the state of the largest applications', async () => {
    const args = ['--state', join(temporaryFolder(), 'state.json')];
    const first = await startSimulator({ args });
    const largest = { total: { currency: 'USD', value: '9999999999999999' } };
    const body = application(await fileKey(first.ready), [largest, largest, largest]);
    const applied = await callSimulator(first.ready, applyCreditGrant, { body });
    assert.equal(answerBody(applied)['creditGrantStatus'], 'ACCEPTED');
    await first.stop();
    const second = await startSimulator({ args });
    await callSimulator(second.ready, inquiryCreditGrant, { body: { referenceNo: 'REF-1' } });
    await callSimulator(second.ready, inquiryCreditGrant, { body: { referenceNo: 'REF-1' } });
    const { cap, granted } = await quotaOf(second.ready);
    assert.equal(granted, cap);
  });

  for (const [what, more] of [
    ['a write', []],
    ['every call of a seeded run', ['--seed', '1']],
  ] as const) {
    it(`answers ${what} UNKNOWN_EXCEPTION when another program has changed its state file`, async () => {
      const state = join(temporaryFolder(), 'state.json');
      const { ready } = await startSimulator({ args: ['--state', state, ...more] });
      const others = 'of another program';
      writeFileSync(state, others);
      const written = await callSimulator(ready, submitAttachment, { body: upload });
      assert.equal(code(written), 'UNKNOWN_EXCEPTION');
      assert.equal(written.verification?.kind, 'verified');
      const other = await callSimulator(ready, submitAttachment, {
        body: { ...upload, bizOrderId: 'OTHER' },
      });
      assert.equal(code(other), 'UNKNOWN_EXCEPTION', 'The upload before it left no trace.');
      const read = await callSimulator(ready, inquiryBalance, { body: {} });
      assert.equal(code(read), more.length === 0 ? 'SUCCESS' : 'UNKNOWN_EXCEPTION');
      assert.equal(read.verification?.kind, 'verified');
      assert.equal(readFileSync(state, 'utf8'), others);
    });
  }

  it('does not forget its ledger in the state file when it is killed', async () => {
    const args = ['--state', join(temporaryFolder(), 'state.json')];
    const first = await startSimulator({ args });
    const body = application(await fileKey(first.ready));
    const applied = await callSimulator(first.ready, applyCreditGrant, { body });
    await callSimulator(first.ready, inquiryCreditGrant, { body: { referenceNo: 'REF-1' } });
    await first.stop('SIGKILL');

    const second = await startSimulator({ args });
    assert.deepEqual(
      answerBody(await callSimulator(second.ready, applyCreditGrant, { body })),
      answerBody(applied),
    );
    const before = await quotaOf(second.ready);
    const asked = await callSimulator(second.ready, inquiryCreditGrant, { body: { referenceNo: 'REF-1' } });
    assert.equal(answerBody(asked)['creditGrantStatus'], 'SUCCESS');
    await second.stop('SIGKILL');

    const third = await startSimulator({ args });
    const quota = await quotaOf(third.ready);
    assert.equal(quota.granted, before.granted + 1_000_000);
    assert.equal(quota.granted, quota.available + quota.unpaid);
  });
});
