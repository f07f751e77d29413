import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { EditorState, PageEvents } from '../../protocol/requestEditor.ts';
import { Drafts } from '../edits/drafts.ts';
import { EditingContext } from '../edits/editing.ts';
import { EditSender } from '../edits/editSender.ts';
import { tabId } from '../controls/Tabs.tsx';
import { ActionsContext, createActions } from './actions.ts';
import { Announcer } from './Announcer.tsx';
import { EndpointPicker } from './EndpointPicker.tsx';
import type { HostEvents, HostPort } from './hostPort.ts';
import { Page } from './Page.tsx';
import { useOwnCustomer } from './useOwnCustomer.ts';
import { sendButtonId, useSend } from './useSend.ts';
import type { JsonWish } from '../request/JsonView.tsx';
import { useViewState, type KeptViewState } from './useViewState.ts';

interface RequestEditorProps {
  readonly host: HostPort;
  readonly events: HostEvents;
  readonly initial: EditorState;
  readonly kept: KeptViewState;
}

export function RequestEditor({ host, events, initial, kept }: RequestEditorProps) {
  const [fromHost, setFromHost] = useState(initial);
  const { state, chosen, received } = useOwnCustomer(fromHost);
  const [remark, setRemark] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [wish, setWish] = useState<JsonWish>();
  const view = useViewState(kept);
  const { selectRequestTab } = view;

  const editing = useMemo(() => {
    const edits = new EditSender((edit) => host.call('edit', edit), {
      now: () => performance.now(),
      setTimeout: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
      clearTimeout: (handle) => window.clearTimeout(handle),
    });
    edits.acknowledge(initial.document.acknowledged);
    return { edits, drafts: new Drafts() };
  }, [host, initial]);
  const actions = useMemo(
    () => createActions(host, { say: setRemark, complain: setFailure, chosen }),
    [host, chosen],
  );
  const sending = useSend(host, state, editing);
  const { send } = sending;

  useEffect(
    () =>
      events.state.listen((next) => {
        setFromHost(next);
        received(next.profile);
        editing.edits.acknowledge(next.document.acknowledged);
      }),
    [events, editing, received],
  );
  useEffect(() => events.sendAsked.listen(() => send()), [events, send]);
  const showJson = useCallback(
    (place: JsonWish['place']): void => {
      setWish({ place });
      selectRequestTab('json');
    },
    [selectRequestTab],
  );
  useEffect(
    () =>
      events.focus.listen(({ place }) => {
        if (place === 'json') {
          showJson(undefined);
          return;
        }
        if (place === 'form' || place === 'signature') {
          selectRequestTab(place);
        }
        // The place may be on a tab that is shown only with the next drawing.
        requestAnimationFrame(() => elementOf(place)?.focus());
      }),
    [events, selectRequestTab, showJson],
  );

  return (
    <ActionsContext.Provider value={actions}>
      <EditingContext.Provider value={editing}>
        {state.endpoint === undefined ? (
          <EndpointPicker state={state} failure={failure} />
        ) : (
          <Page
            key={state.endpoint.name}
            host={host}
            state={state}
            endpoint={state.endpoint}
            sending={sending}
            failure={failure}
            requestTab={view.requestTab}
            responseTab={view.responseTab}
            wish={wish}
            onRequestTab={view.selectRequestTab}
            onShowJson={showJson}
            onResponseTab={view.selectResponseTab}
          />
        )}
        <Announcer state={state} remark={remark} />
      </EditingContext.Provider>
    </ActionsContext.Provider>
  );
}

function elementOf(place: Exclude<PageEvents['focus']['place'], 'json'>): HTMLElement | null {
  switch (place) {
    case 'send':
      return document.getElementById(sendButtonId);
    case 'form':
      return document.querySelector('.form :is(input, select, textarea)');
    case 'signature':
      return document.getElementById(tabId('request', 'signature'));
    case 'response':
      return document.getElementById('outcome');
  }
}
