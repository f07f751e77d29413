import { applyCreditGrant } from '../core/catalogue/endpoints/applyCreditGrant.ts';
import { applyToken } from '../core/catalogue/endpoints/applyToken.ts';
import { inquiryCreditGrant } from '../core/catalogue/endpoints/inquiryCreditGrant.ts';
import { revokeToken } from '../core/catalogue/endpoints/revokeToken.ts';
import type { CreditLine } from './creditLine.ts';
import type { Account, Customer } from './customers.ts';
import { demoConnectedCustomers } from './demoNames.ts';
import { noRequest, type Attachment, type InitialGrant } from './ledger.ts';

/** A customer with what the gateway remembers of it at the start. */
export interface InitialCustomer {
  readonly customer: Customer;
  readonly line?: CreditLine;
  readonly files?: readonly Attachment[];
  readonly grants?: readonly InitialGrant[];
  /** Authorisation codes, good once, for as long as nobody uses them. */
  readonly codes?: readonly string[];
  /** Access tokens that were issued before; no call needs one. */
  readonly tokens?: readonly string[];
}

/** The file that the sample of an application names. */
const sampleFile: Attachment = {
  ...applyCreditGrant.sample.request.attachmentFile,
  attachmentId: 'ATT-0000',
  size: 9,
  sha256: 'e5c62df5dab5c87b6a015ef3d43597074d1eec433b15f51aec63b8582d0e4ab4',
  requestDigest: noRequest,
};

/** The application that the sample of an inquiry asks for. */
const sampleGrant: InitialGrant = {
  ...inquiryCreditGrant.sample.request,
  creditGrantNo: 'CG0000',
  amount: 2_500_000n,
};

/** The partner itself and its three customers. The samples of the catalogue work for all that have credit. */
export function demoCustomers(partnerId: string): readonly InitialCustomer[] {
  const [harbour, kiln, pier] = demoConnectedCustomers;
  return [
    {
      customer: {
        id: partnerId,
        accounts: [
          account('1020010000010156', 'CNH', 329_899_311n, 0n),
          account('1020010000010840', 'USD', 289_633_970n, 1_250_000n),
          account('1020010000010978', 'EUR', 48_210_655n, 0n),
          account('1020010000010392', 'JPY', 91_204_380n, 0n),
        ],
        prefunding: [
          { currency: 'USD', value: 100_000_000n },
          { currency: 'EUR', value: 37_500_050n },
        ],
      },
      line: { cap: 500_000_000n, available: 120_000_000n, unpaid: 85_400_000n, overdue: false },
      files: [sampleFile],
      grants: [sampleGrant],
      codes: [applyToken.sample.request.authCode],
      tokens: [revokeToken.sample.request.token],
    },
    {
      customer: {
        id: harbour.id,
        accounts: [
          account('2020010000021840', 'USD', 18_462_075n, 320_000n),
          account('2020010000021156', 'CNH', 7_309_918n, 0n),
          {
            ...account('2020010000029156', 'CNH', 2_500_000n, 0n),
            balanceType: 'SAME_NAME_TOP_UP_BALANCE',
          },
        ],
        prefunding: [{ currency: 'USD', value: 5_000_000n }],
      },
      line: { cap: 60_000_000n, available: 12_750_000n, unpaid: 21_300_000n, overdue: false },
      files: [sampleFile],
      grants: [sampleGrant],
    },
    {
      customer: {
        id: kiln.id,
        accounts: [
          account('2020010000032840', 'USD', 904_412n, 0n),
          account('2020010000032392', 'JPY', 6_480_250n, 150_000n),
        ],
        prefunding: [{ currency: 'USD', value: 740_000n }],
      },
      line: { cap: 25_000_000n, available: 1_000_000n, unpaid: 19_875_025n, overdue: true },
      files: [sampleFile],
      grants: [sampleGrant],
    },
    {
      customer: {
        id: pier.id,
        accounts: [
          account('2020010000043978', 'EUR', 3_318_790n, 0n),
          account('2020010000043840', 'USD', 0n, 0n),
        ],
        prefunding: [{ currency: 'EUR', value: 1_200_000n }],
      },
      line: { cap: 10_000_000n, available: 0n, unpaid: 0n, overdue: false },
      files: [sampleFile],
    },
  ];
}

function account(accountNo: string, currency: string, available: bigint, frozen: bigint): Account {
  return { accountNo, currency, balanceType: 'NORMAL_BALANCE', available, frozen };
}
