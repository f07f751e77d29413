import { env } from 'vscode';
import type { AccountsNode } from '../../core/accounts/nodes.ts';
import type { CommandOutcome } from '../seams.ts';

/** Copies the digits of a figure as they stood in the answer; of an account its available balance. */
export async function copyRawValue(node: AccountsNode): Promise<CommandOutcome> {
  return copy(rawValueOf(node));
}

export async function copyAccountNumber(node: AccountsNode): Promise<CommandOutcome> {
  return copy(
    node.kind === 'account' ? node.account.accountNo : node.kind === 'balance' ? node.accountNo : undefined,
  );
}

function rawValueOf(node: AccountsNode): string | undefined {
  switch (node.kind) {
    case 'balance':
      return node.balance.available?.raw;
    case 'prefunding':
      return node.amount.raw;
    case 'quota':
      return node.raw;
    case 'status':
      return node.status;
    default:
      return undefined;
  }
}

async function copy(text: string | undefined): Promise<undefined> {
  if (text !== undefined) {
    await env.clipboard.writeText(text);
  }
}
