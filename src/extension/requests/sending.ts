import { l10n, workspace, type CancellationTokenSource, type TextDocument } from 'vscode';
import { takesCredentials, type EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { JoinedFile } from '../../gateway/attachmentBody.ts';
import type { OnPage } from '../../protocol/onPage.ts';
import type { AttachedFacts, Obstacle } from '../seams.ts';
import { BrokenWrite } from '../brokenWrite.ts';
import { untrusted } from '../trust.ts';
import { acceptsProblems } from './acceptsProblems.ts';
import { beforeSending } from './beforeSending.ts';
import { checkBody } from './bodyBytes.ts';
import { wholeBody } from './bodyOfDocument.ts';
import { bodyObstacle } from './bodyObstacle.ts';
import type { EditorParts } from './editorParts.ts';
import { madeByCommands } from './madeByCommands.ts';
import { pickCustomer } from './pickCustomer.ts';
import { endpointOfFile } from './requestFiles.ts';
import type { Attempt, RequestSession } from './requestSession.ts';
import { fileNameOf, otherProfile } from './requestDocuments.ts';
import { saveAsItIs } from './saving.ts';
import {
  anotherRequest,
  becameAnother,
  isAsShown,
  shownRequest,
  textChanged,
  textNotShown,
  type ShownRequest,
} from './shownRequest.ts';

type Parts = Pick<EditorParts, 'profiles' | 'gate' | 'customers' | 'validator' | 'grantForms' | 'log'>;

/** A body that may be sent, and as whom. */
interface Prepared extends ShownRequest {
  readonly endpoint: EndpointDescription;
  readonly customer: string | null;
  readonly pieces: readonly Uint8Array[];
  readonly file: JoinedFile | undefined;
  /** Only of an application for a credit grant. */
  readonly attached: AttachedFacts | undefined;
}

/** The page on which the user asked to send, as it was in that moment. */
export interface AskingPage extends OnPage {
  /** The text that it showed; undefined where VS Code has told it another since. */
  readonly text: string | undefined;
  /** Waits for the last edit of the page; why the document does not have it, if so. */
  readonly unapplied: () => Promise<Obstacle | undefined>;
}

type Step<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly attempt: Attempt };

/**
 * Saves the document and sends the bytes of its file, exactly those, as the profile and customer of this moment.
 * Whatever is wrong with them, or changes meanwhile, is said and nothing leaves the machine; a body that breaks
 * its schema is sent only after a question.
 */
export async function sendRequest(
  session: RequestSession,
  parts: Parts,
  page?: AskingPage,
): Promise<Attempt | undefined> {
  const shown = shownRequest(session.uri, parts);
  return session.attempt(l10n.t('Preparing…'), async (cancellation, goesOut) => {
    try {
      if (page !== undefined && !isAsShown(shown, page)) {
        return stopped(anotherRequest());
      }
      const unapplied = await page?.unapplied();
      if (unapplied !== undefined) {
        return stopped(unapplied);
      }
      await session.queue.idle();
      const prepared = await prepare(shown, parts, page);
      if (!prepared.ok) {
        return prepared.attempt;
      }
      if (cancellation.token.isCancellationRequested) {
        return stopped(undefined);
      }
      const another = becameAnother(prepared.value, session.uri, parts);
      if (another !== undefined) {
        return stopped(another);
      }
      return await pass(prepared.value, cancellation, () => goesOut(l10n.t('Sending…')), parts);
    } catch (error) {
      return broken(error, parts);
    }
  });
}

function broken(error: unknown, { log }: Parts): Attempt {
  log.error('worldfirst.sendRequest:', error instanceof Error ? error : String(error));
  const sentence =
    error instanceof BrokenWrite
      ? error.message
      : l10n.t('A fault in the extension stopped the request. The log has the details.');
  return stopped({ sentence, fix: { title: l10n.t('Show Log'), command: 'worldfirst.showLog' } });
}

async function pass(
  { uri, endpoint, profile, customer, pieces, file, attached }: Prepared,
  cancellation: CancellationTokenSource,
  onGoingOut: () => void,
  { gate }: Parts,
): Promise<Attempt> {
  const result = await gate.send({
    endpoint,
    profileId: profile.id,
    customerId: customer ?? undefined,
    body: pieces,
    origin: 'editor',
    token: cancellation.token,
    onGoingOut,
    ...(attached && { attached }),
    ...(file && { file }),
    // The gate itself keeps equal writes apart, wherever they were started.
    ...(endpoint.effect === 'read' && { singleFlightKey: uri.toString() }),
  });
  switch (result.kind) {
    case 'done':
      return { kind: 'done', call: { exchange: result.exchange, endpoint, profile } };
    case 'stopped':
      return stopped(result.obstacle);
    case 'alreadyRunning':
      return stopped({ sentence: l10n.t('The same call is under way already. Nothing was sent twice.') });
  }
}

async function prepare(shown: ShownRequest, parts: Parts, page?: AskingPage): Promise<Step<Prepared>> {
  const { uri, profile } = shown;
  const barrier = untrusted() ?? otherProfile(uri, parts.profiles);
  if (barrier !== undefined) {
    return { ok: false, attempt: stopped(barrier) };
  }
  const endpoint = endpointOfFile(fileNameOf(uri));
  if (endpoint === undefined) {
    return refused(l10n.t('The name of this file tells no endpoint. Choose the one it is for.'));
  }
  if (takesCredentials(endpoint)) {
    return { ok: false, attempt: stopped(madeByCommands(endpoint, l10n.t)) };
  }
  const customer = await chosenCustomer(shown, parts);
  if (customer === undefined) {
    return { ok: false, attempt: stopped(undefined) };
  }
  const document = await workspace.openTextDocument(uri);
  const text = document.getText();
  if (page !== undefined && page.text !== text) {
    return { ok: false, attempt: anotherText(textChanged()) };
  }
  const bytes = await savedBytes(document);
  if (!bytes.ok) {
    return bytes;
  }
  const body = checkBody(bytes.value);
  if (!body.ok) {
    return { ok: false, attempt: stopped(bodyObstacle(body, uri)) };
  }
  const unseen = textNotShown(document, text, body.text);
  if (unseen !== undefined) {
    return { ok: false, attempt: anotherText(unseen) };
  }
  if (!(await acceptsProblems(endpoint, body.text, parts))) {
    return { ok: false, attempt: stopped(undefined) };
  }
  const before = await beforeSending({ uri, profile, customer }, body.text, parts);
  if (before?.kind === 'stop') {
    return { ok: false, attempt: stopped(before.obstacle) };
  }
  // A question can stand for long.
  const changed = textNotShown(document, text, body.text);
  if (changed !== undefined) {
    return { ok: false, attempt: anotherText(changed) };
  }
  const whole = await wholeBody(endpoint, bytes.value, uri);
  return whole.ok
    ? {
        ok: true,
        value: {
          uri,
          endpoint,
          profile,
          customer,
          pieces: whole.pieces,
          file: whole.file,
          attached: before?.attached,
        },
      }
    : refused(whole.sentence);
}

/** Where the profile has customers, a call is made on somebody's account or on nobody's, never on a guess. */
async function chosenCustomer(
  { uri, profile, customer }: ShownRequest,
  { customers }: Parts,
): Promise<string | null | undefined> {
  if (customer !== undefined) {
    return customer;
  }
  const chosen = await pickCustomer(profile, undefined);
  if (chosen !== undefined) {
    await customers.choose(uri, profile.id, chosen);
  }
  return chosen;
}

async function savedBytes(document: TextDocument): Promise<Step<Uint8Array>> {
  if (!(await saveAsItIs(document))) {
    return refused(l10n.t('The file could not be saved, so nothing was sent.'));
  }
  try {
    return { ok: true, value: await workspace.fs.readFile(document.uri) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused(l10n.t('The file could not be read, so nothing was sent: {0}', reason));
  }
}

function refused(sentence: string): { readonly ok: false; readonly attempt: Attempt } {
  return { ok: false, attempt: stopped({ sentence }) };
}

/** The other text comes to the editor only then, and does not settle why it was not sent. */
function anotherText(obstacle: Obstacle): Attempt {
  return { kind: 'stopped', obstacle, outlastsTexts: true };
}

function stopped(obstacle: Obstacle | undefined): Attempt {
  return { kind: 'stopped', obstacle };
}
