import type { TargetState } from '../../protocol/requestEditor.ts';
import { t } from '../translate.ts';
import { HeaderTable } from './HeaderTable.tsx';

export function HeadersView({ target }: { readonly target: TargetState }) {
  return (
    <div class="padded">
      <p class="muted intro">{t('These headers go with the request. Secrets are not shown.')}</p>
      <HeaderTable
        label={t('Headers that will be sent')}
        nameTitle={t('Name')}
        valueTitle={t('Value')}
        rows={target.headers}
      />
    </div>
  );
}
