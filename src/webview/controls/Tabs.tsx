import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** A short remark beside the title, such as a number of problems, and how it is read aloud. */
  readonly badge?: { readonly text: string; readonly label: string; readonly tone: 'error' | 'warning' };
}

interface TabsProps<Id extends string> {
  readonly group: string;
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** The row of tabs. Arrow keys, Home and End move between them; Tab leaves the row for the panel. */
export function Tabs<Id extends string>({ group, label, tabs, selected, onSelect }: TabsProps<Id>) {
  const row = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const index = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[nextIndex(event.key, index, tabs.length) ?? -1];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    onSelect(next.id);
    row.current?.querySelector<HTMLElement>(`#${tabId(group, next.id)}`)?.focus();
  };

  return (
    <div class="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown}>
      {tabs.map(({ id, title, badge }) => (
        <button
          type="button"
          key={id}
          id={tabId(group, id)}
          class="tab"
          role="tab"
          aria-selected={id === selected}
          aria-controls={panelId(group, id)}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          <span class="tab-title" data-title={title}>
            {title}
          </span>
          {badge === undefined ? null : (
            <span class={`tab-badge ${badge.tone}`} aria-label={badge.label} role="img">
              {badge.text}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  readonly group: string;
  readonly id: string;
  readonly selected: string;
  readonly children: ComponentChildren;
}

/** Stays in the page while another is shown, so that what it holds (selection, scroll position) is kept. */
export function TabPanel({ group, id, selected, children }: TabPanelProps) {
  return (
    <div
      id={panelId(group, id)}
      class="tab-panel"
      role="tabpanel"
      aria-labelledby={tabId(group, id)}
      tabIndex={-1}
      hidden={id !== selected}
    >
      {children}
    </div>
  );
}

export function tabId(group: string, id: string): string {
  return `${group}-tab-${id}`;
}

export function panelId(group: string, id: string): string {
  return `${group}-panel-${id}`;
}

function nextIndex(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
