import { Fragment } from 'preact';
import type { FollowedState } from '../../protocol/grantForm.ts';
import type { EditorState, ResponseState } from '../../protocol/requestEditor.ts';
import { Icon } from '../controls/Icon.tsx';
import { Notice } from '../controls/Notice.tsx';
import { useActions } from '../page/actions.ts';
import { formatBytes, formatDuration, formatTime } from '../page/format.ts';
import type { ResponseTab } from '../page/viewState.ts';
import { t } from '../translate.ts';
import { NoAnswer } from './NoAnswer.tsx';
import { ResponseTabs } from './ResponseTabs.tsx';
import { outcomeLook, verdictIcon, verificationLook } from './tone.ts';

interface ResponseViewProps {
  readonly state: EditorState;
  readonly tab: ResponseTab;
  readonly onTab: (tab: ResponseTab) => void;
  /** Sends the request as a click on Send does. */
  readonly onSend: () => void;
}

export function ResponseView({ state, tab, onTab, onSend }: ResponseViewProps) {
  const { response, send, grant } = state;
  if (response === undefined) {
    return <NoAnswer state={state} />;
  }
  const application = grant?.application;
  const meanwhile =
    application !== undefined && application.id === response.applicationId ? application : undefined;
  const isOpen = response.outcome === 'pending' || response.outcome === 'unknown';
  const settled = isOpen && (meanwhile?.tone === 'good' || meanwhile?.tone === 'bad');
  return (
    <div class="response">
      {send.kind === 'sending' && send.startedAt !== undefined ? (
        <Notice tone="info">{t('Below is the answer of the call before.')}</Notice>
      ) : null}
      <Outcome response={response} meanwhile={meanwhile} />
      {settled ? null : (
        <Advice response={response} onSendAgain={state.endpoint?.effect === 'read' ? onSend : undefined} />
      )}
      <Verdicts response={response} />
      <Figures response={response} />
      <Departures response={response} />
      <ResponseTabs response={response} tab={tab} onTab={onTab} />
    </div>
  );
}

interface PartProps {
  readonly response: ResponseState;
}

interface OutcomeProps extends PartProps {
  /** What has become of the application that this answered. */
  readonly meanwhile: FollowedState | undefined;
}

function Outcome({ response, meanwhile }: OutcomeProps) {
  const look = outcomeLook(response);
  const verification = verificationLook(response.verification.kind);
  return (
    <div class={`outcome ${look.tone}`}>
      {meanwhile === undefined ? null : <p class="muted">{t('The answer to the sending:')}</p>}
      <p class="outcome-headline" id="outcome" tabIndex={-1}>
        <Icon name={look.icon} />
        <span>{response.headline}</span>
      </p>
      <div class="outcome-facts">
        <span class={`badge verification ${verification.tone}`} title={response.verification.detail}>
          <Icon name={verification.icon} />
          {response.verification.label}
        </span>
        <span title={t('Duration')}>{formatDuration(response.durationMs)}</span>
        <span title={t('Size of the body')}>{formatBytes(response.bytes)}</span>
        <span title={t('Received')}>{formatTime(response.receivedAt)}</span>
      </div>
      {meanwhile === undefined ? null : (
        <p class="outcome-meanwhile">
          {t('Meanwhile:')} <b>{meanwhile.title}</b>
        </p>
      )}
    </div>
  );
}

function Verdicts({ response }: PartProps) {
  const { verification, headline } = response;
  const look = verificationLook(verification.kind);
  return (
    <dl class="verdicts">
      {response.verdicts.map(({ title, value, detail, tone }) => (
        <div class={`verdict ${tone}`} key={title}>
          <dt>
            <Icon name={verdictIcon(tone)} />
            {title}
          </dt>
          <dd>
            <span class="verdict-value">{value}</span>
            {detail === undefined ? null : <span class="verdict-detail">{detail}</span>}
          </dd>
        </div>
      ))}
      {verification.kind === 'notSent' ? null : (
        <div class={`verdict ${look.tone}`}>
          <dt>
            <Icon name={look.icon} />
            {t('Signature')}
          </dt>
          <dd>
            <span class="verdict-value">{verification.label}</span>
            {headline.includes(verification.detail) ? null : (
              <span class="verdict-detail">{verification.detail}</span>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

interface AdviceProps extends PartProps {
  /** undefined: the request writes, and nothing here sends it once more. */
  readonly onSendAgain: (() => void) | undefined;
}

function Advice({ response: { advice, fixes }, onSendAgain }: AdviceProps) {
  const actions = useActions();
  const buttons = fixes.flatMap(({ title, intent }) => {
    const onClick = intent === 'sendAgain' ? onSendAgain : () => actions.fix(intent);
    return onClick === undefined ? [] : [{ title, onClick }];
  });
  if (advice.length === 0 && buttons.length === 0) {
    return null;
  }
  return (
    <section class="advice" aria-labelledby="advice">
      <h3 id="advice">{t('What to do')}</h3>
      {advice.length === 0 ? null : (
        <ul>
          {advice.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {buttons.length === 0 ? null : (
        <div class="advice-actions">
          {buttons.map(({ title, onClick }) => (
            <button key={title} type="button" class="button secondary small" onClick={onClick}>
              {title}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function Figures({ response: { figures } }: PartProps) {
  if (figures.length === 0) {
    return null;
  }
  return (
    <section class="figures" aria-labelledby="figures">
      <h3 id="figures">{t('Figures')}</h3>
      {figureGroups(figures).map(({ owner, members }, group) => (
        <Fragment key={group}>
          {owner === '' ? null : <h4>{owner}</h4>}
          <dl>
            {members.map(({ label, value, raw }, index) => (
              <div key={index}>
                <dt>{label}</dt>
                <dd>
                  <span class="figure-value">{value}</span>
                  <code class="figure-raw" title={t('As it stands in the answer')}>
                    {raw === value ? '' : raw}
                  </code>
                </dd>
              </div>
            ))}
          </dl>
        </Fragment>
      ))}
    </section>
  );
}

type Figure = ResponseState['figures'][number];

interface FigureGroup {
  /** What its figures belong to, such as an account; '' for those of the answer as a whole. */
  readonly owner: string;
  readonly members: readonly Figure[];
}

/** Neighbours of one owner together, so that each owner is named once. */
function figureGroups(figures: readonly Figure[]): readonly FigureGroup[] {
  const groups: { readonly owner: string; readonly members: Figure[] }[] = [];
  for (const figure of figures) {
    const cut = figure.label.lastIndexOf(' · ');
    const owner = cut < 0 ? '' : figure.label.slice(0, cut);
    const own = { ...figure, label: cut < 0 ? figure.label : figure.label.slice(cut + 3) };
    const last = groups.at(-1);
    if (last?.owner === owner) {
      last.members.push(own);
    } else {
      groups.push({ owner, members: [own] });
    }
  }
  return groups;
}

function Departures({ response: { departures } }: PartProps) {
  if (departures.length === 0) {
    return null;
  }
  return (
    <details class="departures">
      <summary>{t('Differs from the documents ({0})', departures.length)}</summary>
      <ul>
        {departures.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
