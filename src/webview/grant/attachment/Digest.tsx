import { IconButton } from '../../controls/Buttons.tsx';
import { useActions } from '../../page/actions.ts';
import { useCopied } from '../../page/useCopied.ts';
import { t } from '../../translate.ts';

const shown = 12;

/** A SHA-256 by its beginning; the whole of it is in the tooltip and goes to the clipboard. */
export function Digest({ of, sha256 }: { readonly of: string; readonly sha256: string }) {
  const actions = useActions();
  const [copied, setCopied] = useCopied();

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(sha256);
      setCopied(true);
      actions.say(t('Copied.'));
    } catch {
      setCopied(false);
    }
  };
  return (
    <span class="digest">
      <code title={sha256}>SHA-256 {sha256.slice(0, shown)}…</code>
      <IconButton
        icon={copied ? 'check' : 'copy'}
        label={t('Copy the SHA-256 of {0}', of)}
        onClick={() => void copy()}
      />
    </span>
  );
}
