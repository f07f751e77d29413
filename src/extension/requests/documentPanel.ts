import { Disposable, env, l10n, Uri, workspace, type TextDocument, type WebviewPanel } from 'vscode';
import type { Validator } from '../../core/calls/ports.ts';
import type { DocumentEdit, EditResult, HostMethods, PageEvents } from '../../protocol/requestEditor.ts';
import { requestEditorGuards } from '../../protocol/requestEditorGuards.ts';
import { RpcPeer, type Nothing } from '../../protocol/rpcPeer.ts';
import type { Obstacle } from '../seams.ts';
import { DocumentFacts } from './documentFacts.ts';
import { editorPage } from './editorPage.ts';
import type { EditorParts } from './editorParts.ts';
import type { QueuedEditResult } from './editQueue.ts';
import { editorState, shownObstacleOf } from './editorState.ts';
import { editSentence } from './editSentence.ts';
import { pageHandlers } from './pageHandlers.ts';
import type { RequestPanel } from './requestPanels.ts';
import { labelOfFile } from './requestFiles.ts';
import { fileNameOf } from './requestDocuments.ts';
import { profileOfScratch } from './scratchFileSystem.ts';
import { webviewWire } from './webviewWire.ts';

type HostPeer = RpcPeer<HostMethods, Nothing, Nothing, PageEvents>;

interface LastEdit {
  readonly sequence: number;
  readonly result: Promise<QueuedEditResult>;
}

/** One request editor: joins a page to its document for as long as the tab is open. */
export class DocumentPanel implements RequestPanel {
  readonly uri: Uri;
  readonly #panel: WebviewPanel;
  readonly #parts: EditorParts;
  readonly #facts: DocumentFacts;
  readonly #peer: HostPeer;
  readonly #subscriptions: Disposable;
  #validator: Validator | undefined;
  #obstacle: Obstacle | undefined;
  /** Grows when a page loads: edits of the page before are no longer counted. */
  #page = 0;
  #acknowledged = 0;
  /** The edit of the page that arrived last, and what becomes of it. */
  #lastEdit: LastEdit | undefined;
  #refreshing = false;
  #disposed = false;

  constructor(document: TextDocument, panel: WebviewPanel, parts: EditorParts) {
    this.uri = document.uri;
    this.#panel = panel;
    this.#parts = parts;
    this.#facts = new DocumentFacts(document, parts);
    this.#peer = new RpcPeer(webviewWire(panel.webview), {
      handlers: {
        getState: () => this.#load(),
        edit: (edit) => this.#edit(edit),
        ...pageHandlers({
          facts: this.#facts,
          parts,
          obstacle: () => this.#obstacle,
          unapplied: (lastEdit) => this.#unapplied(lastEdit),
        }),
      },
      guards: requestEditorGuards,
      events: {},
      onError: (error, name) => {
        parts.log.error(`Request editor, ${name}:`, error instanceof Error ? error : String(error));
      },
    });
    const isOurs = (uri: Uri): boolean => uri.toString() === this.uri.toString();
    this.#subscriptions = Disposable.from(
      this.#facts,
      this.#facts.onDidChange(() => this.#refresh()),
      parts.sessions.onDidChange((uri) => {
        if (isOurs(uri)) {
          this.#refresh();
        }
      }),
      workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (isOurs(changed.uri) && contentChanges.length > 0) {
          parts.sessions.of(this.uri).textChanged();
          this.#refresh();
        }
      }),
      panel.onDidChangeViewState(() => {
        this.#facts.lookAgain();
        this.#facts.grant.lookAgain();
        this.#tellStatus();
      }),
      panel.onDidDispose(() => this.dispose()),
    );
    parts.panels.add(this);
    this.#open();
  }

  get active(): boolean {
    return this.#panel.active;
  }

  focus(place: PageEvents['focus']['place']): void {
    this.#peer.emit('focus', { place });
  }

  askToSend(): void {
    this.#peer.emit('sendAsked', {});
  }

  dispose(): void {
    this.#disposed = true;
    this.#parts.panels.remove(this);
    this.#peer.dispose();
    this.#subscriptions.dispose();
    if (this.#parts.panels.active() === undefined) {
      this.#parts.status.showCustomer(undefined);
    }
  }

  #open(): void {
    const { webview } = this.#panel;
    const folder = Uri.joinPath(this.#parts.context.extensionUri, 'dist', 'webview');
    const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
    if (profileOfScratch(this.uri) !== undefined) {
      this.#panel.title = labelOfFile(fileNameOf(this.uri));
    }
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.html = editorPage({
      cspSource: webview.cspSource,
      script: address('requestEditor.js'),
      style: address('requestEditor.css'),
      language: env.language,
    });
    this.#tellStatus();
    void this.#loadValidator();
  }

  async #loadValidator(): Promise<void> {
    try {
      this.#validator = await this.#parts.validator();
      this.#refresh();
    } catch (error) {
      this.#parts.log.error('The validator did not load:', error instanceof Error ? error : String(error));
    }
  }

  #load(): ReturnType<HostMethods['getState']> {
    this.#page += 1;
    this.#acknowledged = 0;
    this.#lastEdit = undefined;
    return this.#state();
  }

  async #edit(edit: DocumentEdit): Promise<EditResult> {
    const page = this.#page;
    const session = this.#parts.sessions.of(this.uri);
    session.forgetObstacle();
    const pushed = session.queue.push(edit);
    this.#lastEdit = { sequence: edit.sequence, result: pushed };
    try {
      const result = await pushed;
      return result.ok ? { ok: true } : { ok: false, sentence: editSentence(result.reason) };
    } finally {
      if (page === this.#page) {
        this.#acknowledged = Math.max(this.#acknowledged, edit.sequence);
      }
      this.#refresh();
    }
  }

  /** Waits for the edit that the page made last. Returns why the document does not have it. */
  async #unapplied(sequence: number): Promise<Obstacle | undefined> {
    const last = this.#lastEdit;
    if ((last?.sequence ?? 0) !== sequence) {
      return {
        sentence: l10n.t(
          'The last change of the form has not reached VS Code. Nothing was sent; look at the request and send it again.',
        ),
      };
    }
    const result = await last?.result;
    return result?.ok === false
      ? {
          sentence: l10n.t(
            'The last change is not in the file. Nothing was sent. {0}',
            editSentence(result.reason),
          ),
        }
      : undefined;
  }

  #state(): ReturnType<HostMethods['getState']> {
    const facts = this.#facts.gather(this.#acknowledged, this.#validator);
    this.#obstacle = shownObstacleOf(facts, l10n.t);
    this.#tellStatus();
    return editorState(facts, l10n.t);
  }

  /** Several changes in one turn are one message; a hidden page is none and asks when it loads again. */
  #refresh(): void {
    if (this.#refreshing) {
      return;
    }
    this.#refreshing = true;
    setImmediate(() => {
      this.#refreshing = false;
      if (!this.#disposed && this.#panel.visible) {
        this.#peer.emit('state', this.#state());
      }
    });
  }

  #tellStatus(): void {
    if (this.#panel.active) {
      const { customer, profile } = this.#facts;
      const label = profile.customers.find(({ id }) => id === customer)?.label ?? customer;
      this.#parts.status.showCustomer(label ?? undefined);
    } else if (this.#parts.panels.active() === undefined) {
      this.#parts.status.showCustomer(undefined);
    }
  }
}
