import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Amount } from '../../src/core/accounts/amount.ts';
import { readAccounts, readPrefunding, readQuota } from '../../src/core/accounts/portfolio.ts';
import { quotaProduct } from '../../src/core/accounts/question.ts';
import type { Asked, Figures } from '../../src/core/accounts/reading.ts';
import { JsonNumber, type Json } from '../../src/core/json/json.ts';
import {
  AskedModel,
  json,
  profileWith,
  spokenOf,
  tooltipOf,
  treeNodes,
  treeText,
} from '../support/accountsTree.ts';

/** Members that the readers look for, so that generated answers come close to real ones. */
const memberName = fc.constantFrom(
  ...[
    'accountBalances',
    'accountNo',
    'currency',
    'value',
    'availableBalance',
    'frozenBalance',
    'totalBalance',
  ],
  ...['balance', 'balanceType', 'balanceTypes', 'budgetAccountId', 'productCode', 'productStatus'],
  ...['capLimitTotalAmount', 'grantTotalAmount', 'availableTotalAmount', 'unpaidTotalAmount', '__proto__'],
);

const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(null, true, 'USD', 'JPY', 'ZZZ', 'usd', 'OVD', 'NORMAL', ''),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^-?[0-9]{1,120}$/),
    fc
      .stringMatching(/^-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,3})?(e[0-9]{1,2})?$/)
      .map((text) => new JsonNumber(text)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(memberName, tie('value')), { maxLength: 8 }).map((members) => new Map(members)),
  ),
})).value;

const wireAmount = fc.record({
  currency: fc.constantFrom('USD', 'CNH', 'JPY', 'KWD', 'XTS'),
  digits: fc.bigInt({ min: 0n, max: 10n ** 19n }).map(String),
  quoted: fc.boolean(),
});
type WireAmount = typeof wireAmount extends fc.Arbitrary<infer T> ? T : never;

const amountText = ({ currency, digits, quoted }: WireAmount) =>
  `{"currency":"${currency}","value":${quoted ? `"${digits}"` : digits}}`;

const inTree = ({ currency, minorUnits, raw }: Amount) => [currency, minorUnits, raw] as const;
const onWire = ({ currency, digits }: WireAmount) => [currency, BigInt(digits), digits] as const;

describe('figures of any answer', () => {
  it('are read and shown without a failure, whatever the answer holds', async () => {
    const profile = profileWith();
    await fc.assert(
      fc.asyncProperty(fc.option(anyJson, { nil: undefined }), async (answer) => {
        const { model } = new AskedModel(profile, {
          ask: (question): Promise<Asked> => {
            const read = (): Figures => {
              switch (question.kind) {
                case 'balance':
                  return {
                    kind: 'balance',
                    type: question.type,
                    accounts: readAccounts(answer, question.type),
                  };
                case 'prefunding':
                  return { kind: 'prefunding', currency: 'USD', prefunding: readPrefunding(answer, 'USD') };
                case 'quota':
                  return { kind: 'quota', quota: readQuota(answer, quotaProduct) };
              }
            };
            return Promise.resolve({
              kind: 'figures',
              reading: { figures: read(), trust: 'verified', readAt: 0 },
            });
          },
        });
        await model.load(undefined);
        assert.notEqual(treeText(profile, model), '');
        const nodes = treeNodes(profile, model);
        assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
        for (const node of nodes) {
          assert.notEqual(spokenOf(node, model), '');
          tooltipOf(node, model);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('say what is missing wherever they lack an amount', () => {
    fc.assert(
      fc.property(anyJson, (answer) => {
        for (const { balances } of readAccounts(answer, 'NORMAL_BALANCE').accounts) {
          for (const { available, frozen, total, departures } of balances) {
            if (!available || !frozen || !total) assert.notEqual(departures.length, 0);
          }
        }
        const quota = readQuota(answer, quotaProduct);
        if (!quota.cap || !quota.granted || !quota.available || !quota.unpaid) {
          assert.notEqual(quota.departures.length, 0);
        }
        const prefunding = readPrefunding(answer, 'USD');
        if (prefunding.amounts.length === 0) assert.notEqual(prefunding.departures.length, 0);
      }),
    );
  });

  it('hold every balance of the answer, and no other, to the last digit', () => {
    const entry = fc.tuple(fc.constantFrom('A', 'B', 'C', ''), wireAmount, wireAmount, wireAmount);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const answer = json(
          `{"accountBalances":[${entries
            .map(
              ([accountNo, available, frozen, total]) =>
                `{"accountNo":"${accountNo}","currency":"${available.currency}","availableBalance":${amountText(available)},` +
                `"frozenBalance":${amountText(frozen)},"totalBalance":${amountText(total)}}`,
            )
            .join(',')}]}`,
        );
        const { accounts } = readAccounts(answer, 'NORMAL_BALANCE');
        for (const accountNo of ['A', 'B', 'C', '']) {
          const sent = entries.filter(([number]) => number === accountNo);
          const shown = accounts.find((account) => account.accountNo === accountNo)?.balances ?? [];
          assert.deepEqual(
            shown.map(({ available, frozen, total }) =>
              [available, frozen, total].map((one) => one && inTree(one)),
            ),
            sent.map(([, available, frozen, total]) => [available, frozen, total].map(onWire)),
          );
        }
      }),
    );
  });

  it('hold every prefunding amount of the answer, as one or as a list', () => {
    fc.assert(
      fc.property(fc.array(wireAmount, { maxLength: 10 }), (amounts) => {
        const list = json(`{"balance":[${amounts.map(amountText).join(',')}]}`);
        assert.deepEqual(readPrefunding(list, 'USD').amounts.map(inTree), amounts.map(onWire));
        const [first] = amounts;
        if (first) {
          const single = json(`{"balance":${amountText(first)}}`);
          assert.deepEqual(readPrefunding(single, 'USD').amounts.map(inTree), [onWire(first)]);
        }
      }),
    );
  });

  it('hold the equation exactly when granted is available + unpaid in one currency', () => {
    fc.assert(
      fc.property(
        wireAmount,
        wireAmount,
        wireAmount,
        wireAmount,
        fc.boolean(),
        (cap, available, unpaid, other, make) => {
          const granted = make
            ? { ...available, digits: String(BigInt(available.digits) + BigInt(unpaid.digits)) }
            : other;
          const quota = readQuota(
            json(
              `{"productCode":"${quotaProduct}","productStatus":"NORMAL","capLimitTotalAmount":${amountText(cap)},` +
                `"grantTotalAmount":${amountText(granted)},"availableTotalAmount":${amountText(available)},` +
                `"unpaidTotalAmount":${amountText(unpaid)}}`,
            ),
            quotaProduct,
          );
          const oneCurrency = new Set([granted.currency, available.currency, unpaid.currency]).size === 1;
          const holds = BigInt(granted.digits) === BigInt(available.digits) + BigInt(unpaid.digits);
          assert.equal(quota.equation.kind, !oneCurrency ? 'notComparable' : holds ? 'holds' : 'broken');
          const difference = BigInt(cap.digits) - BigInt(granted.digits);
          assert.deepEqual(
            quota.approvable,
            cap.currency === granted.currency
              ? { currency: cap.currency, minorUnits: difference > 0n ? difference : 0n }
              : undefined,
          );
        },
      ),
    );
  });
});
