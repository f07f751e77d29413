import { randomBytes } from 'node:crypto';
import { env, l10n, Uri } from 'vscode';
import { applyCreditGrant } from '../../core/catalogue/endpoints/applyCreditGrant.ts';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import { freshReference } from '../../core/grants/freshReference.ts';
import { proposeReference } from '../../core/grants/proposeReference.ts';
import { invoiceListPointer, type Column } from '../../core/invoices/columns.ts';
import { entryText } from '../../core/invoices/entryText.ts';
import { readColumns } from '../../core/invoices/readColumns.ts';
import type {
  CsvPreview,
  CsvResult,
  GrantMethods,
  RememberedCode,
  RememberedField,
  UploadDetail,
} from '../../protocol/grantForm.ts';
import type { EditResult } from '../../protocol/editResult.ts';
import type { OnPage } from '../../protocol/onPage.ts';
import type { Applicant } from '../attachments/applicant.ts';
import { asChosen, chooseFiles } from '../attachments/chooseFiles.ts';
import { columnsFor, saveColumns } from '../invoices/columnsSetting.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { editSentence } from '../requests/editSentence.ts';
import type { QueuedEditResult } from '../requests/editQueue.ts';
import type { CommandOutcome } from '../seams.ts';
import { translateAll } from '../translate.ts';
import { csvRefusal } from './csvImport.ts';
import { customerFirst, type GrantForm } from './grantForm.ts';
import { invoicesIn } from './invoiceTotals.ts';

/** Letters of chance in a reference number: two made at the same moment differ all the same. */
const chanceLetters = 8;

/** What a person does in the form of an application beside editing its body. `body` is the text of the moment. */
export class GrantWork {
  readonly #form: GrantForm;
  readonly #parts: EditorParts;

  constructor(form: GrantForm, parts: EditorParts) {
    this.#form = form;
    this.#parts = parts;
  }

  async chooseAttachments(): Promise<null> {
    await this.#form.files.add((await chooseFiles({ many: true })).map(asChosen));
    return null;
  }

  async addAttachments(uris: readonly string[]): Promise<null> {
    await this.#form.files.add(uris.map((uri) => asChosen(onThisMachine(Uri.parse(uri, true)))));
    return null;
  }

  async dropAttachment(name: string, bytes: Uint8Array): Promise<null> {
    await this.#form.files.take(name.replace(/^.*[\\/]/s, ''), bytes);
    return null;
  }

  async removeAttachment(id: string): Promise<null> {
    await this.#form.files.remove(id);
    return null;
  }

  setUploadDetail(detail: UploadDetail, value: string, page: OnPage): Promise<EditResult> {
    return this.#form.setDetail(detail, value, page);
  }

  async upload(body: string, page: OnPage): Promise<null> {
    await this.#form.upload(body, page);
    return null;
  }

  cancelUpload(): null {
    this.#form.uploader.cancel();
    return null;
  }

  /** After one that was used already a number that shows where it comes from, otherwise a new one. */
  async newReference(body: string): Promise<EditResult> {
    const earlier = this.#form.referenced(body);
    const isUsed = async (referenceNo: string): Promise<boolean> =>
      earlier !== undefined && this.#form.line.isUsed({ ...earlier, referenceNo });
    const taken = new Set<string>();
    let next = freshNumber();
    if (earlier !== undefined && (await isUsed(earlier.referenceNo))) {
      do {
        next = proposeReference(earlier.referenceNo, (referenceNo) => taken.has(referenceNo));
        taken.add(next);
      } while (await isUsed(next));
    }
    const members = [['referenceNo', JSON.stringify(next)]] as const;
    return editResult(await this.#form.session.queue.push({ kind: 'members', pointer: '', members }));
  }

  async rememberCode(field: RememberedField, code: RememberedCode): Promise<null> {
    const { codes } = await this.#parts.grantForms();
    await codes.remember(this.#applicant, field, code);
    return null;
  }

  async forgetCode(field: RememberedField, value: string): Promise<null> {
    const { codes } = await this.#parts.grantForms();
    await codes.forget(this.#applicant, field, value);
    return null;
  }

  async refreshQuota(): Promise<null> {
    const { applicant, quota } = this.#form;
    if (applicant !== undefined) {
      await quota.read(applicant);
    }
    return null;
  }

  previewCsv(
    asked: Parameters<GrantMethods['previewCsv']>[0],
  ): Promise<CsvPreview | { readonly refused: string } | null> {
    return this.#form.csv.preview(asked, this.#columns);
  }

  async importCsv(asked: Parameters<GrantMethods['importCsv']>[0], body: string): Promise<CsvResult> {
    const before = invoicesIn(body).map(entryText);
    const plan = this.#form.csv.plan(asked, this.#columns, { pointer: invoiceListPointer, before });
    if ('refused' in plan) {
      return plan.refused;
    }
    const edited = await this.#form.session.queue.push({ ...plan.edit, sequence: 0 });
    return edited.ok ? plan.result : csvRefusal(editSentence(edited.reason));
  }

  async exportCsv(body: string): Promise<null> {
    const { exportInvoices } = await import('./exportInvoices.ts');
    await exportInvoices(this.#form.uri, body, this.#columns);
    return null;
  }

  async saveColumns(columns: readonly Column[]): Promise<EditResult> {
    const { problems } = readColumns(columns);
    if (problems.length > 0) {
      return { ok: false, sentence: translateAll(problems.map(({ problem }) => problem)) };
    }
    await saveColumns(this.#form.uri, columns);
    return { ok: true };
  }

  async splitByColumn(path: string, body: string): Promise<null> {
    const column = this.#columns.find((each) => each.path === path);
    const { makeDrafts } = await import('./makeDrafts.ts');
    const { uri } = this.#form;
    if (column !== undefined) {
      const forms = await this.#parts.grantForms();
      await makeDrafts({ uri, endpoint: applyCreditGrant.name, text: body }, column, {
        newReference: freshNumber,
        log: this.#parts.log,
        made: (draft) => this.#hasTheSame(draft, () => forms.copied(uri, draft, { otherOrder: true })),
      });
    }
    return null;
  }

  async queryApplication(body: string): Promise<null> {
    await this.#withKey(body, (key) => this.#parts.applications.queryNow(key));
    return null;
  }

  async showEvidence(body: string): Promise<null> {
    await this.#withKey(body, (key) => this.#parts.applications.showEvidence(key));
    return null;
  }

  get #columns(): readonly Column[] {
    return columnsFor(this.#form.uri).columns;
  }

  get #applicant(): Applicant {
    const { applicant } = this.#form;
    if (applicant === undefined) {
      throw new Error(customerFirst());
    }
    return applicant;
  }

  /** Customer and attachments of the request count for its drafts too. */
  async #hasTheSame(draft: Uri, copyAttachments: () => Promise<void>): Promise<void> {
    const { applicant, profile } = this.#form;
    if (applicant !== undefined && profile.customers.length > 0) {
      await this.#parts.customers.choose(draft, profile.id, applicant.customerId);
    }
    await copyAttachments();
  }

  async #withKey(body: string, work: (key: ApplicationKey) => Promise<CommandOutcome>): Promise<void> {
    const referenced = this.#form.referenced(body);
    const key = referenced && (await this.#form.line.key(referenced));
    const obstacle =
      key === undefined
        ? { sentence: l10n.t('The request has no reference number, or no customer is chosen.') }
        : key.ok
          ? await work(key.value)
          : key.obstacle;
    if (obstacle !== undefined) {
      await this.#parts.commands.show(obstacle);
    }
  }
}

function freshNumber(): string {
  const now = new Date();
  const date8 = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
  return freshReference(date8, randomBytes(chanceLetters));
}

/** In a remote window what is dragged from the Explorer names the remote machine, which is this one. */
function onThisMachine(uri: Uri): Uri {
  return env.remoteName !== undefined && uri.scheme === 'vscode-remote'
    ? uri.with({ scheme: 'file', authority: '' })
    : uri;
}

function editResult(result: QueuedEditResult): EditResult {
  return result.ok ? { ok: true } : { ok: false, sentence: editSentence(result.reason) };
}
