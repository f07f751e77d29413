import { CancellationTokenSource, l10n, type Disposable, type LogOutputChannel } from 'vscode';
import { submitAttachment } from '../../core/catalogue/endpoints/submitAttachment.ts';
import type { UploadState } from '../../protocol/grantForm.ts';
import type { RequestSession } from '../requests/requestSession.ts';
import type { Obstacle, SendGate } from '../seams.ts';
import { BrokenWrite } from '../brokenWrite.ts';
import { translate, translateAll } from '../translate.ts';
import type { Applicant } from './applicant.ts';
import { changedSinceUpload } from './changedSinceUpload.ts';
import type { ChosenFiles } from './chosenFiles.ts';
import { isSameOwner, type FileOwner } from './fileOwner.ts';
import { settleUpload } from './settleUpload.ts';
import { newIdAdvice, stopped, type ToldEnd, type UploadEnd } from './uploadEnd.ts';
import { detailProblems, prepareUpload, type UploadDetailValues } from './uploadRequest.ts';

export interface UploadFor extends Applicant {
  readonly profileName: string;
  readonly owner: FileOwner;
}

interface Parts {
  readonly session: () => RequestSession;
  readonly files: ChosenFiles;
  readonly gate: Pick<SendGate, 'send'>;
  readonly log: Pick<LogOutputChannel, 'error'>;
  readonly changed: () => void;
}

interface Running {
  readonly startedAt: number;
  step: string;
  readonly cancellation: CancellationTokenSource;
}

interface Ended {
  readonly for: FileOwner;
  readonly state: ToldEnd;
}

/** Uploads the chosen files of one application, one upload at a time, and puts name and key into its body. */
export class Uploader implements Disposable {
  readonly #parts: Parts;
  #running: Running | undefined;
  #last: Promise<boolean> = Promise.resolve(false);
  /** How the last upload ended that gave no key, and for whom it was made. */
  #ended: Ended | undefined;
  /** That of the request's name before, which shows through: how far its upload is, and how it ended. */
  #before: Uploader | undefined;
  #after: Uploader | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  state(owner: FileOwner): UploadState {
    const running = this.#underWay;
    if (running !== undefined) {
      const { startedAt, step } = running;
      return { kind: 'uploading', startedAt, step };
    }
    const ended = this.#lastEnd;
    if (ended !== undefined && isSameOwner(ended.for, owner)) {
      return ended.state;
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
    if (this.#underWay === undefined && this.#lastEnd?.state.kind === 'stopped') {
      this.#ended = undefined;
      this.#before = undefined;
      this.#parts.changed();
    }
  }

  /** Says why nothing is uploaded. */
  refuse(owner: FileOwner, obstacle: Obstacle): void {
    this.#ended = { for: owner, state: stopped(obstacle) };
    this.#parts.changed();
  }

  cancel(): void {
    this.#underWay?.cancellation.cancel();
  }

  /** Resolves once no upload is under way. */
  async settled(): Promise<void> {
    await this.#before?.settled();
    await this.#last;
  }

  /** Another request takes the place of this one: the upload ends, and nothing is told of it there. */
  async abandon(): Promise<void> {
    this.#running?.cancellation.cancel();
    this.#before = undefined;
    await this.#last;
    this.#ended = undefined;
    this.#tell();
  }

  /** The request got another name: what is under way or was told is shown there. */
  handOver(to: Uploader): void {
    if (this.#underWay !== undefined || this.#lastEnd !== undefined) {
      to.#before = this;
      this.#after = to;
      to.#parts.changed();
    }
  }

  /** True where name and key are in the body afterwards. While one upload is under way another does nothing. */
  async upload(target: UploadFor, details: UploadDetailValues): Promise<boolean> {
    if (this.#underWay !== undefined) {
      return false;
    }
    this.#before = undefined;
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
      const { filled, told } = await this.#work(target, details, cancellation);
      if (told !== undefined) {
        this.#ended = { for: target.owner, state: told };
      }
      return filled;
    } catch (error) {
      this.#parts.log.error('submitAttachment:', error instanceof Error ? error : String(error));
      this.#ended = { for: target.owner, state: broken(error) };
      return false;
    } finally {
      this.#running = undefined;
      cancellation.dispose();
      this.#tell();
    }
  }

  get #underWay(): Running | undefined {
    return this.#running ?? (this.#before === undefined ? undefined : this.#before.#underWay);
  }

  get #lastEnd(): Ended | undefined {
    return this.#ended ?? (this.#before === undefined ? undefined : this.#before.#lastEnd);
  }

  #tell(): void {
    this.#parts.changed();
    if (this.#after !== undefined) {
      this.#after.#tell();
    }
  }

  async #work(
    target: UploadFor,
    details: UploadDetailValues,
    { token }: CancellationTokenSource,
  ): Promise<UploadEnd> {
    const { files, gate, log } = this.#parts;
    // It goes along with a file that is moved meanwhile.
    const session = this.#parts.session();
    const problems = detailProblems(details);
    if (problems.length > 0) {
      return notFilled({ sentence: translateAll(problems) });
    }
    this.#show(l10n.t('Reading the files…'));
    const payload = await files.payload();
    if (!payload.ok) {
      return notFilled({ sentence: translate(payload.problem) });
    }
    const prepared = await prepareUpload(payload, details);
    if (!prepared.ok) {
      return notFilled({ sentence: translate(prepared.problem) });
    }
    this.#show(l10n.t('Signing…'));
    const result = await gate.send({
      endpoint: submitAttachment,
      profileId: target.profileId,
      customerId: target.customerId ?? undefined,
      body: prepared.request.pieces,
      file: prepared.request.file,
      origin: 'editor',
      singleFlightKey: `upload ${session.uri.toString()}`,
      token,
      onGoingOut: () => this.#show(l10n.t('Uploading…')),
    });
    switch (result.kind) {
      case 'alreadyRunning':
        return notFilled({ sentence: l10n.t('The same call is under way already. Nothing was sent twice.') });
      case 'stopped':
        return token.isCancellationRequested
          ? { filled: false, told: undefined }
          : notFilled(result.obstacle);
      case 'done':
        return settleUpload(
          result.exchange,
          { request: prepared.request, payload, target, bizOrderId: details.bizOrderId },
          { session, files, log },
        );
    }
  }

  #show(step: string): void {
    if (this.#running !== undefined) {
      this.#running.step = step;
    }
    this.#tell();
  }
}

function notFilled(obstacle: Obstacle): UploadEnd {
  return { filled: false, told: stopped(obstacle) };
}

function broken(error: unknown): ToldEnd {
  return error instanceof BrokenWrite
    ? { kind: 'unknown', sentence: error.message, advice: [newIdAdvice()] }
    : stopped({
        sentence: l10n.t('A fault in the extension stopped the request. The log has the details.'),
        fix: { title: l10n.t('Show Log'), command: 'worldfirst.showLog' },
      });
}
