import { themeIds, webviewTheme, type ThemeKind } from './themes.ts';

/** Puts a theme's classes on the body, as VS Code does before any script of the page runs. */
export function withTheme(html: string, theme: ThemeKind, extraClasses: readonly string[]): string {
  const { bodyClass, bodyData } = webviewTheme(theme);
  const data = Object.entries({ ...bodyData, vscodeThemeId: themeIds[theme] }).map(
    ([name, value]) => `data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value}"`,
  );
  return html.replace('<body', `<body class="${[bodyClass, ...extraClasses].join(' ')}" ${data.join(' ')}`);
}

/** The style sheets that VS Code puts below a page's own. */
export function themeStyles(theme: ThemeKind): string {
  const { variables, stylesheet } = webviewTheme(theme);
  const declarations = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  return `${stylesheet}
    @layer vscode-default { html { background-color: var(--vscode-editor-background); } }
    :root { ${declarations.join(' ')} }`;
}
