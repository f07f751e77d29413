import { randomBytes } from 'node:crypto';

export interface PageAddresses {
  /** Sources that VS Code allows a webview to load its own files from. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  readonly language: string;
}

/**
 * The document of the page. Everything is refused that is not named: scripts carry a nonce that nobody can guess,
 * styles and fonts come from the extension's folder, and there is no network.
 */
export function editorPage({ cspSource, script, style, language }: PageAddresses): string {
  const nonce = randomBytes(16).toString('base64url');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta property="csp-nonce" nonce="${nonce}">
    <link rel="stylesheet" href="${escaped(style)}">
    <title>WorldFirst</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" nonce="${nonce}" src="${escaped(script)}"></script>
  </body>
</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
