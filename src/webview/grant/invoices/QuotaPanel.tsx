import type { KnownQuota, QuotaState } from '../../../protocol/grantForm.ts';
import { IconButton } from '../../controls/Buttons.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';
import { formatMoment } from '../formatMoment.ts';

/** What can still be approved, as it was read last. */
export function QuotaPanel({ quota }: { readonly quota: QuotaState }) {
  const actions = useActions();
  const known = quota.kind === 'known' ? quota : quota.kind === 'loading' ? quota.earlier : undefined;
  const loading = quota.kind === 'loading';
  return (
    <section class="figures quota" aria-label={t('Credit quota')}>
      <h3 class="panel-title">
        {t('Credit quota')}
        {loading ? (
          <span class="spinner" role="img" aria-label={t('Reading the quota…')} />
        ) : (
          <IconButton
            icon="refresh"
            label={t('Read the quota again')}
            onClick={() => void actions.grant('refreshQuota', {})}
          />
        )}
      </h3>
      {quota.kind === 'failed' ? <Failure obstacle={quota.obstacle} /> : null}
      {known === undefined ? <NotKnown kind={quota.kind} /> : <Figures quota={known} />}
    </section>
  );
}

function NotKnown({ kind }: { readonly kind: QuotaState['kind'] }) {
  switch (kind) {
    case 'none':
      return <p class="muted">{t('Not read yet.')}</p>;
    case 'loading':
      return <p class="muted">{t('Reading the quota…')}</p>;
    case 'known':
    case 'failed':
      return null;
  }
}

function Failure({ obstacle }: { readonly obstacle: Extract<QuotaState, { kind: 'failed' }>['obstacle'] }) {
  const actions = useActions();
  const { fix } = obstacle;
  const action = fix && { title: fix.title, onClick: () => actions.fix(fix.intent) };
  return (
    <Notice tone="warning" action={action}>
      {obstacle.sentence}
    </Notice>
  );
}

function Figures({ quota }: { readonly quota: KnownQuota }) {
  return (
    <>
      <dl>
        {quota.figures.map(({ label, value, raw }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span class="figure-value" title={raw}>
                {value}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="quota-read muted">
        <span>{t('Read at {0}', formatMoment(quota.readAt))}</span>
        <span class={`badge verification ${quota.verified ? 'good' : 'warning'}`}>
          <Icon name={quota.verified ? 'shieldCheck' : 'shield'} />
          {quota.verified ? t('verified') : t('not verified')}
        </span>
      </p>
    </>
  );
}
