import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The four kinds of theme that VS Code knows. */
export const themeKinds = ['dark', 'light', 'hc-dark', 'hc-light'] as const;

export type ThemeKind = (typeof themeKinds)[number];

/** The theme that stands for each kind: the ones a new VS Code starts with. */
export const themeIds: Readonly<Record<ThemeKind, string>> = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/** What VS Code puts into every webview, as dumped from a real one by `scripts/dumpThemes.mjs`. */
export interface WebviewTheme {
  readonly variables: Readonly<Record<string, string>>;
  readonly bodyClass: string;
  readonly bodyData: Readonly<Record<string, string>>;
  /** The default stylesheet, below the page's own. */
  readonly stylesheet: string;
}

export function webviewTheme(kind: ThemeKind): WebviewTheme {
  const file = path.join(import.meta.dirname, 'themes', `${kind}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as WebviewTheme;
}
