import type { Page } from 'playwright-core';
import { sampleTraces } from '../../src/core/catalogue/sampleTraces.ts';
import { findEndpoint } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { parseJson } from '../../src/core/json/parseJson.ts';
import type { Profile } from '../../src/core/profiles/profile.ts';
import { EditQueue } from '../../src/extension/requests/editQueue.ts';
import { editorState, type EditorFacts } from '../../src/extension/requests/editorState.ts';
import { responseState } from '../../src/extension/requests/responseState.ts';
import type { Say } from '../../src/extension/requests/say.ts';
import { createValidator } from '../../src/gateway/ajvValidator.ts';
import type { GrantMethods } from '../../src/protocol/grantForm.ts';
import type {
  EditResult,
  EditorState,
  HostMethods,
  PageEvents,
  ShownRequest,
  SignaturePreview,
} from '../../src/protocol/requestEditor.ts';
import { requestEditorGuards } from '../../src/protocol/requestEditorGuards.ts';
import { RpcPeer, type Handlers, type Nothing } from '../../src/protocol/rpcPeer.ts';
import type { Wire } from '../../src/protocol/wire.ts';
import { inEnglish } from '../../src/core/sentence.ts';
import { grantHandlers } from './grantHandlers.ts';
import { openWebviewPage, type WebviewPage, type WebviewPageOptions } from '../support/openWebviewPage.ts';

export interface EditorHostOptions extends WebviewPageOptions {
  readonly endpoint?: string;
  readonly text?: string;
  readonly fileName?: string;
  readonly scratch?: boolean;
  readonly profile?: Partial<Profile>;
  readonly customer?: string | null;
  readonly strings?: Readonly<Record<string, string>>;
  /** Takes the place of what the catalogue and the document make. */
  readonly override?: Partial<EditorState>;
  readonly preview?: Partial<SignaturePreview>;
  /** Answers to what the page of an application asks; the rest is taken note of. */
  readonly grant?: Partial<Handlers<GrantMethods>>;
  /** What stands for the file that the user chooses; none is chosen where it is left out. */
  readonly chosenFile?: string;
  /** How long the document takes for an edit, in milliseconds. */
  readonly editTakes?: () => number;
}

/** What left, when the page asked to send. */
export interface Departure {
  readonly shown: ShownRequest;
  /** The last edit that the page had made known. */
  readonly lastEdit: number;
  /** The text that the page was told last, and as which one. */
  readonly told: { readonly text: string; readonly revision: number };
  readonly text: string;
}

const say: Say = (template, ...values) =>
  template.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));

const simulator: Profile = {
  id: 'simulator',
  name: 'Simulator',
  kind: 'simulator',
  baseUrl: 'http://127.0.0.1:40115',
  clientId: 'SIM_CLIENT_0001',
  keyVersion: '1',
  customers: [],
  prefundingCurrencies: [],
  sameNameBalance: false,
  pathOverrides: {},
};

/** The built page with the parts of the real host behind it: its edit queue, validator and states. */
export class EditorHost implements AsyncDisposable {
  readonly calls: { readonly method: keyof HostMethods; readonly params: unknown }[] = [];
  readonly #options: EditorHostOptions;
  readonly #validator = createValidator();
  readonly #queue: EditQueue<{ readonly text: string }>;
  #view: WebviewPage | undefined;
  #peer: RpcPeer<HostMethods, Nothing, Nothing, PageEvents> | undefined;
  #text: string;
  readonly #earlier: string[] = [];
  #told = { text: '', revision: 0 };
  #acknowledged = 0;
  #received = 0;
  readonly departures: Departure[] = [];
  #override: Partial<EditorState>;
  #held: Promise<void> | undefined;
  #release: () => void = () => undefined;
  /** Says why every edit from now on is refused. */
  refusal: string | undefined;
  /** Says why everything else that the page asks for fails from now on. */
  failure: string | undefined;

  private constructor(options: EditorHostOptions) {
    this.#options = options;
    this.#text = options.text ?? '{}\n';
    this.#override = options.override ?? {};
    this.#queue = new EditQueue({
      open: async () => {
        const takes = options.editTakes?.() ?? 0;
        if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
        return { text: this.#text };
      },
      apply: (snapshot, changes) => {
        if (snapshot.text !== this.#text) return Promise.resolve('stale');
        this.#earlier.push(this.#text);
        this.#text = changes.reduceRight(
          (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
          this.#text,
        );
        return Promise.resolve('applied');
      },
    });
  }

  static async open(options: EditorHostOptions = {}): Promise<EditorHost> {
    const host = new EditorHost(options);
    const view = await openWebviewPage(options);
    host.#view = view;
    const wire: Wire = {
      post: (message) => view.wire.post(message),
      onMessage(listener) {
        // What the page asked before anybody listened.
        for (const message of [...view.posted]) listener(message);
        return view.wire.onMessage(listener);
      },
    };
    host.#peer = new RpcPeer(wire, { handlers: host.#handlers(), guards: requestEditorGuards, events: {} });
    await host.#listenToKeys(view.page);
    await host.page.locator('main').waitFor();
    return host;
  }

  /** Keys that nothing on the page swallows reach VS Code, which has commands for some. */
  async #listenToKeys(page: Page): Promise<void> {
    await page.exposeFunction('__command', (command: 'send' | 'undo') => {
      if (command === 'send') this.tell('sendAsked', {});
      else this.#undo();
    });
    await page.evaluate(() => {
      const selectAll = (): void => {
        const { activeElement } = document;
        if (activeElement instanceof HTMLInputElement) activeElement.select();
        else if (activeElement !== null) getSelection()?.selectAllChildren(activeElement);
      };
      window.addEventListener('keydown', (event) => {
        const { __command } = globalThis as unknown as { __command: (command: string) => void };
        if (!event.ctrlKey || event.repeat) return;
        if (event.key === 'Enter') __command('send');
        // The way to VS Code and back takes its time.
        if (event.key === 'a') setTimeout(selectAll, 30);
        if (event.key === 'z') {
          event.preventDefault();
          __command('undo');
        }
      });
    });
  }

  #undo(): void {
    const earlier = this.#earlier.pop();
    if (earlier !== undefined) this.changeText(earlier);
  }

  get page(): Page {
    return this.view.page;
  }

  get view(): WebviewPage {
    if (this.#view === undefined) throw new Error('The page is not open.');
    return this.#view;
  }

  get text(): string {
    return this.#text;
  }

  get endpoint(): EndpointDescription | undefined {
    return findEndpoint(this.#options.endpoint ?? 'inquiryBalance');
  }

  /** How often the page has called a method. */
  count(method: keyof HostMethods): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  /** From now on edits wait, as they do where the machine is busy. */
  holdEdits(): void {
    this.#held = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  releaseEdits(): void {
    this.#release();
    this.#held = undefined;
  }

  /** Somebody else changes the document: undo, the text editor, git. */
  changeText(text: string): void {
    this.#text = text;
    this.tellState();
  }

  /** Shows these parts of the state, whatever the document says. */
  show(override: Partial<EditorState>): void {
    this.#override = { ...this.#override, ...override };
    this.tellState();
  }

  /** Ends a call, as the host does when the gateway has answered. */
  answer(exchange: Exchange, id = 'answer-1'): void {
    const { endpoint } = this;
    if (endpoint === undefined) throw new Error('There is no endpoint.');
    const profile = { name: this.#profile.name, simulated: this.#profile.kind === 'simulator' };
    this.show({ send: { kind: 'ready' }, response: responseState(exchange, { id, endpoint, profile, say }) });
  }

  tellState(): void {
    this.#peer?.emit('state', this.state());
  }

  tell<E extends keyof PageEvents>(event: E, params: PageEvents[E]): void {
    this.#peer?.emit(event, params);
  }

  state(): EditorState {
    const parsed = parseJson(this.#text);
    const { endpoint } = this;
    if (this.#text !== this.#told.text) {
      this.#told = { text: this.#text, revision: this.#told.revision + 1 };
    }
    const facts: EditorFacts = {
      fileName: this.#options.fileName ?? 'balances.inquiryBalance.wf.json',
      scratch: this.#options.scratch ?? false,
      endpoint,
      document: {
        text: this.#text,
        revision: this.#told.revision,
        acknowledged: this.#acknowledged,
        syntax: parsed.ok ? undefined : { ...parsed.problem, message: inEnglish(parsed.problem.message) },
        encoding: undefined,
        problems:
          parsed.ok && endpoint !== undefined ? this.#validator.validate(endpoint.request, this.#text) : [],
        ...(parsed.ok && endpoint !== undefined && { sample: sampleTraces(endpoint, parsed.value) }),
      },
      profile: this.#profile,
      customer: this.#profile.customers.length === 0 ? null : this.#options.customer,
      hasToken: typeof this.#options.customer === 'string',
      target: undefined,
      barrier: undefined,
      sending: undefined,
      stopped: undefined,
      response: undefined,
      lastSend: undefined,
      grant: undefined,
    };
    return { ...editorState(facts, say), ...this.#override };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.releaseEdits();
    this.#peer?.dispose();
    await this.#view?.close();
  }

  get #profile(): Profile {
    return { ...simulator, ...this.#options.profile };
  }

  #handlers(): ConstructorParameters<
    typeof RpcPeer<HostMethods, Nothing, Nothing, PageEvents>
  >[1]['handlers'] {
    const note =
      (method: keyof HostMethods) =>
      (params: unknown): null => {
        this.calls.push({ method, params });
        if (this.failure !== undefined && method !== 'edit') throw new Error(this.failure);
        return null;
      };
    return {
      getState: () => this.state(),
      getStrings: () => this.#options.strings ?? {},
      edit: async (edit) => {
        note('edit')(edit);
        this.#received = edit.sequence;
        await this.#held;
        const result = await this.#apply(edit);
        this.#acknowledged = Math.max(this.#acknowledged, edit.sequence);
        this.tellState();
        return result;
      },
      send: async (shown) => {
        await this.#queue.idle();
        this.departures.push({ shown, lastEdit: this.#received, told: this.#told, text: this.#text });
        return note('send')(shown);
      },
      cancel: note('cancel'),
      chooseProfile: note('chooseProfile'),
      chooseCustomer: note('chooseCustomer'),
      chooseEndpoint: note('chooseEndpoint'),
      previewSignature: (params) => {
        note('previewSignature')(params);
        return this.#preview();
      },
      fix: note('fix'),
      openBody: note('openBody'),
      openAsText: note('openAsText'),
      saveToWorkspace: note('saveToWorkspace'),
      aboutApi: note('aboutApi'),
      copyAsCode: note('copyAsCode'),
      insertSample: (params) => {
        note('insertSample')(params);
        this.changeText(`${JSON.stringify(this.endpoint?.sample.request ?? {}, null, 2)}\n`);
        return { ok: true };
      },
      chooseFile: (params) => {
        note('chooseFile')(params);
        return this.#options.chosenFile ?? null;
      },
      copy: note('copy'),
      ...grantHandlers(note, this.#options.grant),
    };
  }

  async #apply(edit: Parameters<HostMethods['edit']>[0]): Promise<EditResult> {
    if (this.refusal !== undefined) return { ok: false, sentence: this.refusal };
    const result = await this.#queue.push(edit);
    return result.ok
      ? { ok: true }
      : { ok: false, sentence: `The edit does not fit: ${result.reason.kind}.` };
  }

  #preview(): SignaturePreview {
    const path = this.endpoint?.path ?? '';
    return {
      contentToSign: `POST ${path}\nSIM_CLIENT_0001.2026-01-02T08:00:00+08:00.${this.#text}`,
      contentCut: false,
      bodySha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      bodyBytes: new TextEncoder().encode(this.#text).byteLength,
      signatureHeader: 'algorithm=RSA256, keyVersion=1, signature=kq0Zl3J%2Bf1yT…',
      obstacle: undefined,
      note: 'The moment of signing is the moment of sending, so the signature that is sent will differ.',
      ...this.#options.preview,
    };
  }
}
