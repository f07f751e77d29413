import type { Family } from '../../core/catalogue/endpoint.ts';
import type { EditorState, EndpointSummary } from '../../protocol/requestEditor.ts';
import { QuietButton } from '../controls/Buttons.tsx';
import { Notice } from '../controls/Notice.tsx';
import { UrlText } from '../controls/UrlText.tsx';
import { t } from '../translate.ts';
import { useActions } from './actions.ts';
import { EffectBadge } from './Header.tsx';

interface EndpointPickerProps {
  readonly state: EditorState;
  /** Why the last action failed. */
  readonly failure: string | undefined;
}

/** For a file whose name tells no endpoint: which one is it for? */
export function EndpointPicker({ state, failure }: EndpointPickerProps) {
  const actions = useActions();
  const families = [...new Set(state.endpoints.map(({ family }) => family))];
  return (
    <main class="picker">
      <div class="header-top">
        <h1>{t('Which endpoint is this request for?')}</h1>
        <div class="toolbar">
          <QuietButton icon="code" label={t('Open as Text')} onClick={actions.openAsText} />
        </div>
        <p class="purpose">
          {t('The name of “{0}” does not tell. The choice renames the file.', state.fileName)}
        </p>
      </div>
      <div aria-live="polite">{failure === undefined ? null : <Notice tone="error">{failure}</Notice>}</div>
      {families.map((family) => (
        <section key={family} aria-labelledby={`family-${family}`}>
          <h2 id={`family-${family}`}>{familyName(family)}</h2>
          <ul class="endpoints">
            {state.endpoints
              .filter((endpoint) => endpoint.family === family)
              .map((endpoint) => (
                <li key={endpoint.name}>
                  <EndpointButton endpoint={endpoint} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

function EndpointButton({ endpoint }: { readonly endpoint: EndpointSummary }) {
  const actions = useActions();
  return (
    <button type="button" class="endpoint" onClick={() => actions.chooseEndpoint(endpoint.name)}>
      <span class="endpoint-title">
        {endpoint.title} <EffectBadge effect={endpoint.effect} />
      </span>
      <span class="muted">{endpoint.purpose}</span>
      <code class="endpoint-path">
        <UrlText url={endpoint.path} />
      </code>
    </button>
  );
}

function familyName(family: Family): string {
  switch (family) {
    case 'accounts':
      return t('Accounts');
    case 'credit':
      return t('Credit');
    case 'authorization':
      return t('Authorisation');
  }
}
