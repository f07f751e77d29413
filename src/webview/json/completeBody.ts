import {
  autocompletion,
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Choice, Control, FieldModel } from '../../core/schema/form.ts';
import { namesAfter, placeInBody, type PlaceInBody } from './placeInBody.ts';

/** Reading a larger text with every key would be felt. */
const largestText = 200_000;

/** Offers the members and values that the documents know, each with its meaning. */
export function completeBody(form: () => readonly FieldModel[]): Extension {
  return [
    // Enter takes a suggestion at once, as in VS Code's own editor.
    autocompletion({
      override: [(context) => complete(context, form())],
      icons: false,
      interactionDelay: 0,
    }),
    suggestionsTheme,
  ];
}

function complete(context: CompletionContext, form: readonly FieldModel[]): CompletionResult | null {
  const { state, pos, explicit } = context;
  if (state.doc.length > largestText) {
    return null;
  }
  const text = state.sliceDoc();
  const place = placeInBody(text, pos);
  if (place === undefined || (!explicit && !place.quoted && place.from === pos)) {
    return null;
  }
  const options = place.wants === 'name' ? members(place, form, text, pos) : values(place, form);
  const from = place.quoted ? place.from + 1 : place.from;
  return options.length === 0 ? null : { from, options, validFor: /^\w*$/ };
}

function members(
  place: PlaceInBody,
  form: readonly FieldModel[],
  text: string,
  pos: number,
): readonly Completion[] {
  const known = new Set([...place.names, ...namesAfter(text, endOfTyped(text, place, pos))]);
  return fieldsAt(form, place.steps)
    .filter(({ name }) => !known.has(name))
    .map(({ name, label, description, control, required }) => ({
      label: name,
      detail: label,
      info: description,
      boost: required ? 1 : 0,
      apply: (view, completion, _from, to) => insertMember(view, completion, place, to, control),
    }));
}

function values(place: PlaceInBody, form: readonly FieldModel[]): readonly Completion[] {
  return choicesAt(place, form).map(({ value, meaning }) => ({
    label: value,
    ...(meaning !== '' && { info: meaning }),
    apply: (view, completion, _from, to) => {
      const end = endOfTyped(view.state.sliceDoc(), place, to);
      insert(view, completion, { from: place.from, to: end, text: JSON.stringify(value) });
    },
  }));
}

function insertMember(
  view: EditorView,
  completion: Completion,
  place: PlaceInBody,
  to: number,
  control: Control,
): void {
  const text = view.state.sliceDoc();
  const end = endOfTyped(text, place, to);
  const rest = text.slice(end).trimStart();
  const name = JSON.stringify(completion.label);
  if (rest.startsWith(':')) {
    insert(view, completion, { from: place.from, to: end, text: name });
    return;
  }
  const [before, after] = valueFrame(control);
  const comma = rest.startsWith('"') ? ',' : '';
  insert(view, completion, {
    from: place.from,
    to: end,
    text: `${name}: ${before}${after}${comma}`,
    back: after.length + comma.length,
  });
}

/** What the user is led into: no value is chosen for them. */
function valueFrame(control: Control): readonly [before: string, after: string] {
  switch (control.kind) {
    case 'text':
    case 'choice':
      return ['"', '"'];
    case 'texts':
      return ['[', ']'];
    case 'json':
      return control.array ? ['[', ']'] : ['{', '}'];
    case 'amount':
    case 'group':
      return ['{', '}'];
    case 'number':
      return ['', ''];
  }
}

interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** By how much the cursor stands before the end. */
  readonly back?: number;
}

function insert(view: EditorView, completion: Completion, { from, to, text, back = 0 }: Insertion): void {
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length - back },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(completion),
    scrollIntoView: true,
  });
}

/** Behind what is being replaced: the rest of the word, and its closing quote on the same line. */
function endOfTyped(text: string, { quoted }: PlaceInBody, pos: number): number {
  const rest = (quoted ? /^\w*"?/ : /^\w*/).exec(text.slice(pos, pos + 200))?.[0] ?? '';
  return pos + (quoted && !rest.endsWith('"') ? 0 : rest.length);
}

function fieldsAt(form: readonly FieldModel[], steps: readonly string[]): readonly FieldModel[] {
  return steps.reduce<readonly FieldModel[]>((fields, step) => {
    const control = fields.find(({ name }) => name === step)?.control;
    return control?.kind === 'group' ? control.fields : [];
  }, form);
}

function choicesAt({ steps, member }: PlaceInBody, form: readonly FieldModel[]): readonly Choice[] {
  const isItem = member === undefined;
  const holder = isItem ? steps.slice(0, -1) : steps;
  const name = isItem ? steps.at(-1) : member;
  const control = fieldsAt(form, holder).find((field) => field.name === name)?.control;
  switch (control?.kind) {
    case 'choice':
      return isItem ? [] : control.options;
    case 'texts':
      return isItem ? control.options : [];
    case 'text':
      return isItem ? [] : control.suggestions.map((value) => ({ value, meaning: '' }));
    default:
      return [];
  }
}

const suggestionsTheme = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete, .cm-tooltip.cm-completionInfo': {
    border: '1px solid var(--vscode-editorSuggestWidget-border, var(--vscode-widget-border))',
    backgroundColor: 'var(--vscode-editorSuggestWidget-background)',
    color: 'var(--vscode-editorSuggestWidget-foreground)',
  },
  '.cm-tooltip.cm-completionInfo': { padding: '4px 8px', maxWidth: '320px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--vscode-editor-font-family)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--vscode-editorSuggestWidget-selectedBackground)',
    color: 'var(--vscode-editorSuggestWidget-selectedForeground)',
    outline: '1px solid var(--vscode-contrastActiveBorder, transparent)',
  },
  '.cm-completionMatchedText': {
    textDecoration: 'none',
    color: 'var(--vscode-editorSuggestWidget-highlightForeground)',
  },
  '.cm-completionDetail': { opacity: '0.8', fontFamily: 'var(--vscode-font-family)', fontStyle: 'normal' },
});
