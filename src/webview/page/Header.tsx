import type { Effect } from '../../core/catalogue/endpoint.ts';
import type { EditorState, EndpointSummary, ProfileState } from '../../protocol/requestEditor.ts';
import { QuietButton } from '../controls/Buttons.tsx';
import { Icon } from '../controls/Icon.tsx';
import { Select } from '../controls/Select.tsx';
import { t } from '../translate.ts';
import { useActions } from './actions.ts';

interface HeaderProps {
  readonly state: EditorState;
  readonly endpoint: EndpointSummary;
}

export function Header({ state, endpoint }: HeaderProps) {
  const actions = useActions();
  return (
    <div class="header-top">
      <h1>
        {endpoint.title} <EffectBadge effect={endpoint.effect} />
      </h1>
      <div class="toolbar" role="toolbar" aria-label={t('Request file')}>
        <QuietButton icon="book" label={t('About this API')} onClick={actions.aboutApi} />
        <QuietButton icon="code" label={t('Open as Text')} onClick={actions.openAsText} />
        <QuietButton icon="copy" label={t('Copy as Code…')} onClick={actions.copyAsCode} />
        {state.scratch ? (
          <QuietButton icon="save" label={t('Save to Workspace…')} onClick={actions.saveToWorkspace} />
        ) : null}
      </div>
      <p class="purpose">{endpoint.purpose}</p>
    </div>
  );
}

/** Who sends and for whom. */
export function Sender({ profile }: { readonly profile: ProfileState }) {
  const actions = useActions();
  return (
    <div class="sender">
      <span class="sender-part">
        <span class="sender-label" id="profile-label">
          {t('Profile')}
        </span>
        <button
          type="button"
          id="profile"
          class={profile.production ? 'chip production' : 'chip'}
          aria-describedby="profile-label"
          title={t('Switch profile')}
          onClick={actions.chooseProfile}
        >
          {profile.production ? <strong>{gateName(profile)}</strong> : null}
          <span class="chip-text">{profile.name}</span>
          {showsKind(profile) ? <span class="chip-kind">{kindName(profile)}</span> : null}
          <Icon name="chevronDown" />
        </button>
      </span>
      {profile.customers.length === 0 ? null : <CustomerChoice profile={profile} />}
    </div>
  );
}

const undecided = '?';
const none = '-';

function CustomerChoice({ profile }: { readonly profile: ProfileState }) {
  const actions = useActions();
  const { customer, customers } = profile;
  const value = customer === undefined ? undecided : customer === null ? none : `=${customer}`;
  const missing =
    typeof customer === 'string' && customers.every(({ id }) => id !== customer) ? customer : undefined;
  return (
    <span class="sender-part">
      <label class="sender-label" for="customer">
        {t('Customer')}
      </label>
      <Select
        id="customer"
        aria={{ 'aria-required': true, 'aria-invalid': customer === undefined }}
        value={value}
        onChange={(picked) => {
          if (picked !== undecided) {
            actions.chooseCustomer(picked === none ? null : picked.slice(1));
          }
        }}
        options={[
          ...(customer === undefined ? [{ value: undecided, text: t('choose…') }] : []),
          { value: none, text: t('None – the partner’s own account') },
          ...customers.map(({ id, label }) => ({ value: `=${id}`, text: label })),
          ...(missing === undefined
            ? []
            : [{ value: `=${missing}`, text: t('{0} (not in this profile)', missing) }]),
        ]}
      />
    </span>
  );
}

export function EffectBadge({ effect }: { readonly effect: Effect }) {
  return <span class={`badge effect-${effect}`}>{effectName(effect)}</span>;
}

function effectName(effect: Effect): string {
  switch (effect) {
    case 'read':
      return t('Read');
    case 'write':
      return t('Write');
    case 'movesMoney':
      return t('Moves money');
  }
}

/** What counts as production says so; a sandbox that only counts as one says why. */
function gateName({ hostUnknown }: ProfileState): string {
  return hostUnknown === true ? t('sandbox · host not known, treated like production') : t('PRODUCTION');
}

function kindName({ kind }: ProfileState): string {
  switch (kind) {
    case 'simulator':
      return t('simulator');
    case 'sandbox':
      return t('sandbox');
    case 'production':
      return t('production');
  }
}

/** A name that says what kind it is needs no second word for it. */
function showsKind(profile: ProfileState): boolean {
  return !profile.production && !profile.name.toLowerCase().includes(kindName(profile).toLowerCase());
}
