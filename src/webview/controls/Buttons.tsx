import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  /** Its name for everybody: the tooltip, and what a screen reader says. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

interface QuietButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

/** A button of a toolbar: picture and words where there is room, the picture alone where there is not. */
export function QuietButton({ icon, label, onClick }: QuietButtonProps) {
  return (
    <button type="button" class="quiet-button" title={label} aria-label={label} onClick={onClick}>
      <Icon name={icon} />
      <span class="quiet-button-text">{label}</span>
    </button>
  );
}

interface LinkButtonProps {
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

export function LinkButton({ onClick, children }: LinkButtonProps) {
  return (
    <button type="button" class="link-button" onClick={onClick}>
      {children}
    </button>
  );
}

interface SmallButtonProps extends LinkButtonProps {
  readonly icon?: IconName;
  readonly disabled?: boolean;
}

export function SmallButton({ icon, disabled = false, onClick, children }: SmallButtonProps) {
  return (
    <button type="button" class="button secondary small" disabled={disabled} onClick={onClick}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}
