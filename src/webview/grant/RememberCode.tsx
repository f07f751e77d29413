import { useEffect, useRef, useState } from 'preact/hooks';
import type { RememberedCode, RememberedField } from '../../protocol/grantForm.ts';
import { LinkButton, SmallButton } from '../controls/Buttons.tsx';
import { useForm } from '../form/formContext.ts';
import { useActions } from '../page/actions.ts';
import { t } from '../translate.ts';

interface RememberCodeProps {
  readonly field: RememberedField;
  /** The name of the field. */
  readonly label: string;
  /** Empty where there is nothing to remember. */
  readonly value: string;
  /** What is remembered of the value. */
  readonly known: RememberedCode | undefined;
}

/** Keeps the code for the customer under a label, or takes it out of memory. */
export function RememberCode({ field, label, value, known }: RememberCodeProps) {
  const actions = useActions();
  const { customer } = useForm().state.profile;
  const input = useRef<HTMLInputElement>(null);
  const [naming, setNaming] = useState<string>();
  const shown = naming === value && known === undefined;

  useEffect(() => {
    if (shown) {
      input.current?.focus();
    }
  }, [shown]);

  // Before one is chosen it would be kept for nobody.
  if (value === '' || customer === undefined) {
    return null;
  }
  if (known !== undefined) {
    return (
      <p class="remember muted">
        {known.label === '' ? null : <span>{known.label} · </span>}
        <LinkButton onClick={() => void actions.grant('forgetCode', { field, value })}>
          {t('Forget {0}', value)}
        </LinkButton>
      </p>
    );
  }
  if (!shown) {
    return (
      <p class="remember">
        <LinkButton onClick={() => setNaming(value)}>{t('Remember…')}</LinkButton>
      </p>
    );
  }
  const remember = (): void => {
    void actions.grant('rememberCode', { field, value, label: input.current?.value.trim() ?? '' });
    setNaming(undefined);
  };
  return (
    <div class="remember naming">
      <input
        type="text"
        class="input"
        ref={input}
        aria-label={t('What {0} stands for', value)}
        placeholder={t('a label, for instance the name of the company')}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.isComposing || event.ctrlKey || event.metaKey) {
            return;
          }
          if (event.key === 'Enter') {
            event.preventDefault();
            remember();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            setNaming(undefined);
          }
        }}
      />
      <SmallButton onClick={remember}>{t('Remember {0}', label)}</SmallButton>
      <SmallButton onClick={() => setNaming(undefined)}>{t('Cancel')}</SmallButton>
    </div>
  );
}
