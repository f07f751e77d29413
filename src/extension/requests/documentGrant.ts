import type { Disposable, Uri } from 'vscode';
import type { GrantFormState } from '../../protocol/grantForm.ts';
import type { GrantForm } from '../grantForm/grantForm.ts';
import type { EditorParts } from './editorParts.ts';
import { fileNameOf } from './requestDocuments.ts';
import { isApplication } from './requestFiles.ts';

/** What a request document has beside its body, if it is an application for a credit grant. */
export class DocumentGrant implements Disposable {
  readonly #uri: Uri;
  readonly #parts: Pick<EditorParts, 'grantForms' | 'log'>;
  readonly #changed: () => void;
  #form: GrantForm | undefined;
  #listening: Disposable | undefined;
  #disposed = false;

  constructor(uri: Uri, parts: Pick<EditorParts, 'grantForms' | 'log'>, changed: () => void) {
    this.#uri = uri;
    this.#parts = parts;
    this.#changed = changed;
    this.form().catch((error: unknown) => this.#report(error));
  }

  /** Loaded when it is first asked for; undefined for every other request. */
  async form(): Promise<GrantForm | undefined> {
    if (!isApplication(fileNameOf(this.#uri))) {
      return undefined;
    }
    const form = (await this.#parts.grantForms()).of(this.#uri);
    if (this.#form !== form && !this.#disposed) {
      this.#listening?.dispose();
      this.#listening = form.onDidChange(this.#changed);
      this.#form = form;
      await form.files.look();
    }
    return form;
  }

  /** Undefined until it is loaded. */
  state(body: string): GrantFormState | undefined {
    return this.#form?.state(body);
  }

  /** Looks whether the attached files are still what they were. */
  lookAgain(): void {
    this.#form?.files.look().catch((error: unknown) => this.#report(error));
  }

  dispose(): void {
    this.#disposed = true;
    this.#listening?.dispose();
  }

  #report(error: unknown): void {
    this.#parts.log.error('The form of the application:', error instanceof Error ? error : String(error));
  }
}
