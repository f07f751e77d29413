import { commands, l10n, window, type Uri } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { answerJson, sampleJson } from '../../core/activity/answerJson.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { compareAnswers } from '../../core/compare/compareAnswers.ts';
import { comparisonPage, type Side } from '../../core/compare/comparisonPage.ts';
import { figureLines } from '../../core/compare/figureLines.ts';
import type { Json } from '../../core/json/json.ts';
import { joinSentences } from '../../core/sentence.ts';
import { plainMessage } from '../plainMessage.ts';
import type { CommandOutcome, Documents, Possible } from '../seams.ts';
import { translateAll } from '../translate.ts';
import type { ActivityServices } from './activityServices.ts';
import { clockText, customerLabel, endpointTitle, momentText, outcomeWord } from './activityWords.ts';
import { readCall } from './callDocuments.ts';
import { callUri } from './callUri.ts';
import { compareCautions, signatureCaution } from './compareCautions.ts';
import { previousCall } from './previousCall.ts';

/** One of the two answers that are compared. */
interface Compared {
  readonly json: Json;
  readonly uri: Uri;
  readonly side: Side;
  /** In the title of the editor. */
  readonly short: string;
}

interface ComparedAnswer extends Compared {
  readonly entry: ActivityEntry;
}

/** Two answers beside each other, the earlier one on the left, whichever was chosen first. */
export async function compareCalls(
  one: ListedEntry,
  other: ListedEntry,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const [earlier, later] = one.summary.sentAt <= other.summary.sentAt ? [one, other] : [other, one];
  const title = endpointTitle(later.summary.endpoint);
  if (earlier.summary.endpoint !== later.summary.endpoint) {
    return {
      sentence: l10n.t(
        'Only answers of the same API can be compared: one is of “{0}”, the other of “{1}”.',
        endpointTitle(earlier.summary.endpoint),
        title,
      ),
    };
  }
  const [before, after] = [await answerOf(earlier, services), await answerOf(later, services)];
  if (!before.ok || !after.ok) {
    return before.ok ? (after.ok ? undefined : after.obstacle) : before.obstacle;
  }
  const cautions = compareCautions(before.value.entry, after.value.entry, services.profiles);
  const sides = [
    apartFrom(after.value, before.value, services),
    apartFrom(before.value, after.value, services),
  ] as const;
  return show(sides, cautions, title, services.documents);
}

/** A call and the answer to the same request before it. */
export async function compareWithPrevious(
  listed: ListedEntry,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read.obstacle;
  }
  const earlier = await previousCall(read.value, services);
  switch (earlier.kind) {
    case 'found':
      return compareCalls(earlier.listed, listed, services);
    case 'none':
      return {
        sentence: l10n.t(
          'There is no earlier answer of “{0}” to the same request for this customer. Any two calls of one API can be compared: select one of them for compare.',
          endpointTitle(listed.summary.endpoint),
        ),
      };
    case 'cancelled':
      return undefined;
  }
}

/** The sample of the catalogue on the left, the answer on the right. */
export async function compareWithSample(
  listed: ListedEntry,
  services: ActivityServices,
): Promise<CommandOutcome> {
  const answer = await answerOf(listed, services);
  if (!answer.ok) {
    return answer.obstacle;
  }
  const endpoint = findEndpoint(listed.summary.endpoint);
  if (endpoint === undefined) {
    return { sentence: l10n.t('The catalogue has no endpoint “{0}”.', listed.summary.endpoint) };
  }
  const title = l10n.t(endpoint.title);
  const sample: Compared = {
    json: sampleJson(endpoint),
    uri: callUri(l10n.t('{0} sample.json', endpoint.name), 'sample', listed.place),
    side: {
      title: l10n.t('The sample of the catalogue'),
      standing:
        endpoint.sample.origin === 'documented'
          ? l10n.t('printed in a document')
          : l10n.t('made from the list of fields'),
    },
    short: l10n.t('sample'),
  };
  return show([sample, answer.value], signatureCaution(answer.value.entry), title, services.documents);
}

async function answerOf(listed: ListedEntry, services: ActivityServices): Promise<Possible<ComparedAnswer>> {
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read;
  }
  const entry = read.value;
  const json = answerJson(entry);
  if (json === undefined) {
    return {
      ok: false,
      obstacle: {
        sentence: l10n.t('The call from {0} has no answer in JSON.', momentText(entry.sentAt)),
      },
    };
  }
  const name = l10n.t('{0} answer {1}.json', entry.endpoint, clockText(entry.sentAt));
  return {
    ok: true,
    value: {
      entry,
      json,
      uri: callUri(name, 'answer', listed.place),
      side: { title: sideTitle(entry, services), standing: standing(entry) },
      short: clockText(entry.sentAt),
    },
  };
}

/** An answer with its profile and customer in its short title too, where those of the other one are not the same. */
function apartFrom(
  { entry: other }: ComparedAnswer,
  answer: ComparedAnswer,
  { profiles }: ActivityServices,
): ComparedAnswer {
  const { profile, target } = answer.entry;
  const { customerId } = target;
  const isOtherProfile = other.profile.id !== profile.id;
  const isOtherCustomer = other.target.customerId !== customerId;
  const short = [
    ...(isOtherProfile ? [profile.name] : []),
    ...(isOtherCustomer
      ? [customerLabel({ profileId: profile.id, customerId }, profiles) ?? l10n.t('no customer')]
      : []),
    answer.short,
  ];
  return { ...answer, short: short.join(' · ') };
}

function sideTitle(entry: ActivityEntry, { profiles }: ActivityServices): string {
  const { profile, target } = entry;
  const customer = customerLabel({ profileId: profile.id, customerId: target.customerId }, profiles);
  return [momentText(entry.sentAt), endpointTitle(entry.endpoint), profile.name, customer]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function standing({ verdicts }: ActivityEntry): string {
  const { outcome, verification, headline } = verdicts;
  const signature = verification?.kind === 'verified' ? l10n.t('verified') : l10n.t('not verified');
  return `${outcomeWord(outcome)}, ${signature}. ${translateAll(headline)}`;
}

async function show(
  [before, after]: readonly [Compared, Compared],
  cautions: readonly string[],
  title: string,
  documents: Documents,
): Promise<CommandOutcome> {
  const comparison = compareAnswers(before.json, after.json);
  const page = comparisonPage(comparison, [before.side, after.side], cautions, l10n.t);
  await commands.executeCommand(
    'vscode.diff',
    before.uri,
    after.uri,
    `${title}: ${before.short} ↔ ${after.short}`,
    { preview: true },
  );
  const lines = figureLines(comparison, l10n.t);
  const rest = lines.length - shownFigures;
  const told =
    lines.length === 0
      ? [l10n.t('No balance or quota figure changed.')]
      : [...lines.slice(0, shownFigures), ...(rest > 0 ? [l10n.t('and {0} more', String(rest))] : [])];
  const summary = l10n.t('Show Summary');
  const tell = cautions.length === 0 ? window.showInformationMessage : window.showWarningMessage;
  const message = joinSentences([...cautions, told.join('; ')]);
  void tell(plainMessage(message), summary).then(async (choice) => {
    if (choice === summary) {
      await documents.show({ name: l10n.t('What changed.md'), text: page, rendered: true });
    }
  });
  return undefined;
}

const shownFigures = 3;
