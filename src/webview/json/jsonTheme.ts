import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const chrome = EditorView.theme({
  '&': {
    color: 'var(--vscode-editor-foreground)',
    backgroundColor: 'transparent',
    fontSize: 'var(--code-size)',
    height: '100%',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--code-font)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--vscode-editorCursor-foreground)', padding: '6px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--vscode-editorCursor-foreground)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection':
    { backgroundColor: 'var(--vscode-editor-selectionBackground)' },
  '.cm-gutters': {
    color: 'var(--vscode-editorLineNumber-foreground)',
    backgroundColor: 'transparent',
    border: 'none',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 4px 0 12px', minWidth: '32px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': {
    boxShadow: 'inset 0 0 0 1px var(--vscode-editor-lineHighlightBorder, transparent)',
  },
  '.cm-activeLineGutter': {
    color: 'var(--vscode-editorLineNumber-activeForeground)',
    backgroundColor: 'transparent',
  },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer', color: 'var(--vscode-icon-foreground)' },
  '.cm-foldPlaceholder': {
    color: 'var(--vscode-descriptionForeground)',
    backgroundColor: 'transparent',
    border: '1px solid var(--vscode-panel-border)',
    borderRadius: '3px',
    padding: '0 4px',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--vscode-editorBracketMatch-background)',
    outline: '1px solid var(--vscode-editorBracketMatch-border)',
  },
  '.cm-searchMatch': {
    backgroundColor: 'var(--vscode-editor-findMatchHighlightBackground)',
    outline: '1px solid var(--vscode-editor-findMatchHighlightBorder, transparent)',
  },
  '.cm-searchMatch-selected': {
    backgroundColor: 'var(--vscode-editor-findMatchBackground)',
    outline: '1px solid var(--vscode-editor-findMatchBorder, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--vscode-editor-selectionHighlightBackground)' },
  '.cm-specialChar': { color: 'var(--vscode-editorWarning-foreground)' },
  // The package draws its marks with pictures, which the page's policy does not load.
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--vscode-editorError-foreground) 1px' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--vscode-editorWarning-foreground) 1px' },
  '.cm-tooltip': {
    color: 'var(--vscode-editorHoverWidget-foreground)',
    backgroundColor: 'var(--vscode-editorHoverWidget-background)',
    border: '1px solid var(--vscode-editorHoverWidget-border)',
    borderRadius: '3px',
    maxWidth: 'min(480px, 90vw)',
  },
  '.cm-diagnostic': { fontFamily: 'var(--vscode-font-family)', padding: '4px 8px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--vscode-editorError-foreground)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--vscode-editorWarning-foreground)' },
  '.cm-panels': {
    color: 'var(--vscode-editorWidget-foreground)',
    backgroundColor: 'var(--vscode-editorWidget-background)',
  },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    alignItems: 'center',
    padding: '6px 32px 6px 12px',
    fontFamily: 'var(--vscode-font-family)',
    fontSize: 'var(--vscode-font-size)',
  },
  // Finding is enough beside a form; replacing is what the text editor is for.
  '.cm-panel.cm-search :is(br, [name=select], [name=replace], [name=replaceAll], label:has([name=word]))': {
    display: 'none',
  },
  '.cm-panel.cm-search input.cm-textfield': {
    flex: '1 1 90px',
    maxWidth: '240px',
    minWidth: '0',
    height: '24px',
    margin: '0',
    padding: '0 6px',
    fontSize: 'inherit',
    color: 'var(--vscode-input-foreground)',
    backgroundColor: 'var(--vscode-input-background)',
    border: '1px solid var(--vscode-settings-textInputBorder, var(--vscode-input-border, transparent))',
    borderRadius: 'var(--radius)',
  },
  '.cm-panel.cm-search button.cm-button': {
    height: '24px',
    margin: '0',
    padding: '0 8px',
    fontSize: 'inherit',
    color: 'var(--vscode-button-secondaryForeground)',
    background: 'var(--vscode-button-secondaryBackground, transparent)',
    border: '1px solid var(--vscode-button-secondaryBorder, var(--vscode-contrastBorder, transparent))',
    borderRadius: 'var(--radius)',
    cursor: 'pointer',
  },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    gap: '4px',
    alignItems: 'center',
    margin: '0',
    fontSize: 'inherit',
  },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0' },
  '.cm-panel.cm-search button[name=close]': {
    top: '4px',
    right: '8px',
    padding: '2px 6px',
    fontSize: '16px',
    color: 'inherit',
    cursor: 'pointer',
  },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--vscode-charts-blue)' },
  { tag: tags.string, color: 'var(--vscode-debugTokenExpression-string)' },
  { tag: tags.number, color: 'var(--vscode-debugTokenExpression-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--vscode-debugTokenExpression-boolean)' },
]);

/** The look of JSON in the page, in the colours of the user's theme. */
export const jsonTheme: Extension = [chrome, syntaxHighlighting(colours)];
