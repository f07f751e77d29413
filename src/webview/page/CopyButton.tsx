import { Icon } from '../controls/Icon.tsx';
import { useActions, type Actions } from './actions.ts';
import { useCopied } from './useCopied.ts';

interface CopyButtonProps {
  readonly what: Parameters<Actions['copy']>[0];
  readonly label: string;
  /** Shows the label beside the picture. */
  readonly wide?: boolean;
}

/** Has the host copy something, and shows for a moment that it did. */
export function CopyButton({ what, label, wide = false }: CopyButtonProps) {
  const actions = useActions();
  const [copied, setCopied] = useCopied();

  return (
    <button
      type="button"
      class={wide ? 'button secondary small' : 'icon-button'}
      title={label}
      aria-label={wide ? undefined : label}
      onClick={() => void actions.copy(what).then(setCopied)}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      {wide ? label : null}
    </button>
  );
}
