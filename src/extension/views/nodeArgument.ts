import type { AccountsNode, Holding } from '../../core/accounts/nodes.ts';

/** Commands are given a node by the menus, but anybody may execute them with anything. */
export function isHolding(argument: unknown): argument is Holding {
  return (
    hasMembers(argument) &&
    typeof argument['profileId'] === 'string' &&
    (argument['customerId'] === undefined || typeof argument['customerId'] === 'string')
  );
}

export function hasMembers(argument: unknown): argument is Readonly<Record<string, unknown>> {
  return typeof argument === 'object' && argument !== null;
}

export function isAccountsNode(argument: unknown): argument is AccountsNode {
  return isHolding(argument) && 'kind' in argument && 'id' in argument;
}
