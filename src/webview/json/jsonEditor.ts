import { indentLess, indentMore, moveLineDown, moveLineUp, standardKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  highlightSelectionMatches,
  openSearchPanel,
  search,
} from '@codemirror/search';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  type KeyBinding,
  lineNumbers,
} from '@codemirror/view';
import type { BodyProblem } from '../../core/calls/ports.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import type { Change } from '../edits/editSender.ts';
import { completeBody } from './completeBody.ts';
import { jsonTheme } from './jsonTheme.ts';
import { characterAt, diagnosticsOf, rangeOfPointer } from './places.ts';
import { TextSync } from './textSync.ts';

export interface JsonViewOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly nonce: string;
  /** English text of CodeMirror to the user's language. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** What both views have: the look, the keys that read, folding, search. No history: undo is the document's. */
function common({ label, nonce, phrases }: JsonViewOptions): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    lineNumbers(),
    foldGutter(),
    highlightSpecialChars(),
    drawSelection(),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    jsonTheme,
  ];
}

/**
 * The keys of VS Code's editor that make sense here. Undo, and what VS Code has commands for, are left to it;
 * Tab leaves the editor.
 */
const keys: readonly KeyBinding[] = [
  { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
  { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
  { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
  { key: 'F8', run: nextDiagnostic },
  { key: 'Alt-ArrowUp', run: moveLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown },
  { key: 'Mod-[', run: indentLess },
  { key: 'Mod-]', run: indentMore },
  ...foldKeymap,
  ...standardKeymap,
];

export interface JsonEditorOptions extends JsonViewOptions {
  readonly text: string;
  readonly send: (change: Change) => number;
  /** The members that the body may have, as they are known now. */
  readonly form: () => readonly FieldModel[];
}

/** The editor of the JSON tab. */
export interface JsonEditor {
  receive(text: string, acknowledged: number): void;
  refuse(sequence: number): void;
  flush(): void;
  readonly stuck: boolean;
  /** An input method composes: what stands in the view is not finished. */
  readonly composing: boolean;
  /** Marks the problems; `syntax` has an offset of the host's text. */
  mark(problems: readonly BodyProblem[], syntax: SyntaxMark | undefined): void;
  /** Moves the cursor to an offset of the host's text or to what a pointer leads to, and the focus with it. */
  goTo(place: number | string): void;
  focus(): void;
  destroy(): void;
}

export interface SyntaxMark {
  readonly offset: number;
  readonly message: string;
}

const fromHost = Annotation.define<true>();

export function createJsonEditor(options: JsonEditorOptions): JsonEditor {
  const sync = new TextSync(options.text, options.send, (changes) =>
    view.dispatch({ changes, annotations: fromHost.of(true) }),
  );
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        common(options),
        json(),
        indentOnInput(),
        indentUnit.of('  '),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        EditorView.contentAttributes.of({ 'aria-multiline': 'true' }),
        completeBody(options.form),
        keymap.of(keys),
        EditorView.domEventObservers({
          compositionstart: () => sync.hold(true),
          // The view reads what was chosen from the page a moment after the event.
          compositionend: (_event, { dom }) =>
            void dom.ownerDocument.defaultView?.setTimeout(() => sync.hold(view.compositionStarted)),
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && update.transactions.every((each) => each.annotation(fromHost) !== true)) {
            sync.changed(update.changes);
          }
        }),
      ],
    }),
  });
  return {
    receive: (text, acknowledged) => sync.received(text, acknowledged),
    refuse: (sequence) => sync.refused(sequence),
    flush: () => sync.flush(),
    get stuck() {
      return sync.stuck;
    },
    get composing() {
      return sync.held;
    },
    mark(problems, syntax) {
      if (sync.same) {
        const marks = diagnosticsOf(view.state, problems);
        if (syntax !== undefined) {
          const place = characterAt(view.state, sync.toView(syntax.offset));
          marks.push({ ...place, severity: 'error', message: syntax.message });
        }
        view.dispatch(setDiagnostics(view.state, marks));
      }
    },
    goTo(place) {
      const range =
        typeof place === 'number'
          ? characterAt(view.state, sync.toView(place))
          : rangeOfPointer(view.state, place);
      view.dispatch({ selection: { anchor: range.from, head: range.to }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

export interface JsonViewerOptions extends JsonViewOptions {
  readonly text: string;
  readonly language: 'json' | 'text';
}

/** Text to read, fold and search. Returns the function that takes it away. */
export function createJsonViewer(options: JsonViewerOptions): () => void {
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        common(options),
        options.language === 'json' ? json() : [],
        EditorState.readOnly.of(true),
        EditorView.lineWrapping,
        keymap.of(keys),
      ],
    }),
  });
  return () => view.destroy();
}
