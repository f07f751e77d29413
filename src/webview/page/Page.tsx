import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { BodyProblem } from '../../core/calls/ports.ts';
import type { DocumentState, EditorState, EndpointSummary } from '../../protocol/requestEditor.ts';
import { readBody, type BodyModel } from '../body/bodyModel.ts';
import { missingMembers } from '../body/missing.ts';
import { TabPanel, Tabs, type Tab } from '../controls/Tabs.tsx';
import { FormView } from '../form/FormView.tsx';
import { useVisited } from '../form/useVisited.ts';
import { HeadersView } from '../request/HeadersView.tsx';
import { JsonView, type JsonWish } from '../request/JsonView.tsx';
import { SignatureView } from '../request/SignatureView.tsx';
import { ResponseView } from '../response/ResponseView.tsx';
import { t } from '../translate.ts';
import { useActions } from './actions.ts';
import { Header, Sender } from './Header.tsx';
import type { HostPort } from './hostPort.ts';
import { SendBar } from './SendBar.tsx';
import type { Sending } from './useSend.ts';
import type { RequestTab, ResponseTab } from './viewState.ts';

interface PageProps {
  readonly host: HostPort;
  readonly state: EditorState;
  readonly endpoint: EndpointSummary;
  readonly sending: Sending;
  /** Why the last action failed. */
  readonly failure: string | undefined;
  readonly requestTab: RequestTab;
  readonly responseTab: ResponseTab;
  /** Where the cursor of the JSON view is wanted. */
  readonly wish: JsonWish | undefined;
  readonly onRequestTab: (tab: RequestTab) => void;
  readonly onShowJson: (place: number | string) => void;
  readonly onResponseTab: (tab: ResponseTab) => void;
}

/** The request on one side, its answer on the other; one below the other where the window is narrow. */
export function Page(props: PageProps) {
  const { host, state, endpoint, sending, requestTab, onRequestTab, wish } = props;
  const actions = useActions();
  const body = useBody(state.document.text, requestTab === 'form');
  const visited = useVisited();
  const missing = useMemo(() => missingMembers(state.document), [state.document]);
  // That something is missing is no fault of somebody who has not come to it yet.
  const problems = useMemo(
    () =>
      state.document.problems.filter(
        ({ pointer }) => sending.tried || visited.pointers.has(pointer) || !missing.has(pointer),
      ),
    [state.document, sending.tried, visited.pointers, missing],
  );
  const jsonOpened = useRef(false);
  jsonOpened.current ||= requestTab === 'json';
  const answerId = state.response?.id;
  const { onResponseTab } = props;
  useRevealedAnswer(
    answerId,
    state.send.kind === 'sending',
    useCallback(() => onResponseTab('body'), [onResponseTab]),
  );

  return (
    <main class="editor">
      <header class={state.profile.production ? 'header production' : 'header'}>
        <Header state={state} endpoint={endpoint} />
        <SendBar
          state={state}
          endpoint={endpoint}
          sending={sending}
          failure={props.failure}
          missing={missing.size}
        />
        <Sender profile={state.profile} />
      </header>
      <section class="pane request" aria-labelledby="request-title">
        <h2 class="visually-hidden" id="request-title">
          {t('Request')}
        </h2>
        <Tabs
          group="request"
          label={t('Request')}
          tabs={requestTabList(state.document, problems)}
          selected={requestTab}
          onSelect={onRequestTab}
        />
        <div class="pane-body" id="request-scroll">
          <TabPanel group="request" id="form" selected={requestTab}>
            <FormView
              state={state}
              body={body}
              problems={problems}
              leave={visited.leave}
              showJson={props.onShowJson}
              insertSample={actions.insertSample}
            />
          </TabPanel>
          <TabPanel group="request" id="json" selected={requestTab}>
            {jsonOpened.current ? (
              <JsonView document={state.document} problems={problems} form={state.form} wish={wish} />
            ) : null}
          </TabPanel>
          <TabPanel group="request" id="headers" selected={requestTab}>
            <HeadersView target={state.target} />
          </TabPanel>
          <TabPanel group="request" id="signature" selected={requestTab}>
            <SignatureView host={host} state={state} shown={requestTab === 'signature'} />
          </TabPanel>
        </div>
      </section>
      <section class="pane answer" id="answer" aria-labelledby="answer-title">
        <h2 class="pane-title" id="answer-title">
          {t('Response')}
        </h2>
        <div class="pane-body" id="answer-scroll">
          <ResponseView
            key={answerId}
            state={state}
            tab={props.responseTab}
            onTab={props.onResponseTab}
            onSend={sending.send}
          />
        </div>
      </section>
    </main>
  );
}

/**
 * The body of the present text; while that cannot be read, the last one that could. Reading takes its time where
 * the text is long, so it waits until the body is shown.
 */
function useBody(text: string, shown: boolean): BodyModel {
  const last = useRef<{ readonly text: string; readonly body: BodyModel }>(undefined);
  if (last.current === undefined || (shown && last.current.text !== text)) {
    last.current = { text, body: readBody(text, last.current?.body) };
  }
  return last.current.body;
}

/**
 * Scrolls a new answer into sight. The tab that was chosen stays chosen, but a first answer begins
 * with its body. The focus stays where it is.
 */
function useRevealedAnswer(answerId: string | undefined, sending: boolean, onFirst: () => void): void {
  const shown = useRef(answerId);
  const typed = useRef(false);
  useEffect(() => {
    if (!sending) {
      return undefined;
    }
    typed.current = false;
    const note = (): void => {
      typed.current = true;
    };
    document.addEventListener('input', note);
    return () => document.removeEventListener('input', note);
  }, [sending]);
  useLayoutEffect(() => {
    if (answerId !== undefined && answerId !== shown.current) {
      const behavior = document.body.classList.contains('vscode-reduce-motion') ? 'auto' : 'smooth';
      document.getElementById('answer-scroll')?.scrollTo({ top: 0 });
      // Nothing moves under somebody who has gone on to write meanwhile.
      if (!typed.current) {
        document.getElementById('answer')?.scrollIntoView({ block: 'start', behavior });
      }
      typed.current = false;
      if (shown.current === undefined) {
        onFirst();
      }
    }
    shown.current = answerId;
  }, [answerId, onFirst]);
}

function requestTabList(
  document: DocumentState,
  problems: readonly BodyProblem[],
): readonly Tab<RequestTab>[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const count = document.syntax === undefined ? problems.length : 1;
  const tone = errors > 0 || document.syntax !== undefined ? 'error' : 'warning';
  const label =
    document.syntax === undefined ? t('{0} errors, {1} warnings', errors, warnings) : t('not valid JSON');
  const badge = { text: String(count), label, tone } as const;
  return [
    { id: 'form', title: t('Form'), ...(count > 0 && document.syntax === undefined && { badge }) },
    { id: 'json', title: t('JSON'), ...(document.syntax !== undefined && { badge }) },
    { id: 'headers', title: t('Headers') },
    { id: 'signature', title: t('Signature') },
  ];
}
