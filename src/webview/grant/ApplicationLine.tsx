import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { FollowedState } from '../../protocol/grantForm.ts';
import { SmallButton } from '../controls/Buttons.tsx';
import { Icon, type IconName } from '../controls/Icon.tsx';
import { useActions } from '../page/actions.ts';
import { t } from '../translate.ts';
import { useGrant } from './useGrant.ts';

const icons: Readonly<Record<FollowedState['tone'], IconName>> = {
  good: 'passed',
  bad: 'error',
  warning: 'question',
  neutral: 'clock',
};

/** Stands between the parts of a title; each of them stays on one line where it fits. */
const separator = ' · ';

/** What became of the application with the reference number that stands in the form. */
export function ApplicationLine() {
  const { application } = useGrant();
  const actions = useActions();
  const [asking, setAsking] = useState(false);
  if (application === undefined) {
    return null;
  }
  const { title, tone, sentences, canQuery } = application;
  const query = async (): Promise<void> => {
    setAsking(true);
    await actions.grant('queryApplication', {});
    setAsking(false);
  };
  return (
    <section class={`application outcome ${tone}`} aria-label={t('Application')}>
      <p class="outcome-headline" role="status">
        <Icon name={icons[tone]} />
        <span>
          {title.split(separator).map((part, index) => (
            <Fragment key={`${index} ${part}`}>
              {index === 0 ? null : separator}
              <span class="headline-part">{part}</span>
            </Fragment>
          ))}
        </span>
      </p>
      <div class="application-more">
        {sentences.map((sentence, index) => (
          <p key={`${index} ${sentence}`}>{sentence}</p>
        ))}
        <div class="advice-actions">
          {canQuery ? (
            <SmallButton icon="refresh" disabled={asking} onClick={() => void query()}>
              {t('Query Now')}
            </SmallButton>
          ) : null}
          <SmallButton onClick={() => void actions.grant('showEvidence', {})}>
            {t('Show Evidence')}
          </SmallButton>
        </div>
      </div>
    </section>
  );
}
