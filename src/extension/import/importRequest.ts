import { l10n, window } from 'vscode';
import type { RequestMessage } from '../../core/calls/message.ts';
import { endpoints, findEndpoint } from '../../core/catalogue/index.ts';
import { takesCredentials, type EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { givenName } from '../../core/import/imported.ts';
import { endpointsOfTarget, pathOfTarget, toRequestFile } from '../../core/import/toRequestFile.ts';
import { pickEndpoint } from '../commands/pickEndpoint.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { madeByCommands } from '../requests/madeByCommands.ts';
import type { CommandOutcome } from '../seams.ts';
import { translate } from '../translate.ts';
import { untrusted } from '../trust.ts';
import { foundRequest, type ReadRequest } from './foundRequest.ts';
import { placeRequest } from './placeRequest.ts';
import { profileNotes } from './profileNotes.ts';
import { tellImported } from './tellImported.ts';

/** Makes a request file of a request of another tool: its body, and none of its headers. */
export async function importRequest(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const mistrust = untrusted();
  if (mistrust !== undefined) {
    return mistrust;
  }
  const found = await foundRequest(argument, l10n.t('Import Request'));
  if (found?.ok !== true) {
    return found?.obstacle;
  }
  return importOne(found.value, parts);
}

async function importOne(
  { name, request, notes: readingNotes }: ReadRequest,
  parts: EditorParts,
): Promise<CommandOutcome> {
  const endpoint = await endpointOf(request);
  if (endpoint === undefined) {
    return undefined;
  }
  if (takesCredentials(endpoint)) {
    return madeByCommands(endpoint, l10n.t);
  }
  const file = toRequestFile(request, endpoint);
  if (!file.ok) {
    return { sentence: translate(file.problem) };
  }
  const { draft } = file;
  const label = givenName(name, request) ?? l10n.t('{0} (imported)', l10n.t(endpoint.title));
  const placed = await placeRequest(draft, label, parts);
  if (placed?.ok !== true) {
    return placed?.obstacle;
  }
  const uri = placed.value;
  const profile = parts.profiles.active();
  const customer = profile.customers.find(({ id }) => id === draft.customerId);
  if (customer !== undefined) {
    await parts.customers.choose(uri, profile.id, customer.id);
  }
  const notes = [...readingNotes, ...draft.notes].map(translate);
  return tellImported(uri, [...notes, ...profileNotes(request, profile)], request);
}

/** The endpoint that a request calls; the user is asked where its path does not tell. */
async function endpointOf(request: RequestMessage): Promise<EndpointDescription | undefined> {
  const [first, ...others] = endpointsOfTarget(request.target, endpoints);
  if (first !== undefined && others.length === 0) {
    return first;
  }
  if (first === undefined) {
    const name = await pickEndpoint(l10n.t('Which API is {0}?', pathOfTarget(request.target)), 'files');
    return name === undefined ? undefined : findEndpoint(name);
  }
  const chosen = await window.showQuickPick(
    [first, ...others].map((endpoint) => ({
      label: l10n.t(endpoint.title),
      description: endpoint.path,
      endpoint,
    })),
    { title: l10n.t('Which API is {0}?', pathOfTarget(request.target)), ignoreFocusOut: true },
  );
  return chosen?.endpoint;
}
