import { l10n, window } from 'vscode';
import type { RequestMessage } from '../../core/calls/message.ts';
import { endpoints, findEndpoint } from '../../core/catalogue/index.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { FoundRequest } from '../../core/import/imported.ts';
import { importRequest as readRequests } from '../../core/import/importRequest.ts';
import { endpointsOfTarget, pathOfTarget, toRequestFile } from '../../core/import/toRequestFile.ts';
import { askChoice } from '../commands/inputs.ts';
import { pickEndpoint } from '../commands/pickEndpoint.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import type { CommandOutcome } from '../seams.ts';
import { translate } from '../translate.ts';
import { untrusted } from '../trust.ts';
import { importSource } from './importSource.ts';
import { placeRequest } from './placeRequest.ts';
import { profileNotes } from './profileNotes.ts';
import { tellImported } from './tellImported.ts';

/** Makes a request file of a request of another tool: its body, and none of its headers. */
export async function importRequest(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const source = untrusted() ?? (await importSource(argument));
  if (source === undefined || 'sentence' in source) {
    return source;
  }
  if (!source.ok) {
    return source.obstacle;
  }
  const imported = readRequests(source.value);
  if (!imported.ok) {
    return { sentence: translate(imported.problem) };
  }
  const found = await chooseRequest(imported.requests);
  if (found === undefined) {
    return undefined;
  }
  return found.reading.ok
    ? importOne(found.reading.request, found, parts)
    : { sentence: translate(found.reading.problem) };
}

async function importOne(
  request: RequestMessage,
  { name, reading }: FoundRequest,
  parts: EditorParts,
): Promise<CommandOutcome> {
  const endpoint = await endpointOf(request);
  if (endpoint === undefined) {
    return undefined;
  }
  const file = toRequestFile(request, endpoint);
  if (!file.ok) {
    return { sentence: translate(file.problem) };
  }
  const { draft } = file;
  const label = /^[A-Z]+ \S*$/.test(name) ? l10n.t('{0} (imported)', l10n.t(endpoint.title)) : name;
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
  const notes = [...(reading.ok ? reading.notes : []), ...draft.notes].map(translate);
  return tellImported(uri, [...notes, ...profileNotes(request, profile)], request);
}

async function chooseRequest(requests: readonly FoundRequest[]): Promise<FoundRequest | undefined> {
  const [only] = requests;
  if (requests.length === 1) {
    return only;
  }
  const answer = await askChoice(
    { title: l10n.t('Import Request') },
    {
      placeholder: l10n.t('Which of these {0} requests?', requests.length),
      choices: byUse(requests).map((found) => ({ label: found.name, detail: detailOf(found), value: found })),
    },
  );
  return answer.kind === 'next' ? answer.value : undefined;
}

/** Those that call a known endpoint first: a log of a browser is full of others. */
function byUse(requests: readonly FoundRequest[]): readonly FoundRequest[] {
  const isKnown = ({ reading }: FoundRequest): boolean =>
    reading.ok && endpointsOfTarget(reading.request.target, endpoints).length > 0;
  return [...requests.filter(isKnown), ...requests.filter((found) => !isKnown(found))];
}

function detailOf({ reading }: FoundRequest): string {
  if (!reading.ok) {
    return translate(reading.problem);
  }
  const [endpoint] = endpointsOfTarget(reading.request.target, endpoints);
  return endpoint === undefined ? l10n.t('No API that is known here') : l10n.t(endpoint.title);
}

/** The endpoint that a request calls; the user is asked where its path does not tell. */
async function endpointOf(request: RequestMessage): Promise<EndpointDescription | undefined> {
  const [first, ...others] = endpointsOfTarget(request.target, endpoints);
  if (first !== undefined && others.length === 0) {
    return first;
  }
  if (first === undefined) {
    const name = await pickEndpoint(l10n.t('Which API is {0}?', pathOfTarget(request.target)));
    return name === undefined ? undefined : findEndpoint(name);
  }
  const chosen = await window.showQuickPick(
    [first, ...others].map((endpoint) => ({
      label: l10n.t(endpoint.title),
      description: endpoint.path,
      endpoint,
    })),
    { title: l10n.t('Which API is {0}?', pathOfTarget(request.target)) },
  );
  return chosen?.endpoint;
}
