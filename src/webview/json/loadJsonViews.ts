import type { createJsonEditor, createJsonViewer } from './jsonEditor.ts';

export interface JsonViews {
  readonly createJsonEditor: typeof createJsonEditor;
  readonly createJsonViewer: typeof createJsonViewer;
}

/** Fetches the JSON views when the first of them is shown; until then the page is small. */
export function loadJsonViews(): Promise<JsonViews> {
  return import('./jsonEditor.ts');
}

/** The nonce under which the page may add styles. */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
