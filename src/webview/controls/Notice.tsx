import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

export type NoticeTone = 'error' | 'warning' | 'info';

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly id?: string;
  readonly children: ComponentChildren;
  readonly action?: { readonly title: string; readonly onClick: () => void } | undefined;
}

const icons: Readonly<Record<NoticeTone, IconName>> = { error: 'error', warning: 'warning', info: 'info' };

/** A sentence that the user should see, and the button that helps. */
export function Notice({ tone, id, children, action }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} id={id}>
      <Icon name={icons[tone]} />
      <div class="notice-text">{children}</div>
      {action === undefined ? null : (
        <button type="button" class="button secondary small" onClick={action.onClick}>
          {action.title}
        </button>
      )}
    </div>
  );
}
