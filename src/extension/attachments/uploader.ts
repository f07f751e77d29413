import { CancellationTokenSource, l10n, type Disposable, type LogOutputChannel } from 'vscode';
import { submitAttachment } from '../../core/catalogue/endpoints/submitAttachment.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { UploadState } from '../../protocol/grantForm.ts';
import { editSentence } from '../requests/editSentence.ts';
import type { RequestSession } from '../requests/requestSession.ts';
import { shownObstacle } from '../requests/shownObstacle.ts';
import type { Obstacle, SendGate } from '../seams.ts';
import { BrokenWrite } from '../brokenWrite.ts';
import { translate, translateAll } from '../translate.ts';
import type { Applicant } from './applicant.ts';
import type { UploadRecord } from './attachmentRecord.ts';
import { changedSinceUpload } from './changedSinceUpload.ts';
import type { ChosenFiles, Payload } from './chosenFiles.ts';
import { isSameOwner, ownerAt, type FileOwner } from './fileOwner.ts';
import { storedFile } from './storedFile.ts';
import {
  detailProblem,
  prepareUpload,
  type UploadDetailValues,
  type UploadRequest,
} from './uploadRequest.ts';

export interface UploadFor extends Applicant {
  readonly profileName: string;
  readonly owner: FileOwner;
}

interface Parts {
  readonly session: RequestSession;
  readonly files: ChosenFiles;
  readonly gate: Pick<SendGate, 'send'>;
  readonly log: Pick<LogOutputChannel, 'error'>;
  readonly changed: () => void;
}

type Ended = Extract<UploadState, { readonly kind: 'failed' | 'unknown' | 'stopped' }>;
type Readable = Extract<Payload, { readonly ok: true }>;

/** Uploads the chosen files of one application, one upload at a time, and puts name and key into its body. */
export class Uploader implements Disposable {
  readonly #parts: Parts;
  #running:
    { readonly startedAt: number; step: string; readonly cancellation: CancellationTokenSource } | undefined;
  #last: Promise<boolean> = Promise.resolve(false);
  /** How the last upload ended that gave no key, and for whom it was made. */
  #ended: { readonly for: FileOwner; readonly state: Ended } | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  state(owner: FileOwner): UploadState {
    if (this.#running !== undefined) {
      const { startedAt, step } = this.#running;
      return { kind: 'uploading', startedAt, step };
    }
    if (this.#ended !== undefined && isSameOwner(this.#ended.for, owner)) {
      return this.#ended.state;
    }
    const { files } = this.#parts;
    const upload = files.uploads.findLast((each) => isSameOwner(each, owner));
    if (upload === undefined) {
      return { kind: 'none' };
    }
    const { fileName, fileKey, at, verified } = upload;
    const changes = changedSinceUpload(upload, files.files);
    return {
      kind: 'uploaded',
      fileName,
      fileKey,
      at,
      verified,
      changed: changes.length === 0 ? undefined : translateAll(changes),
    };
  }

  /** What stood in the way is forgotten once something about it changed. */
  forgetObstacle(): void {
    if (this.#ended?.state.kind === 'stopped') {
      this.#ended = undefined;
      this.#parts.changed();
    }
  }

  /** Says why nothing is uploaded. */
  refuse(owner: FileOwner, obstacle: Obstacle): void {
    this.#ended = { for: owner, state: stopped(obstacle) };
    this.#parts.changed();
  }

  cancel(): void {
    this.#running?.cancellation.cancel();
  }

  /** Resolves once no upload is under way. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** True where name and key are in the body afterwards. While one upload is under way another does nothing. */
  async upload(target: UploadFor, details: UploadDetailValues): Promise<boolean> {
    if (this.#running !== undefined) {
      return false;
    }
    this.#last = this.#upload(target, details);
    return this.#last;
  }

  dispose(): void {
    this.cancel();
  }

  async #upload(target: UploadFor, details: UploadDetailValues): Promise<boolean> {
    const cancellation = new CancellationTokenSource();
    this.#running = { startedAt: Date.now(), step: '', cancellation };
    this.#ended = undefined;
    try {
      const ended = await this.#work(target, details, cancellation);
      if (typeof ended === 'object') {
        this.#ended = { for: target.owner, state: ended };
      }
      return ended === 'filled';
    } catch (error) {
      this.#parts.log.error('submitAttachment:', error instanceof Error ? error : String(error));
      this.#ended = { for: target.owner, state: broken(error) };
      return false;
    } finally {
      this.#running = undefined;
      cancellation.dispose();
      this.#parts.changed();
    }
  }

  /** Of a call that was cancelled before anything left there is nothing to say. */
  async #work(
    target: UploadFor,
    details: UploadDetailValues,
    { token }: CancellationTokenSource,
  ): Promise<Ended | 'filled' | 'cancelled'> {
    const { files, gate, session } = this.#parts;
    const missing = detailProblem(details);
    if (missing !== undefined) {
      return stopped({ sentence: translate(missing) });
    }
    this.#show(l10n.t('Reading the files…'));
    const payload = await files.payload();
    if (!payload.ok) {
      return stopped({ sentence: translate(payload.problem) });
    }
    const prepared = await prepareUpload(payload, details);
    if (!prepared.ok) {
      return stopped({ sentence: translate(prepared.problem) });
    }
    this.#show(l10n.t('Signing…'));
    const result = await gate.send({
      endpoint: submitAttachment,
      profileId: target.profileId,
      customerId: target.customerId ?? undefined,
      body: prepared.request.pieces,
      origin: 'editor',
      singleFlightKey: `upload ${session.uri.toString()}`,
      token,
      onGoingOut: () => this.#show(l10n.t('Uploading…')),
    });
    switch (result.kind) {
      case 'alreadyRunning':
        return stopped({ sentence: l10n.t('The same call is under way already. Nothing was sent twice.') });
      case 'stopped':
        return token.isCancellationRequested ? 'cancelled' : stopped(result.obstacle);
      case 'done':
        return this.#settle(result.exchange, prepared.request, payload, target);
    }
  }

  async #settle(
    exchange: Exchange,
    { attachmentId, file }: UploadRequest,
    payload: Readable,
    { profileId, profileName }: UploadFor,
  ): Promise<Ended | 'filled'> {
    const stored = storedFile(exchange, payload.fileName);
    if (stored === undefined) {
      return withoutKey(exchange);
    }
    await this.#parts.files.keepUpload({
      ...stored,
      attachmentId,
      profileName,
      ...ownerAt(profileId, exchange.target),
      at: exchange.sentAt + exchange.durationMs,
      bytes: file.bytes,
      sha256: file.sha256,
      files: payload.files.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256: sha256 ?? '' })),
    });
    return this.#fill(stored);
  }

  /** Both members in one edit, so that one undo takes both back and nobody sees the name of one file with the key of another. */
  async #fill({ fileName, fileKey }: Pick<UploadRecord, 'fileName' | 'fileKey'>): Promise<Ended | 'filled'> {
    const filled = await this.#parts.session.queue.push({
      kind: 'members',
      pointer: '/attachmentFile',
      members: [
        ['fileName', JSON.stringify(fileName)],
        ['fileKey', JSON.stringify(fileKey)],
      ],
    });
    return filled.ok
      ? 'filled'
      : stopped({
          sentence: l10n.t(
            'The file is uploaded as {0}, but that is not in the request. {1}',
            fileKey,
            editSentence(filled.reason),
          ),
        });
  }

  #show(step: string): void {
    if (this.#running !== undefined) {
      this.#running.step = step;
    }
    this.#parts.changed();
  }
}

function stopped(obstacle: Obstacle): Ended {
  return { kind: 'stopped', obstacle: shownObstacle(obstacle) };
}

function broken(error: unknown): Ended {
  return error instanceof BrokenWrite
    ? { kind: 'unknown', sentence: error.message, advice: [newIdAdvice()] }
    : stopped({
        sentence: l10n.t('A fault in the extension stopped the request. The log has the details.'),
        fix: { title: l10n.t('Show Log'), command: 'worldfirst.showLog' },
      });
}

function newIdAdvice(): string {
  return l10n.t(
    'Upload again: the next upload has an attachmentId of its own. Only a key from an answer counts.',
  );
}

/** Where the outcome is unknown, no inquiry can tell: the advice says so, and a new upload has an id of its own. */
function withoutKey({ outcome, headline, advice }: Exchange): Ended {
  const told = advice.map(translate);
  switch (outcome) {
    case 'failed':
    case 'refusedUnverified':
    case 'notSent':
      return { kind: 'failed', sentence: translateAll(headline), advice: told };
    case 'succeeded':
    case 'pending':
    case 'unknown':
      return {
        kind: 'unknown',
        sentence: translateAll(headline),
        advice: [...told, newIdAdvice()],
      };
  }
}
