import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../controls/Buttons.tsx';
import { t } from '../translate.ts';

interface DialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
  /** The buttons at the end. */
  readonly buttons: ComponentChildren;
  readonly onClose: () => void;
}

/** A dialog in front of the page. Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, wide = false, children, buttons, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const { current } = dialog;
    const before = document.activeElement;
    current?.showModal();
    return () => {
      current?.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);

  return (
    <dialog
      class={wide ? 'dialog wide' : 'dialog'}
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Keys in here are none of the table's behind it.
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
        }
      }}
    >
      <div class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={t('Close')} onClick={onClose} />
      </div>
      <div class="dialog-body">{children}</div>
      <div class="dialog-buttons">{buttons}</div>
    </dialog>
  );
}
