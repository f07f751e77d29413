import { commands, l10n, Uri } from 'vscode';
import { takesCredentials } from '../../core/catalogue/endpoint.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import type { CommandOutcome } from '../seams.ts';
import { hasMembers, isHolding } from '../views/nodeArgument.ts';
import { madeByCommands } from '../requests/madeByCommands.ts';
import { rowLost } from '../views/rowLost.ts';
import { pickEndpoint } from './pickEndpoint.ts';

/**
 * Opens the scratch request of an endpoint. `customerId`: the customer whom the request is for, null for the
 * partner itself; where it is missing, the request keeps the customer that it had.
 */
export type OpenScratch = (
  endpoint: string,
  options: { readonly customerId?: string | null },
) => Promise<CommandOutcome>;

/**
 * Opens the request of a node, of a named endpoint, or of one that the user chooses.
 *
 * @param target A node of one of the trees, or the name of an endpoint.
 */
export async function openRequest(target: unknown, openScratch: OpenScratch): Promise<CommandOutcome> {
  if (hasMembers(target) && target['uri'] instanceof Uri) {
    await commands.executeCommand('vscode.open', target['uri']);
    return undefined;
  }
  const named = endpointNameOf(target);
  const found = named === undefined ? undefined : findEndpoint(named);
  if (named !== undefined && found === undefined) {
    return { sentence: l10n.t('The catalogue has no endpoint “{0}”.', named) };
  }
  if (found !== undefined && takesCredentials(found)) {
    return madeByCommands(found, l10n.t);
  }
  const endpoint = named ?? (await pickEndpoint(l10n.t('Open Request'), 'files'));
  if (endpoint === undefined) {
    return undefined;
  }
  return openScratch(endpoint, isHolding(target) ? { customerId: target.customerId ?? null } : {});
}

/** The request file of a node as text, whatever editor it would open in. */
export async function openRequestAsText(target: unknown): Promise<CommandOutcome> {
  if (!hasMembers(target) || !(target['uri'] instanceof Uri)) {
    return rowLost();
  }
  await commands.executeCommand('vscode.openWith', target['uri'], 'default');
  return undefined;
}

/** The name in a command's argument: given as such, or by a node of one of the trees. */
export function endpointNameOf(target: unknown): string | undefined {
  if (typeof target === 'string') {
    return target;
  }
  const endpoint = hasMembers(target) ? target['endpoint'] : undefined;
  if (typeof endpoint === 'string') {
    return endpoint;
  }
  return hasMembers(endpoint) && typeof endpoint['name'] === 'string' ? endpoint['name'] : undefined;
}
