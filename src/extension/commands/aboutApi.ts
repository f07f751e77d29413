import { l10n } from 'vscode';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { aboutEndpoint } from '../../core/schema/about.ts';
import type { CommandOutcome, Documents } from '../seams.ts';
import { endpointNameOf } from './openRequest.ts';
import { pickEndpoint } from './pickEndpoint.ts';

/** Shows everything the documents say about an endpoint: that of a node, a named one, or one that the user chooses. */
export async function aboutApi(target: unknown, documents: Documents): Promise<CommandOutcome> {
  const name = endpointNameOf(target) ?? (await pickEndpoint(l10n.t('About This API'), 'all'));
  if (name === undefined) {
    return undefined;
  }
  const endpoint = findEndpoint(name);
  if (!endpoint) {
    return { sentence: l10n.t('The catalogue has no endpoint “{0}”.', name) };
  }
  await documents.show({ name: `${endpoint.name}.md`, text: aboutEndpoint(endpoint), rendered: true });
  return undefined;
}
