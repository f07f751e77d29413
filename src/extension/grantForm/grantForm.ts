import { Disposable, EventEmitter, l10n, workspace, type Event, type Uri } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import { knownBusinessTypes } from '../attachments/businessTypes.ts';
import type { EditResult } from '../../protocol/editResult.ts';
import type { AttachmentDoubt, GrantFormState, UploadDetail } from '../../protocol/grantForm.ts';
import type { OnPage } from '../../protocol/onPage.ts';
import type { Applicant } from '../attachments/applicant.ts';
import { AttachmentFolder } from '../attachments/attachmentFolder.ts';
import { ChosenFiles } from '../attachments/chosenFiles.ts';
import { fileOwner, type FileOwner } from '../attachments/fileOwner.ts';
import { namedUpload } from '../attachments/namedUpload.ts';
import { localPath, readWorkspaceFile } from '../attachments/readWorkspaceFile.ts';
import { Uploader } from '../attachments/uploader.ts';
import { longestBizOrderId, type UploadDetailValues } from '../attachments/uploadRequest.ts';
import { columnsFor, onDidChangeColumns } from '../invoices/columnsSetting.ts';
import type { CustomerChoices } from '../requests/customerChoices.ts';
import { otherProfile } from '../requests/requestDocuments.ts';
import type { RequestSession, RequestSessions } from '../requests/requestSession.ts';
import { anotherRequest, isAsShown, shownRequest, type ShownRequest } from '../requests/shownRequest.ts';
import type { Services } from '../seams.ts';
import { translate, translateAll } from '../translate.ts';
import { ApplicationLine, type Referenced } from './applicationLine.ts';
import { CsvImport } from './csvImport.ts';
import { bodyTexts, type BodyTexts } from './bodyTexts.ts';
import { QuotaReader } from './quotaReader.ts';
import { noCodes, type RememberedCodes } from './rememberedCodes.ts';
import { noDetails, type UploadDetails } from './uploadDetails.ts';

/** What the forms need of the request editor. */
export interface GrantFormServices extends Services {
  readonly sessions: RequestSessions;
  readonly customers: CustomerChoices;
}

export interface GrantFormParts extends GrantFormServices {
  readonly codes: RememberedCodes;
  readonly uploadDetails: UploadDetails;
  /** Codes or details of some applicant are other ones now. */
  readonly onDidRemember: Event<void>;
  /** Of the attachments of all documents. */
  readonly attachmentsRoot: string;
}

/** What a request for a credit grant has beside its body. It outlives the editors of the document. */
export class GrantForm implements Disposable {
  readonly uri: Uri;
  readonly folder: AttachmentFolder;
  readonly files: ChosenFiles;
  readonly uploader: Uploader;
  readonly quota: QuotaReader;
  readonly line: ApplicationLine;
  readonly csv = new CsvImport();
  readonly #parts: GrantFormParts;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable;
  #read: { readonly body: string; readonly texts: BodyTexts } | undefined;

  constructor(uri: Uri, parts: GrantFormParts) {
    const changed = (): void => this.#changed.fire();
    const { gate, log, applications } = parts;
    this.#parts = parts;
    this.uri = uri;
    this.folder = new AttachmentFolder(parts.attachmentsRoot, uri.toString());
    this.files = new ChosenFiles({
      folder: this.folder,
      readFile: readWorkspaceFile,
      pathOf: localPath,
      changed: () => {
        this.uploader.forgetObstacle();
        changed();
      },
    });
    this.uploader = new Uploader({ session: () => this.session, files: this.files, gate, log, changed });
    this.quota = new QuotaReader({ services: parts, changed });
    this.line = new ApplicationLine({ applications, gate, log, changed });
    const readQuotaAnew = (): void => this.quota.forget();
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.uploader,
      this.quota,
      this.line,
      parts.onDidRemember(changed),
      onDidChangeColumns(changed),
      parts.credentials.onDidChange(readQuotaAnew),
      workspace.onDidGrantWorkspaceTrust(readQuotaAnew),
      applications.onDidMoveFigures(({ profileId, customerId = null }) => {
        const { applicant } = this;
        if (applicant?.profileId === profileId && applicant.customerId === customerId) {
          this.quota.outdate();
        }
      }),
    );
  }

  /** That of its document at this moment: the one before may have gone to another file. */
  get session(): RequestSession {
    return this.#parts.sessions.of(this.uri);
  }

  get profile(): Profile {
    return this.#parts.profiles.active();
  }

  /** Undefined while nobody has chosen for which customer. */
  get applicant(): Applicant | undefined {
    const { profile } = this;
    const customerId = this.#parts.customers.of(this.uri, profile);
    return customerId === undefined ? undefined : { profileId: profile.id, customerId };
  }

  /** What the page shows with this body. Where it is for another applicant than before, the quota is read. */
  state(body: string): GrantFormState {
    const { applicant, files, profile } = this;
    const owner = fileOwner(profile, applicant?.customerId ?? null);
    const details = this.#details(applicant, body);
    const { archive, problem } = files;
    this.quota.follow(JSON.stringify([profile, applicant ?? null]), applicant);
    return {
      attachment: {
        files: files.files.map(({ id, name, bytes, sha256, problem: own, warning }) => ({
          id,
          name,
          bytes,
          sha256,
          problem: own && translate(own),
          warning: warning && translate(warning),
        })),
        archive,
        problem: problem && translate(problem),
        details,
        knownBusinessTypes,
        upload: this.uploader.state(owner),
        doubt: this.#doubt(owner, body, details),
      },
      columns: columnsFor(this.uri),
      quota: this.quota.state,
      codes: applicant === undefined ? noCodes : this.#parts.codes.of(applicant),
      application: this.line.of(this.referenced(body), profile),
    };
  }

  /** The application that the body names; undefined without a reference number or a customer. */
  referenced(body: string): Referenced | undefined {
    const { applicant } = this;
    const referenceNo = this.referenceNo(body);
    return applicant === undefined || referenceNo === '' ? undefined : { ...applicant, referenceNo };
  }

  referenceNo(body: string): string {
    return this.#texts(body).referenceNo;
  }

  async setDetail(detail: UploadDetail, value: string, page: OnPage): Promise<EditResult> {
    if (!isAsShown(this.#shown, page)) {
      return {
        ok: false,
        sentence: l10n.t(
          'The profile or the customer changed meanwhile. Look at the details and type again.',
        ),
      };
    }
    const { applicant } = this;
    if (detail !== 'bizOrderId' && applicant === undefined) {
      return { ok: false, sentence: customerFirst() };
    }
    try {
      if (detail === 'bizOrderId') {
        await this.files.setBizOrderId(value);
      } else if (applicant !== undefined) {
        await this.#parts.uploadDetails.set(applicant, detail, value);
      }
    } catch (error) {
      this.#parts.log.error(`${detail}:`, error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      return { ok: false, sentence: l10n.t('This could not be kept: {0}', reason) };
    }
    this.uploader.forgetObstacle();
    this.#changed.fire();
    return { ok: true };
  }

  /** True where name and key of what was uploaded are in the body afterwards. */
  async upload(body: string, page: OnPage): Promise<boolean> {
    const shown = this.#shown;
    const { applicant, profile } = this;
    const known = applicant ?? { profileId: profile.id, customerId: null };
    const target = { ...known, profileName: profile.name, owner: fileOwner(profile, known.customerId) };
    const barrier =
      (isAsShown(shown, page) ? undefined : anotherRequest()) ??
      otherProfile(this.uri, this.#parts.profiles) ??
      (applicant === undefined
        ? { sentence: l10n.t('Choose the customer for whom the file is uploaded first.') }
        : undefined);
    if (barrier !== undefined) {
      this.uploader.refuse(target.owner, barrier);
      return false;
    }
    // What was just typed, here or in another window, is on disk before it is read.
    const remembered = await this.#parts.uploadDetails.read(known);
    await this.files.settled();
    return this.uploader.upload(target, { ...remembered, bizOrderId: this.#bizOrderId(body) });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get #shown(): ShownRequest {
    return shownRequest(this.uri, this.#parts);
  }

  /** A large body is read once. */
  #texts(body: string): BodyTexts {
    if (this.#read?.body !== body) {
      this.#read = { body, texts: bodyTexts(body) };
    }
    return this.#read.texts;
  }

  #doubt(owner: FileOwner, body: string, { bizOrderId }: UploadDetailValues): AttachmentDoubt | undefined {
    const { upload, doubts } = namedUpload(this.#texts(body), this.files, owner);
    if (!this.files.areRead) {
      return undefined;
    }
    return doubts.length === 0
      ? orderDoubt(upload?.bizOrderId, bizOrderId)
      : { sentence: translateAll(doubts), asked: this.files.areKnown };
  }

  #details(applicant: Applicant | undefined, body: string): UploadDetailValues {
    const remembered = applicant === undefined ? noDetails : this.#parts.uploadDetails.of(applicant);
    return { ...remembered, bizOrderId: this.#bizOrderId(body) };
  }

  #bizOrderId(body: string): string {
    const { bizOrderId } = this.files;
    return bizOrderId ?? Array.from(this.referenceNo(body)).slice(0, longestBizOrderId).join('');
  }
}

/** Why nothing is remembered while nobody has chosen for which customer. */
export function customerFirst(): string {
  return l10n.t('Choose the customer first: this is remembered for each customer.');
}

/** No document says how the two belong together, so this is told and nobody is asked. */
function orderDoubt(uploaded: string | undefined, now: string): AttachmentDoubt | undefined {
  return uploaded === undefined || uploaded === now
    ? undefined
    : {
        sentence: l10n.t(
          'The file was uploaded for the business order id “{0}”, not for “{1}”.',
          uploaded,
          now,
        ),
        asked: false,
      };
}
