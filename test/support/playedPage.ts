import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DocumentPanel } from '../../src/extension/requests/documentPanel.ts';
import type { EditorParts } from '../../src/extension/requests/editorParts.ts';
import type { UploadDetail } from '../../src/protocol/grantForm.ts';
import type { OnPage } from '../../src/protocol/onPage.ts';
import type {
  DocumentEdit,
  EditResult,
  EditorState,
  HostMethods,
  PageEvents,
} from '../../src/protocol/requestEditor.ts';
import { RpcPeer, type Nothing } from '../../src/protocol/rpcPeer.ts';
import { eventually } from './eventually.ts';

type WithoutSequence<E> = E extends unknown ? Omit<E, 'sequence'> : never;

/**
 * A request editor whose host side is real and over a real document, while the test plays the page: what the page
 * says and hears goes through copies, as it does between processes.
 */
export class PlayedPage {
  readonly document: vscode.TextDocument;
  readonly html: string;
  readonly sendsAsked: unknown[] = [];
  readonly #states: EditorState[] = [];
  readonly #fromPage = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<void>();
  #toPage: ((message: unknown) => void) | undefined;
  #peer: RpcPeer<Nothing, PageEvents, HostMethods, Nothing>;
  #sequence = 0;
  #customer: string | null | undefined;

  private constructor(document: vscode.TextDocument, parts: EditorParts) {
    this.document = document;
    const webview = {
      options: {},
      html: '',
      cspSource: 'https://webview.test',
      asWebviewUri: (uri: vscode.Uri) => uri,
      postMessage: (message: unknown) => {
        const copy: unknown = structuredClone(message);
        setImmediate(() => this.#toPage?.(copy));
        return Promise.resolve(true);
      },
      onDidReceiveMessage: this.#fromPage.event,
    };
    const panel = {
      webview,
      active: true,
      visible: true,
      title: '',
      onDidDispose: this.#disposed.event,
      onDidChangeViewState: new vscode.EventEmitter<unknown>().event,
    };
    new DocumentPanel(document, panel as unknown as vscode.WebviewPanel, parts);
    this.html = webview.html;
    this.#peer = this.#load();
  }

  static async open(uri: vscode.Uri, parts: EditorParts): Promise<PlayedPage> {
    const page = new PlayedPage(await vscode.workspace.openTextDocument(uri), parts);
    page.#states.push(await page.call('getState', {}));
    return page;
  }

  /** What the host said last. */
  get state(): EditorState {
    const last = this.#states.at(-1);
    assert.ok(last !== undefined);
    return last;
  }

  /** Forgets the page and loads it again, as VS Code does with a hidden editor that shows. */
  async reload(): Promise<void> {
    this.#peer.dispose();
    this.#sequence = 0;
    this.#peer = this.#load();
    this.#states.push(await this.call('getState', {}));
  }

  call<K extends keyof HostMethods>(
    method: K,
    params: Parameters<HostMethods[K]>[0],
  ): Promise<ReturnType<HostMethods[K]>> {
    return this.#peer.call(method, params as never) as Promise<ReturnType<HostMethods[K]>>;
  }

  /** Chooses a customer, who is shown from then on, whenever the host says so too. */
  async chooseCustomer(customer: string | null): Promise<void> {
    this.#customer = customer;
    await this.call('chooseCustomer', { customer });
  }

  edit(change: WithoutSequence<DocumentEdit>): Promise<EditResult> {
    this.#sequence += 1;
    return this.call('edit', { ...change, sequence: this.#sequence });
  }

  set(pointer: string, json: string): Promise<EditResult> {
    return this.edit({ kind: 'set', pointer, json });
  }

  /** Asks to send what the page shows, with all its edits, as its button does. */
  async send(): Promise<null> {
    await this.until('its last edit', ({ document }) => document.acknowledged >= this.#sequence);
    return this.sendAsOf(this.state);
  }

  /** Asks to send what the page showed in this state. */
  sendAsOf(state: EditorState): Promise<null> {
    const { revision } = state.document;
    return this.call('send', { lastEdit: this.#sequence, revision, ...this.#forWhom(state) });
  }

  /** Asks for an upload as of what the page shows, or showed then, as its button does. */
  upload(state = this.state): Promise<null> {
    return this.call('upload', this.#forWhom(state));
  }

  /** Types a detail of the upload. */
  setUploadDetail(detail: UploadDetail, value: string, state = this.state): Promise<EditResult> {
    return this.call('setUploadDetail', { ...this.#forWhom(state), detail, value });
  }

  /** Waits for a state that fits. */
  async until(what: string, fits: (state: EditorState) => boolean): Promise<EditorState> {
    return eventually(what, () => (fits(this.state) ? this.state : undefined));
  }

  /** Closes the editor, whatever is under way. */
  close(): void {
    this.#disposed.fire();
    this.#peer.dispose();
  }

  #forWhom({ profile: { id, customer: shown } }: EditorState): OnPage {
    const customer = this.#customer === undefined ? shown : this.#customer;
    return { profile: id, ...(customer !== undefined && { customer }) };
  }

  #load(): RpcPeer<Nothing, PageEvents, HostMethods, Nothing> {
    return new RpcPeer<Nothing, PageEvents, HostMethods, Nothing>(
      {
        post: (message) => {
          const copy: unknown = structuredClone(message);
          setImmediate(() => this.#fromPage.fire(copy));
        },
        onMessage: (listener) => {
          this.#toPage = listener;
          return () => (this.#toPage = undefined);
        },
      },
      {
        handlers: {},
        guards: {},
        events: {
          state: (state) => this.#states.push(state),
          focus: () => undefined,
          sendAsked: (params) => this.sendsAsked.push(params),
        },
      },
    );
  }
}
