/** The controls that take the focus over, the better ones first. */
const controls = [
  'input, select, textarea, [contenteditable=true]',
  '.primary, [aria-selected=true]',
  'button',
];

/**
 * Where a drawing takes away what has the focus, somebody at the keyboard would be thrown back to the top of
 * the page. The focus goes to what has the same id now, else to the nearest control around the place.
 */
export function keepFocus(root: HTMLElement): void {
  /** What has the focus and everything around it, from the inside out. */
  let path: readonly HTMLElement[] = [];

  const remember = ({ target }: FocusEvent): void => {
    path = target instanceof HTMLElement ? withAncestors(target, root) : [];
  };
  const forget = (): void => {
    // What a drawing takes away loses the focus as well, and is gone when the drawing is done.
    queueMicrotask(() => {
      if (path[0]?.isConnected === true && path[0] !== document.activeElement) {
        path = [];
      }
    });
  };
  const observer = new MutationObserver(() => {
    const [lost, ...around] = path;
    if (lost !== undefined && !lost.isConnected && document.activeElement === document.body) {
      path = [];
      next(lost, around)?.focus({ preventScroll: true });
    }
  });

  observer.observe(root, { childList: true, subtree: true });
  root.addEventListener('focusin', remember);
  root.addEventListener('focusout', forget);
}

function withAncestors(element: HTMLElement, root: HTMLElement): readonly HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let each: HTMLElement | null = element; each !== null && each !== root; each = each.parentElement) {
    path.push(each);
  }
  return path;
}

function next(lost: HTMLElement, around: readonly HTMLElement[]): HTMLElement | undefined {
  const same = lost.id === '' ? null : document.getElementById(lost.id);
  if (same !== null) {
    return same;
  }
  for (const place of around.filter((each) => each.isConnected)) {
    for (const selector of controls) {
      const shown = [...place.querySelectorAll<HTMLElement>(selector)].find(isShown);
      if (shown !== undefined) {
        return shown;
      }
    }
  }
  return undefined;
}

function isShown(element: HTMLElement): boolean {
  return element.offsetParent !== null && !element.matches(':disabled');
}
