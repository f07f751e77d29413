import { webviewTheme, type ThemeKind } from '../support/themes.ts';
import { themeStyles } from '../support/withTheme.ts';
import type { EditorHost } from './editorHost.ts';

/** As VS Code does it when the user chooses another theme. */
export async function switchTheme(host: EditorHost, theme: ThemeKind): Promise<void> {
  await host.page.evaluate(
    ({ styles, bodyClass }) => {
      document.adoptedStyleSheets[0]?.replaceSync(styles);
      document.body.className = bodyClass;
    },
    { styles: themeStyles(theme), bodyClass: webviewTheme(theme).bodyClass },
  );
}

/** What is wider than its place: the page itself, or text that is cut off without an ellipsis. */
export function findOverflow(): readonly string[] {
  /** What scrolls by itself, or is not text. */
  const apart = '.cm-editor, [hidden], .progress-bar, .tabs, svg, .grid > *, .csv-preview > *';
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} > ${root.clientWidth}`);
  for (const element of document.querySelectorAll<HTMLElement>('main *')) {
    if (element.closest(apart) !== null) continue;
    const { right } = element.getBoundingClientRect();
    const name = `${element.tagName}.${element.className}`;
    if (right > root.clientWidth + 1 && element.offsetParent !== null) found.push(`${name} ends at ${right}`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth) {
      if (!element.matches('.visually-hidden, select')) found.push(`${name} cuts off what it holds`);
    }
  }
  return found;
}
