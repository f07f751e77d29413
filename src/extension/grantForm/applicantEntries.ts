import { Disposable, EventEmitter, window, type LogOutputChannel } from 'vscode';
import { EntryFiles, type Entry } from '../../gateway/entryFiles.ts';
import { applicantKey, type Applicant } from '../attachments/applicant.ts';
import { createTurns } from '../turns.ts';

/**
 * What the user set for each profile and customer, shared by all windows. What is on disk counts; it is read when it
 * is first asked for, and again when the user comes back to this window.
 */
export class ApplicantEntries implements Disposable {
  readonly #files: EntryFiles;
  readonly #log: Pick<LogOutputChannel, 'error'>;
  readonly #inTurn = createTurns();
  readonly #read = new Map<string, readonly Entry[]>();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #owned: Disposable;

  constructor(root: string, log: Pick<LogOutputChannel, 'error'>) {
    this.#files = new EntryFiles(root);
    this.#log = log;
    this.#owned = Disposable.from(
      this.#changed,
      window.onDidChangeWindowState(({ focused }) => {
        for (const key of focused ? this.#read.keys() : []) {
          this.#readLater(key);
        }
      }),
    );
  }

  /** As far as they are read. */
  of(applicant: Applicant): readonly Entry[] {
    const key = applicantKey(applicant);
    const known = this.#read.get(key);
    if (known === undefined) {
      this.#read.set(key, []);
      this.#readLater(key);
    }
    return known ?? [];
  }

  /** As they are on disk once everything was written that this window was told to write before. */
  async read(applicant: Applicant): Promise<readonly Entry[]> {
    return this.#inTurn(() => this.#readNow(applicantKey(applicant)));
  }

  async put(applicant: Applicant, entry: Entry): Promise<void> {
    const key = applicantKey(applicant);
    await this.#inTurn(async () => {
      await this.#files.put(key, entry);
      await this.#readNow(key);
    });
  }

  async remove(applicant: Applicant, name: string): Promise<void> {
    const key = applicantKey(applicant);
    await this.#inTurn(async () => {
      await this.#files.remove(key, name);
      await this.#readNow(key);
    });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #readLater(key: string): void {
    this.#inTurn(() => this.#readNow(key)).catch((error: unknown) => {
      this.#log.error('What was remembered:', error instanceof Error ? error : String(error));
    });
  }

  async #readNow(key: string): Promise<readonly Entry[]> {
    const entries = await this.#files.list(key);
    this.#read.set(key, entries);
    this.#changed.fire();
    return entries;
  }
}
