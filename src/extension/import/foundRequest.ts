import { l10n } from 'vscode';
import type { RequestMessage } from '../../core/calls/message.ts';
import { endpoints } from '../../core/catalogue/index.ts';
import type { FoundRequest } from '../../core/import/imported.ts';
import { importRequest as readRequests } from '../../core/import/importRequest.ts';
import { endpointsOfTarget } from '../../core/import/toRequestFile.ts';
import type { Sentence } from '../../core/sentence.ts';
import { askChoice } from '../commands/inputs.ts';
import type { Possible } from '../seams.ts';
import { translate } from '../translate.ts';
import { importSource } from './importSource.ts';

/** A request of another tool, and what is doubtful about its reading. */
export interface ReadRequest {
  readonly name: string;
  readonly request: RequestMessage;
  readonly notes: readonly Sentence[];
}

/**
 * The request of another tool that the user points to; undefined where none is chosen.
 *
 * @param argument a text, or the place of a file; the user is asked where there is neither
 * @param title what the request is for
 */
export async function foundRequest(
  argument: unknown,
  title: string,
): Promise<Possible<ReadRequest> | undefined> {
  const source = await importSource(argument, title);
  if (source?.ok !== true) {
    return source;
  }
  const imported = readRequests(source.value);
  if (!imported.ok) {
    return { ok: false, obstacle: { sentence: translate(imported.problem) } };
  }
  const found = await chooseRequest(imported.requests, title);
  if (found === undefined) {
    return undefined;
  }
  const { name, reading } = found;
  return reading.ok
    ? { ok: true, value: { name, request: reading.request, notes: reading.notes } }
    : { ok: false, obstacle: { sentence: translate(reading.problem) } };
}

async function chooseRequest(
  requests: readonly FoundRequest[],
  title: string,
): Promise<FoundRequest | undefined> {
  const [only] = requests;
  if (requests.length === 1) {
    return only;
  }
  const answer = await askChoice(
    { title },
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
