import { commands, env, l10n, Uri, workspace } from 'vscode';
import { findEndpoint } from '../../core/catalogue/index.ts';
import type { FixIntent, HostMethods } from '../../protocol/requestEditor.ts';
import type { Handlers } from '../../protocol/rpcPeer.ts';
import { grantHandlers } from '../grantForm/grantHandlers.ts';
import type { Obstacle } from '../seams.ts';
import type { DocumentFacts } from './documentFacts.ts';
import { documentSignature } from './documentSignature.ts';
import type { EditorParts } from './editorParts.ts';
import { renameRequestFile } from './renaming.ts';
import { insertSample } from './insertSample.ts';
import { openInquiry } from './openInquiry.ts';
import { fileNameOf } from './requestDocuments.ts';
import { answerText } from './responseState.ts';
import { completedFileName } from './requestFiles.ts';
import { profileOfScratch } from './scratchFileSystem.ts';
import { sendRequest } from './sending.ts';
import { ownerArguments } from '../tokens/ownerArguments.ts';
import { commandOfIntent, intentOf } from './shownObstacle.ts';

interface HandlerParts {
  readonly facts: DocumentFacts;
  readonly parts: EditorParts;
  /** What the page was last told to stand in the way. */
  readonly obstacle: () => Obstacle | undefined;
  /** Waits for an edit of the page; why the document does not have it, if so. */
  readonly unapplied: (sequence: number) => Promise<Obstacle | undefined>;
}

/** Everything that the page may ask for, but for its state and its edits. */
export function pageHandlers({
  facts,
  parts,
  obstacle,
  unapplied,
}: HandlerParts): Omit<Handlers<HostMethods>, 'getState' | 'edit'> {
  const { uri } = facts;
  return {
    getStrings: () => translations(),
    async send({ lastEdit, revision, ...forWhom }) {
      const text = facts.textOf(revision);
      const page = { ...forWhom, text, unapplied: () => unapplied(lastEdit) };
      await sendRequest(parts.sessions.of(uri), parts, page);
      return null;
    },
    cancel() {
      parts.sessions.of(uri).cancel();
      return null;
    },
    async chooseProfile() {
      await switchProfile(facts, parts);
      return null;
    },
    async chooseCustomer({ customer }) {
      const { profile } = facts;
      if (customer !== null && !profile.customers.some(({ id }) => id === customer)) {
        throw new Error(l10n.t('The profile has no such customer.'));
      }
      await parts.customers.choose(uri, profile.id, customer);
      return null;
    },
    async chooseEndpoint({ name }) {
      await renameFor(uri, name);
      return null;
    },
    previewSignature: async () => (await documentSignature(facts, parts)).preview,
    async fix({ intent }) {
      await runFix(intent, obstacle(), facts, parts);
      return null;
    },
    async openBody() {
      await openBody(facts, parts);
      return null;
    },
    async openAsText() {
      await parts.commands.execute('worldfirst.reopenAsText', uri);
      return null;
    },
    async saveToWorkspace() {
      await parts.commands.execute('worldfirst.saveToWorkspace', uri);
      return null;
    },
    async aboutApi() {
      await parts.commands.execute('worldfirst.aboutApi', facts.endpoint?.name);
      return null;
    },
    async copyAsCode() {
      await parts.commands.execute('worldfirst.copyAsCode', uri);
      return null;
    },
    insertSample: () => insertSample(facts, parts),
    async chooseFile() {
      const { chooseReference } = await import('../attachments/chooseReference.ts');
      return chooseReference(uri);
    },
    async copy({ what }) {
      await env.clipboard.writeText(await copied(what, facts, parts));
      return null;
    },
    ...grantHandlers(facts, parts),
  };
}

function translations(): Readonly<Record<string, string>> {
  const entries = Object.entries(l10n.bundle ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** A scratch belongs to its profile, so another profile gets a scratch of its own, which begins with this body. */
async function switchProfile(
  facts: DocumentFacts,
  parts: EditorParts,
  to: readonly unknown[] = [],
): Promise<void> {
  const before = facts.profile.id;
  await parts.commands.execute('worldfirst.switchProfile', ...to);
  const own = profileOfScratch(facts.uri);
  const now = facts.profile.id;
  if (facts.endpoint !== undefined && own !== undefined && now !== before && now !== own) {
    const text = (await workspace.openTextDocument(facts.uri)).getText();
    await parts.openScratch(facts.endpoint.name, { text });
  }
}

/** Gives the file a name that tells its endpoint; open editors and their unsaved text go along. */
async function renameFor(uri: Uri, endpointName: string): Promise<void> {
  if (findEndpoint(endpointName) === undefined) {
    throw new Error(l10n.t('There is no endpoint “{0}”.', endpointName));
  }
  const name = completedFileName(fileNameOf(uri), endpointName);
  const target = Uri.joinPath(uri, '..', name);
  await renameRequestFile(uri, target);
}

async function runFix(
  intent: FixIntent,
  shown: Obstacle | undefined,
  facts: DocumentFacts,
  parts: EditorParts,
): Promise<void> {
  if (intent === 'switchProfile') {
    const named = shown?.fix?.command === commandOfIntent.switchProfile ? shown.fix.args : undefined;
    await switchProfile(facts, parts, named);
    return;
  }
  if (intent === 'openInquiry') {
    await openInquiry(facts.uri, parts);
    return;
  }
  if (intent === 'followApplication') {
    const { followAnswered } = await import('../grants/followAnswered.ts');
    await followAnswered(parts.sessions.of(facts.uri).answered, parts);
    return;
  }
  if (intent === 'diagnoseSignature') {
    await diagnoseAnswered(facts, parts);
    return;
  }
  const fix = intent === 'otherSuggested' ? shown?.otherFix : shown?.fix;
  if (fix !== undefined && (intent === 'otherSuggested' || intentOf(fix.command) === intent)) {
    await commands.executeCommand(fix.command, ...(fix.args ?? fixArguments(intent, facts)));
  } else if (intent !== 'suggested' && intent !== 'otherSuggested') {
    await commands.executeCommand(commandOfIntent[intent], ...fixArguments(intent, facts));
  }
}

async function diagnoseAnswered({ uri }: DocumentFacts, parts: EditorParts): Promise<void> {
  const { answered } = parts.sessions.of(uri);
  if (answered === undefined) {
    throw new Error(l10n.t('There is no answer yet.'));
  }
  const { diagnoseExchange } = await import('../doctor/diagnoseExchange.ts');
  await diagnoseExchange(answered, parts);
}

function fixArguments(intent: FixIntent, facts: DocumentFacts): readonly unknown[] {
  switch (intent) {
    case 'importPrivateKey':
    case 'setGatewayPublicKey':
    case 'editProfile':
    case 'checkProfile':
      return [facts.profile.id];
    case 'setAccessToken':
    case 'getAccessToken':
    case 'refreshAccessToken':
      // Without a customer it is about the partner itself; where none was chosen yet, the command asks.
      return facts.customer === undefined
        ? [facts.profile.id]
        : ownerArguments(facts.profile, facts.customer ?? undefined);
    case 'aboutApi':
      return [facts.endpoint?.name];
    case 'callSettings':
      return ['worldfirst.calls'];
    case 'fixEncoding':
    case 'openAsText':
      return [facts.uri];
    default:
      return [];
  }
}

async function openBody({ uri }: DocumentFacts, { sessions, documents }: EditorParts): Promise<void> {
  const answered = sessions.of(uri).answered;
  const answer = answered?.exchange.answer;
  if (answered === undefined || answer === undefined) {
    throw new Error(l10n.t('There is no answer yet.'));
  }
  const time = new Date(answered.exchange.sentAt).toTimeString().slice(0, 8).replaceAll(':', '.');
  const end = answer.json === undefined ? 'txt' : 'json';
  await documents.show({
    name: `${answered.endpoint.name} ${time}.${end}`,
    text: answerText(answered.exchange, answered.endpoint),
  });
}

async function copied(
  what: Parameters<HostMethods['copy']>[0]['what'],
  facts: DocumentFacts,
  parts: EditorParts,
): Promise<string> {
  switch (what) {
    case 'responseBody': {
      const answered = parts.sessions.of(facts.uri).answered;
      return answered === undefined ? '' : answerText(answered.exchange, answered.endpoint);
    }
    case 'contentToSign':
      return (await documentSignature(facts, parts)).content;
    case 'url': {
      const { endpoint, profile, customer } = facts;
      const target = endpoint && (await parts.gate.target(profile.id, endpoint, customer ?? undefined));
      return target?.ok === true ? target.value.baseUrl + target.value.path : '';
    }
    case 'publicKey': {
      const key = await parts.credentials.publicKey(facts.profile);
      if (!key.ok) {
        throw new Error(key.obstacle.sentence);
      }
      return key.value.spkiBase64;
    }
  }
}
