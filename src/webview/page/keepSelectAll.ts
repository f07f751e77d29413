/**
 * Where text is edited, the page selects all by itself. VS Code would hear of the key as well and select
 * everything once more a moment later, so that the next letter would replace those typed meanwhile.
 */
export function keepSelectAll(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const selectsAll = key.toLowerCase() === 'a' && (ctrlKey || metaKey) && !altKey && !shiftKey;
    const edits =
      target instanceof HTMLElement && (target.matches('input, textarea') || target.isContentEditable);
    if (selectsAll && edits) {
      event.stopPropagation();
    }
  });
}
