import { useState } from 'preact/hooks';
import { Select } from '../../controls/Select.tsx';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';
import { Dialog } from '../Dialog.tsx';
import { useGrant } from '../useGrant.ts';

/** Chooses the column by whose values the invoices are parted into drafts of their own. */
export function SplitDialog({ onClose }: { readonly onClose: () => void }) {
  const { columns } = useGrant().columns;
  const actions = useActions();
  const dated = columns.find(({ type }) => type === 'date') ?? columns[0];
  const [path, setPath] = useState(dated?.path ?? '');
  const split = (): void => {
    void actions.grant('splitByColumn', { path });
    onClose();
  };
  return (
    <Dialog
      title={t('Split by Column')}
      onClose={onClose}
      buttons={
        <>
          <button type="button" class="button secondary" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="button" class="button primary" onClick={split}>
            {t('Make Drafts')}
          </button>
        </>
      }
    >
      <p>
        {t(
          'An application has one invoice date. One draft is made for each value of the column; this one stays.',
        )}
      </p>
      <div class="dialog-field">
        <label for="split-column">{t('Column')}</label>
        <Select
          id="split-column"
          value={path}
          options={columns.map((column) => ({ value: column.path, text: column.title }))}
          onChange={setPath}
        />
      </div>
    </Dialog>
  );
}
