/** A customer of the simulated gateway: what does not change while it runs. */
export interface Customer {
  readonly id: string;
  /** Where one is set, calls for this customer must carry it. */
  readonly access?: Access;
  readonly accounts: readonly Account[];
  /** Prefunded balances; a currency that is not here is not open to the customer. */
  readonly prefunding: readonly Amount[];
}

export interface Access {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number;
}

/** In whole minor units of the currency. */
export interface Amount {
  readonly currency: string;
  readonly value: bigint;
}

export interface Account {
  readonly accountNo: string;
  readonly currency: string;
  readonly balanceType: BalanceType;
  readonly available: bigint;
  readonly frozen: bigint;
}

export const balanceTypes = ['NORMAL_BALANCE', 'SAME_NAME_TOP_UP_BALANCE'] as const;
export type BalanceType = (typeof balanceTypes)[number];

/** Who can be asked for. The partner itself is one of them. */
export interface Customers {
  /** The one that a call without a customer header is about. */
  readonly partnerId: string;
  readonly byId: ReadonlyMap<string, Customer>;
}
