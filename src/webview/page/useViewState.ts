import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { readViewState, type RequestTab, type ResponseTab, type ViewState } from './viewState.ts';

/** Where VS Code keeps the page's view state while the page is hidden. */
export interface KeptViewState {
  read(): unknown;
  write(state: ViewState): void;
}

export interface ShownView {
  readonly requestTab: RequestTab;
  readonly responseTab: ResponseTab;
  readonly selectRequestTab: (tab: RequestTab) => void;
  readonly selectResponseTab: (tab: ResponseTab) => void;
}

/** Keeps which tabs are shown, how far each part is scrolled and what has the focus, and brings them back. */
export function useViewState(kept: KeptViewState): ShownView {
  const view = useRef<ViewState>(undefined);
  view.current ??= readViewState(kept.read());
  const [requestTab, setRequestTab] = useState(view.current.requestTab);
  const [responseTab, setResponseTab] = useState(view.current.responseTab);

  const keep = useCallback(
    (change: Partial<ViewState>): void => {
      view.current = { ...(view.current ?? readViewState(undefined)), ...change };
      kept.write(view.current);
    },
    [kept],
  );

  useEffect(() => {
    const { scroll } = view.current ?? readViewState(undefined);
    for (const [id, top] of Object.entries(scroll)) {
      scrolled(id)?.scrollTo({ top });
    }
    // Chromium forgets the focus of a frame that is left, be it for the palette or for a question.
    const restoreFocus = (): void => {
      const focus = view.current?.focus;
      if (document.activeElement === document.body && focus !== undefined) {
        document.getElementById(focus)?.focus({ preventScroll: true });
      }
    };
    window.addEventListener('focus', restoreFocus);
    if (document.hasFocus()) {
      restoreFocus();
    }
    return () => window.removeEventListener('focus', restoreFocus);
  }, []);

  useEffect(() => {
    const keepFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.id !== '') {
        keep({ focus: target.id });
      }
    };
    let waiting: number | undefined;
    const keepScroll = ({ target }: Event): void => {
      const id = target === document ? pageScroll : target instanceof HTMLElement ? target.id : '';
      if (id === '' || waiting !== undefined) {
        return;
      }
      waiting = window.setTimeout(() => {
        waiting = undefined;
        keep({ scroll: { ...view.current?.scroll, [id]: scrolled(id)?.scrollTop ?? 0 } });
      }, 200);
    };
    document.addEventListener('focusin', keepFocus);
    document.addEventListener('scroll', keepScroll, true);
    return () => {
      document.removeEventListener('focusin', keepFocus);
      document.removeEventListener('scroll', keepScroll, true);
      window.clearTimeout(waiting);
    };
  }, [keep]);

  return {
    requestTab,
    responseTab,
    selectRequestTab: useCallback(
      (tab: RequestTab) => {
        setRequestTab(tab);
        keep({ requestTab: tab });
      },
      [keep],
    ),
    selectResponseTab: useCallback(
      (tab: ResponseTab) => {
        setResponseTab(tab);
        keep({ responseTab: tab });
      },
      [keep],
    ),
  };
}

const pageScroll = '(page)';

function scrolled(id: string): Element | null {
  return id === pageScroll ? document.scrollingElement : document.getElementById(id);
}
