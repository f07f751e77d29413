import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { editorPage } from '../../src/extension/requests/editorPage.ts';
import type { Wire } from '../../src/protocol/wire.ts';
import type { ThemeKind } from './themes.ts';
import { sharedBrowser } from './vscodeServers.ts';
import { themeStyles, withTheme } from './withTheme.ts';

export interface WebviewPageOptions {
  /** Bundle below dist/webview. Default: the request editor. */
  readonly entry?: string;
  readonly theme?: ThemeKind;
  /** What an earlier life of the page left with `setState`. */
  readonly state?: unknown;
  /** Also says so to the page, as VS Code does with a class on the body. */
  readonly screenReader?: boolean;
  readonly reduceMotion?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Makes another document of the usual one. */
  readonly html?: (document: string) => string;
}

/** A built page in Chromium under its real policy, with the test in the place of the host. */
export interface WebviewPage extends AsyncDisposable {
  readonly page: Page;
  /** The host's end: give it to a peer, or post and listen by hand. */
  readonly wire: Wire;
  /** Everything the page has posted so far. */
  readonly posted: readonly unknown[];
  /** What the page last gave to `setState`. */
  state(): Promise<unknown>;
  /** Loads the page again with the state it left, as VS Code does with a hidden editor that shows again. */
  reload(): Promise<void>;
  /** Writes `out/screenshots/<name>.png`. */
  screenshot(name: string): Promise<string>;
  /** Rejects if the page broke its policy, threw, or logged an error. */
  close(): Promise<void>;
}

const origin = 'https://webview.test';
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

export async function openWebviewPage(options: WebviewPageOptions = {}): Promise<WebviewPage> {
  const { entry = 'requestEditor', theme = 'dark', html = (usual: string) => usual } = options;
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 900, height: 800 },
    reducedMotion: options.reduceMotion === true ? 'reduce' : 'no-preference',
    forcedColors: 'none',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const classes = [
    ...(options.screenReader === true ? ['vscode-using-screen-reader'] : []),
    ...(options.reduceMotion === true ? ['vscode-reduce-motion'] : []),
  ];
  const usual = editorPage({
    cspSource: origin,
    script: `${origin}/${entry}.js`,
    style: `${origin}/${entry}.css`,
    language: 'en',
  });
  const document = withTheme(html(usual), theme, classes);
  await context.route(`${origin}/**`, (route) => serve(route, document));

  const problems: string[] = [];
  const posted: unknown[] = [];
  const listeners = new Set<(message: unknown) => void>();
  await context.exposeFunction('__post', (message: string) => {
    const value: unknown = JSON.parse(message, reviveBytes);
    posted.push(value);
    for (const listener of listeners) listener(value);
  });
  await context.exposeFunction('__problem', (problem: string) => problems.push(problem));
  await prepare(context, theme, options.state);

  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  // One after another: messages may not overtake each other.
  let delivered: Promise<unknown> = Promise.resolve();
  const wire: Wire = {
    post(message) {
      const text = JSON.stringify(message);
      delivered = delivered
        .then(() => page.evaluate((given) => window.postMessage(JSON.parse(given), '*'), text))
        // The page may be gone; a real host's message is dropped then as well.
        .catch(() => undefined);
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const close = async (): Promise<void> => {
    await delivered;
    await context.close();
    if (problems.length > 0) throw new Error(`The page had problems:\n${problems.join('\n')}`);
  };
  await page.goto(`${origin}/`);
  return {
    page,
    wire,
    posted,
    state: () => page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown),
    async reload() {
      await page.reload();
    },
    async screenshot(name) {
      const file = path.join('out/screenshots', `${name}.png`);
      mkdirSync(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file, fullPage: true });
      return file;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function reviveBytes(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && '$bytes' in value
    ? Uint8Array.from(value.$bytes as readonly number[])
    : value;
}

async function serve(route: Route, document: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: document });
  if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
  const file = path.join('dist/webview', pathname);
  if (!existsSync(file)) return route.fulfill({ status: 404 });
  const headers = { 'access-control-allow-origin': '*' };
  return route.fulfill({
    contentType: types[path.extname(file)] ?? 'application/octet-stream',
    body: readFileSync(file),
    headers,
  });
}

/** What VS Code prepares before the page's own script: theme, state and its interface. */
async function prepare(context: BrowserContext, theme: ThemeKind, state: unknown): Promise<void> {
  await context.addInitScript(
    ({ styles, initial }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      document.adoptedStyleSheets.push(sheet);
      const page = globalThis as unknown as {
        __post(message: string): void;
        __problem(problem: string): void;
        acquireVsCodeApi?: () => unknown;
      };
      document.addEventListener('securitypolicyviolation', (event) => {
        page.__problem(`policy: ${event.violatedDirective} refused ${event.blockedURI}`);
      });
      if (sessionStorage.getItem('state') === null && initial !== undefined) {
        sessionStorage.setItem('state', initial);
      }
      let acquired = false;
      page.acquireVsCodeApi = () => {
        if (acquired) throw new Error('An instance of the VS Code API has already been acquired');
        acquired = true;
        return Object.freeze({
          postMessage: (message: unknown) =>
            page.__post(
              // Bytes cross to the host as bytes.
              JSON.stringify(message, (_, each: unknown) =>
                each instanceof Uint8Array ? { $bytes: [...each] } : each,
              ),
            ),
          getState: (): unknown => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
          setState: (next: unknown) => {
            sessionStorage.setItem('state', JSON.stringify(next ?? null));
            return next;
          },
        });
      };
    },
    { styles: themeStyles(theme), initial: state === undefined ? undefined : JSON.stringify(state) },
  );
}
