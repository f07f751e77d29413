import { Disposable, EventEmitter, l10n, RelativePattern, Uri, workspace, type TextDocument } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { CallTarget } from '../../core/calls/exchange.ts';
import type { Validator } from '../../core/calls/ports.ts';
import { sampleTraces } from '../../core/catalogue/sampleTraces.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import { simulatorProfileId, type Profile } from '../../core/profiles/profile.ts';
import type { DocumentState, ResponseState } from '../../protocol/requestEditor.ts';
import type { Possible } from '../seams.ts';
import { translate } from '../translate.ts';
import { untrusted } from '../trust.ts';
import { encodingFault, type EncodingFault } from './bodyBytes.ts';
import { encodingSentence, isFixable } from './bodyObstacle.ts';
import { DocumentGrant } from './documentGrant.ts';
import type { EditorParts } from './editorParts.ts';
import type { EditorFacts } from './editorState.ts';
import { fileNameOf, otherProfile } from './requestDocuments.ts';
import { endpointOfFile } from './requestFiles.ts';
import type { AnsweredCall } from './requestSession.ts';
import { responseState } from './responseState.ts';
import { profileOfScratch } from './scratchFileSystem.ts';

/** What has to be asked for beyond the window: it is shown once it is known. */
interface Surroundings {
  readonly target: Possible<CallTarget>;
  readonly hasToken: boolean;
}

type CheckedText = Pick<DocumentState, 'text' | 'syntax' | 'problems' | 'sample'>;

/** Gathers what is known of one request document, and tells when that changed. */
export class DocumentFacts {
  readonly #document: TextDocument;
  readonly #parts: EditorParts;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable;
  readonly grant: DocumentGrant;
  #encoding: EncodingFault | undefined;
  #told: Pick<DocumentState, 'text' | 'revision'> | undefined;
  #checked: { readonly validator: Validator | undefined; readonly found: CheckedText } | undefined;
  #surroundings: { readonly key: string; readonly known: Surroundings | undefined } | undefined;
  #response: ResponseState | undefined;
  #answeredId: string | undefined;

  constructor(document: TextDocument, parts: EditorParts) {
    this.#document = document;
    this.#parts = parts;
    const tell = (): void => this.#changed.fire();
    const tellAnew = (): void => {
      this.#surroundings = undefined;
      // What stopped the last attempt may be settled by this.
      parts.sessions.of(document.uri).forgetObstacle();
      tell();
    };
    const readEncoding = (): void => this.lookAgain();
    const readEncodingOf = (uri: Uri): void => {
      if (uri.toString() === document.uri.toString()) {
        readEncoding();
      }
    };
    const parent = Uri.joinPath(document.uri, '..');
    const name = fileNameOf(document.uri).replaceAll(/[[\]{}*?]/g, '[$&]');
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(parent, name));
    this.grant = new DocumentGrant(document.uri, parts, tell);
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.grant,
      watcher,
      watcher.onDidChange(readEncoding),
      parts.sessions.onDidRewriteFile(readEncodingOf),
      workspace.onDidSaveTextDocument(({ uri }) => readEncodingOf(uri)),
      parts.profiles.onDidChange(tellAnew),
      parts.credentials.onDidChange(tellAnew),
      parts.customers.onDidChange(tell),
      workspace.onDidGrantWorkspaceTrust(tellAnew),
    );
    readEncoding();
  }

  get uri(): Uri {
    return this.#document.uri;
  }

  get endpoint(): EndpointDescription | undefined {
    return endpointOfFile(fileNameOf(this.uri));
  }

  get profile(): Profile {
    return this.#parts.profiles.active();
  }

  /** undefined: not chosen yet; null: none, on purpose. */
  get customer(): string | null | undefined {
    return this.#parts.customers.of(this.uri, this.profile);
  }

  /** The facts of this moment. `validator` is missing while it is being loaded. */
  gather(acknowledged: number, validator: Validator | undefined): EditorFacts {
    const { uri, endpoint, profile, customer } = this;
    const session = this.#parts.sessions.of(uri);
    const mistrust = untrusted();
    const surroundings = mistrust === undefined ? this.#known(endpoint, profile, customer) : undefined;
    return {
      fileName: fileNameOf(uri),
      scratch: profileOfScratch(uri) !== undefined,
      endpoint,
      document: this.#documentState(acknowledged, endpoint, validator),
      profile,
      customer,
      hasToken: surroundings?.hasToken ?? false,
      target: surroundings?.target,
      barrier: mistrust ?? otherProfile(uri, this.#parts.profiles),
      sending: session.sending,
      stopped: session.stopped,
      response: this.#responseOf(session.answered),
      lastSend: session.answered === undefined ? this.#parts.lastSends.of(uri) : undefined,
      grant: this.grant.state(this.#document.getText()),
    };
  }

  /** The text that the page was told under this number; undefined once it was told another. */
  textOf(revision: number): string | undefined {
    return this.#told?.revision === revision ? this.#told.text : undefined;
  }

  /** Reads the file again: its bytes may have changed without its text, and no watcher misses nothing. */
  lookAgain(): void {
    void this.#readEncoding();
  }

  async #readEncoding(): Promise<void> {
    let found: EncodingFault | undefined;
    try {
      found = encodingFault(await workspace.fs.readFile(this.uri));
      if (found === undefined) {
        await this.#readAsUtf8();
      }
    } catch {
      // A file that is not there yet, or no more, has no encoding to complain of.
      found = undefined;
    }
    if (found !== this.#encoding) {
      this.#encoding = found;
      this.#changed.fire();
    }
  }

  /** Where VS Code is set to another encoding it would show, and write, other characters than are sent. */
  async #readAsUtf8(): Promise<void> {
    const { encoding, isDirty } = this.#document;
    if (encoding !== 'utf8' && !isDirty) {
      await workspace.openTextDocument(this.uri, { encoding: 'utf8' });
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #documentState(
    acknowledged: number,
    endpoint: EndpointDescription | undefined,
    validator: Validator | undefined,
  ): DocumentState {
    const fault = this.#encoding;
    const checked = this.#checkedText(endpoint, validator);
    if (this.#told?.text !== checked.text) {
      this.#told = { text: checked.text, revision: (this.#told?.revision ?? 0) + 1 };
    }
    return {
      ...checked,
      revision: this.#told.revision,
      acknowledged,
      encoding: fault && { sentence: encodingSentence(fault), fixable: isFixable(fault) },
    };
  }

  /** Checking a large text takes time, so it is done once for each text. */
  #checkedText(endpoint: EndpointDescription | undefined, validator: Validator | undefined): CheckedText {
    const text = this.#document.getText();
    const known = this.#checked;
    if (known?.found.text === text && known.validator === validator) {
      return known.found;
    }
    const parsed = parseJson(text);
    const found = {
      text,
      syntax: parsed.ok ? undefined : { ...parsed.problem, message: translate(parsed.problem.message) },
      problems:
        parsed.ok && endpoint !== undefined ? (validator?.validate(endpoint.request, text) ?? []) : [],
      ...(parsed.ok && endpoint !== undefined && { sample: sampleTraces(endpoint, parsed.value) }),
    };
    this.#checked = { validator, found };
    return found;
  }

  /** The answer takes time to lay out, so it is done once. */
  #responseOf(answered: AnsweredCall | undefined): ResponseState | undefined {
    if (answered !== undefined && answered.id !== this.#answeredId) {
      const { id, endpoint, profile } = answered;
      const shown = { name: profile.name, simulated: profile.id === simulatorProfileId };
      this.#answeredId = id;
      this.#response = responseState(answered.exchange, { id, endpoint, profile: shown, say: l10n.t });
    }
    return answered === undefined ? undefined : this.#response;
  }

  #known(
    endpoint: EndpointDescription | undefined,
    profile: Profile,
    customer: string | null | undefined,
  ): Surroundings | undefined {
    if (endpoint === undefined) {
      return undefined;
    }
    const answered = this.#parts.sessions.of(this.uri).answered?.id;
    const key = JSON.stringify([profile, endpoint.name, customer, answered]);
    if (this.#surroundings?.key !== key) {
      this.#surroundings = { key, known: this.#surroundings?.known };
      void this.#ask(key, endpoint, profile, customer ?? undefined);
    }
    return this.#surroundings.known;
  }

  async #ask(
    key: string,
    endpoint: EndpointDescription,
    profile: Profile,
    customerId: string | undefined,
  ): Promise<void> {
    const { gate, credentials, log } = this.#parts;
    try {
      const [target, token] = await Promise.all([
        gate.target(profile.id, endpoint, customerId),
        credentials.accessToken(profile, customerId),
      ]);
      if (this.#surroundings?.key === key) {
        this.#surroundings = { key, known: { target, hasToken: token !== undefined } };
        this.#changed.fire();
      }
    } catch (error) {
      log.error('The target of the request is not known:', error instanceof Error ? error : String(error));
    }
  }
}
