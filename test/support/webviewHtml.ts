import { themeIds, webviewTheme, type ThemeKind } from './themes.ts';

export interface PageShell {
  /** Bundle below dist/webview, without extension. */
  readonly entry: string;
  readonly nonce: string;
  readonly origin: string;
  readonly language?: string;
}

/** The document that the extension gives a webview: everything is refused that is not named. */
export function webviewHtml({ entry, nonce, origin, language = 'en' }: PageShell): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${origin} 'nonce-${nonce}'`,
    `font-src ${origin}`,
    `img-src ${origin}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${origin}/${entry}.css">
    <title>WorldFirst</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" nonce="${nonce}" src="${origin}/${entry}.js"></script>
  </body>
</html>`;
}

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
