import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

export type NoticeTone = 'error' | 'warning' | 'info';

interface NoticeAction {
  readonly title: string;
  readonly onClick: () => void;
}

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly id?: string;
  readonly children: ComponentChildren;
  readonly action?: NoticeAction | undefined;
  /** Several ways out, the first of them the best. */
  readonly actions?: readonly NoticeAction[];
}

const icons: Readonly<Record<NoticeTone, IconName>> = { error: 'error', warning: 'warning', info: 'info' };

/** A sentence that the user should see, and the button that helps. */
export function Notice({ tone, id, children, action, actions = action ? [action] : [] }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} id={id}>
      <Icon name={icons[tone]} />
      <div class="notice-text">{children}</div>
      {actions.map(({ title, onClick }) => (
        <button key={title} type="button" class="button secondary small" onClick={onClick}>
          {title}
        </button>
      ))}
    </div>
  );
}
