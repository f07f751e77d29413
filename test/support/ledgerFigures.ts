import type { CustomerState } from '../../src/simulator/controlProtocol.ts';

/** A customer's credit as the control channel tells it, in US cents. */
export function figures({ credit }: CustomerState) {
  const cents = (name: 'cap' | 'granted' | 'available' | 'unpaid' | 'approvable'): bigint =>
    BigInt(credit?.[name] ?? -1);
  return {
    cap: cents('cap'),
    granted: cents('granted'),
    available: cents('available'),
    unpaid: cents('unpaid'),
    approvable: cents('approvable'),
    overdue: credit?.overdue,
  };
}

/** So many per cent of an amount: above 100 it is more than there is. */
export function share(amount: bigint, perCent: number): bigint {
  return (amount * BigInt(perCent)) / 100n;
}
